// `npm test`. Nothing is imported before Node is known to be new enough, in syntax that an old Node can parse.
import('../server/node-version.mjs')
  .then((node) => {
    const finding = node.nodeVersionFinding(process.version)
    if (!finding) return import('tsx/esm/api').then((tsx) => tsx.register())
    console.error(finding)
    process.exit(1)
  })
  .then(() => import('./support/all-tests.ts'))
  .then((tests) => tests.runTests(process.argv.slice(2)))
  .then((code) => process.exit(code))
  .catch((error) => {
    console.error(error)
    process.exit(1)
  })
