/**
 * A large file on its way through a product of its own, as the page sends it: laid down, looked at, written, taken back. How long each takes,
 * how much memory the server has then, how often it tells how far it is, and what somebody else who uses it meanwhile is answered.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportRun, ImportTidings, ImportWishes } from '#contract/import.ts'
import { type RunningApp, startApp } from '#tests/support/app-server.ts'
import { type LargeKind, largeFile } from './large-files.ts'
import { printTable } from './table.ts'

const adcode = '410108'
const headings = [
  ...['step', 's', 'rows/s', 'peak RSS MB', 'progress lines', 'longest silence s'],
  ...['others: 200', '503', 'else', 'slowest s'],
]
type Line = (string | number)[]
type Told<T> = { result: T; lines: number; silenceMs: number }
type Measured = { app: RunningApp; count: number; lines: Line[] }

/** Prints as it goes; the table at the end also where a step failed. @throws Error with what the server answered */
export async function importOverHttp(asked: LargeKind, count: number): Promise<void> {
  const { bytes, name, kind } = largeFile(asked, count)
  const { DATABASE_URL } = process.env
  const app = await startApp({ DEMO: '0', ...(DATABASE_URL && { DATABASE_URL }) })
  const measured: Measured = { app, count, lines: [] }
  try {
    await everyStep(measured, { bytes, name, wishes: { kind } })
  } finally {
    const engine = DATABASE_URL ? 'PostgreSQL' : 'the embedded engine'
    printTable(
      `${count} ${asked} over HTTP, ${(bytes.length / 1e6).toFixed(1)} MB, ${engine}`,
      headings,
      measured.lines,
    )
    await app.stop()
  }
}

type Sent = { bytes: Uint8Array<ArrayBuffer>; name: string; wishes: Partial<ImportWishes> }

async function everyStep(measured: Measured, { bytes, name, wishes }: Sent): Promise<void> {
  const { app } = measured
  const run = await step(measured, 'upload', async () => {
    const query = new URLSearchParams({ adcode, name })
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await fetch(`${app.url}/api/imports?${query}`, { method: 'POST', headers, body: bytes })
    const result = (await answer.json()) as ImportRun // as the contract has it
    return { result, lines: 0, silenceMs: 0 }
  })
  const door = `${app.url}/api/imports/${run.id}`
  const preview = await step(measured, 'preview', () => lastOf(`${door}/preview`, wishes))
  if (!('preview' in preview)) throw new Error(JSON.stringify(preview))
  const { digest, summary, blocking } = preview.preview
  console.log(JSON.stringify(summary), blocking.map(({ code }) => code).join(' '))
  const applied = await step(measured, 'apply', () => lastOf(`${door}/apply`, { wishes, digest }))
  if (!('applied' in applied)) throw new Error(JSON.stringify(applied))
  const undone = await step(measured, 'undo', () => lastOf(`${door}/undo`, {}))
  if (!('undone' in undone)) throw new Error(JSON.stringify(undone))
  console.log(`restored ${undone.undone.restored}, kept ${undone.undone.keptTotal}`)
}

/** Does one step while somebody else reads the ledger, twice a second, and notes what came of both. */
async function step<T>({ app, count, lines }: Measured, what: string, work: () => Promise<Told<T>>): Promise<T> {
  const others = { ok: 0, busy: 0, else: 0, slowestMs: 0 }
  let [isDone, peakMb] = [false, 0]
  const measuring = async () => {
    for (; !isDone; await pause(200)) peakMb = Math.max(peakMb, residentMb(app))
  }
  const visiting = async () => {
    for (; !isDone; await pause(500)) {
      const begin = performance.now()
      const { status } = await fetch(`${app.url}/api/compounds?adcode=${adcode}&limit=100`).catch(() => ({ status: 0 }))
      others.slowestMs = Math.max(others.slowestMs, performance.now() - begin)
      others[status === 200 ? 'ok' : status === 503 ? 'busy' : 'else'] += 1
    }
  }
  const meanwhile = Promise.all([measuring(), visiting()])
  const begin = performance.now()
  try {
    const told = await work()
    const ms = performance.now() - begin
    const own = [
      inSeconds(ms),
      Math.round(count / (ms / 1000)),
      Math.round(peakMb),
      told.lines,
      inSeconds(told.silenceMs),
    ]
    lines.push([what, ...own, others.ok, others.busy, others.else, inSeconds(others.slowestMs)])
    console.log(lines.at(-1)?.join('  '))
    return told.result
  } finally {
    isDone = true
    await meanwhile
  }
}

const inSeconds = (ms: number) => (ms / 1000).toFixed(1)

/** Of the server's process; 0 where the system does not say. */
function residentMb({ process: { pid } }: RunningApp): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

async function lastOf(url: string, body: unknown): Promise<Told<ImportTidings>> {
  const headers = { 'content-type': 'application/json', accept: 'application/x-ndjson' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  let [lines, rest, silenceMs, heardAt] = [0, '', 0, performance.now()]
  let result: ImportTidings = { problem: `answered ${answer.status}` }
  for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    silenceMs = Math.max(silenceMs, performance.now() - heardAt)
    heardAt = performance.now()
    const all = (rest + piece).split('\n')
    rest = all.pop() ?? ''
    for (const line of all) {
      result = JSON.parse(line) as ImportTidings // as the contract has it
      if ('progress' in result) lines += 1
    }
  }
  return { result, lines, silenceMs: Math.max(silenceMs, performance.now() - heardAt) }
}
