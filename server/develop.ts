import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createProbe } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { home } from './build-page.ts'

/**
 * `npm run dev`: one address for both halves. Vite shows the page and swaps its modules in place; everything under /api
 * goes to the server, which a second process runs and starts again when one of its files changes. Ctrl-C ends both.
 */
export async function develop(): Promise<void> {
  const host = process.env.HOST || '127.0.0.1'
  const port = Number(process.env.PORT || 5180)
  const apiPort = await findFreePort()
  const url = `http://${host}:${port}`
  const api = runServer(apiPort, url)
  const page = await createServer({
    root: `${home}web`,
    configFile: `${home}vite.config.ts`,
    clearScreen: false,
    // the Host header goes through unchanged, so that the server's check of Origin against Host still means something
    server: { host, port, strictPort: true, proxy: { '/api/': { target: `http://127.0.0.1:${apiPort}` } } },
  })
  endTogether(api, () => page.close())
  await page.listen()
  console.log(`连片 (dev) ${url}`)
}

/** What the server says of its own address is said of `url`, the one a person should open. */
function runServer(port: number, url: string): ChildProcess {
  const tsx = fileURLToPath(import.meta.resolve('tsx/cli'))
  const command = [tsx, 'watch', '--clear-screen=false', `${home}server/start.mjs`, '--server-only']
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) }
  // Ours alone are the keyboard, where tsx would take Enter as an order, and Ctrl-C, which tsx would answer by force.
  const server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'], env, detached: true })
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text.replaceAll(`http://127.0.0.1:${port}`, url))
  })
  return server
}

function endTogether(api: ChildProcess, closePage: () => Promise<void>): void {
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    api.kill('SIGTERM')
    await Promise.all([closePage(), api.exitCode === null && api.signalCode === null ? once(api, 'exit') : null])
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => end(0))
  api.once('exit', (code) => end(code ?? 1))
}

/** A port nobody listens on now. Another process might take it before we do; then the server says so and we end. */
async function findFreePort(): Promise<number> {
  const probe = createProbe().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1')
  return address.port
}
