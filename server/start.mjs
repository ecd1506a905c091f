// `npm start` and `npm run dev`. Nothing is imported before Node is known to be new enough, and the syntax is one that
// an old Node can parse, so that it answers with a sentence and not with a SyntaxError.
import('./node-version.mjs')
  .then((node) => {
    const finding = node.nodeVersionFinding(process.version)
    if (finding) throw new Refusal(finding)
    readEnvironmentFile()
    return import('tsx/esm/api').catch((cause) => {
      throw new Refusal(
        `依赖尚未安装，请先运行 npm ci。\nThe dependencies are not installed; run npm ci first. (${cause.code})`,
      )
    })
  })
  .then((tsx) => {
    tsx.register()
    return process.argv.includes('--dev') ? develop() : start()
  })
  .catch((error) => {
    console.error(isMeantForPeople(error) ? error.message : error)
    process.exit(1)
  })

class Refusal extends Error {
  get name() {
    return 'Refusal'
  }
}

/** An error we gave a name of its own says what to do; its stack would tell the person at the keyboard nothing. */
function isMeantForPeople(error) {
  return error instanceof Error && typeof globalThis[error.name] !== 'function'
}

function start() {
  // --server-only: the development server shows the page itself
  const page = process.argv.includes('--server-only')
    ? Promise.resolve()
    : import('./build-page.ts').then((module) => module.buildPageIfStale())
  return page.then(() => import('./main.ts')).then((module) => module.main())
}

function develop() {
  return import('./develop.ts').then((module) => module.develop())
}

/** Settings that are already in the environment win over the file's. */
function readEnvironmentFile() {
  try {
    process.loadEnvFile()
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}
