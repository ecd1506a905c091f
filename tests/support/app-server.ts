import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type RunningApp = {
  url: string
  process: ChildProcess
  /** All it has written so far, both streams. */
  output: () => string
  /** Ends it as Ctrl-C would, and removes its data folder unless the caller gave one. */
  stop: () => Promise<void>
}

const start = fileURLToPath(new URL('../../server/start.mjs', import.meta.url))
const urlLine = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/
const patienceMs = 300_000
/** Settings of the person who runs the tests; they have no place in them. */
const foreign = ['DATABASE_URL', 'HOST', 'ALLOW_UNAUTHENTICATED', 'DEMO', 'BASEMAP_URL', 'BASEMAP_ATTRIBUTION']

/**
 * Runs the product as `npm start` does, on a free port, and resolves once /api/health says it is ready. Without
 * DATA_DIR or DATABASE_URL in `env` it gets an empty data folder. Throws with its output when it ends before that.
 */
export async function startApp(env: Record<string, string> = {}): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'lianpian-app-'))
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name)))
  // Started in a folder of its own, where no .env of a developer lies.
  const child = spawn(process.execPath, [start], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
  })
  await noteProduct(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const stop = async () => {
    await end(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { url: await readyUrl(child, () => output), process: child, output: () => output, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A test process may be ended before it ends what it started: `end-products.ts` then knows whom to end. */
async function noteProduct({ pid }: ChildProcess): Promise<void> {
  const folder = process.env.LIANPIAN_TEST_PRODUCTS
  if (folder && pid) await writeFile(join(folder, String(pid)), '')
}

async function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  const lastMoment = Date.now() + patienceMs
  while (isRunning(child) && Date.now() < lastMoment) {
    const url = urlLine.exec(output())?.[0]
    const health = url ? await fetch(`${url}/api/health`).catch(() => null) : null
    if (url && health?.ok) return url
    await wait(50)
  }
  const ending = isRunning(child)
    ? `is not ready after ${patienceMs} ms`
    : `ended with ${child.exitCode ?? child.signalCode}`
  throw new Error(`the server ${ending}:\n${output()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const lastResort = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(lastResort)
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null
