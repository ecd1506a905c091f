/** How soon a file made to keep a reader busy is refused: two seconds are allowed, of the processor's time, as others may be at work too. */
import { readFile } from '#geodata/readers/read-file.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { type HostileFile, hostileFiles } from './hostile-files.ts'
import { measure } from './measure.ts'
import { ms, printTable, ratio } from './table.ts'

const limitMs = 2_000

/** @returns those that take longer, or are neither read nor refused */
export async function hostileTimes(): Promise<string[]> {
  const rows: (string | number)[][] = []
  const exceeded: string[] = []
  for (const hostile of hostileFiles) {
    const bytes = await bytesOf(hostile)
    let answer = ''
    const before = process.cpuUsage()
    const { p50, count } = await measure(3, async () => {
      answer = await answerTo({ name: hostile.name, bytes })
    })
    const { user, system } = process.cpuUsage(before)
    const cpuMs = (user + system) / 1000 / count
    rows.push([hostile.what, (bytes.length / 1e6).toFixed(1), answer, ms(p50), ms(cpuMs), ratio(cpuMs, limitMs)])
    if (cpuMs > limitMs || answer.startsWith('CRASH')) exceeded.push(`${hostile.what}: ${answer} after ${ms(cpuMs)} ms`)
  }
  printTable('hostile files read three times', ['file', 'MB', 'answer', 'p50 ms', 'CPU ms', 'CPU : 2 s'], rows)
  return exceeded
}

async function answerTo(source: { name: string; bytes: Uint8Array }): Promise<string> {
  try {
    const { tables } = await readFile(source)
    return `read: ${tables.reduce((sum, { rows }) => sum + rows.length, 0)} rows`
  } catch (cause) {
    return cause instanceof ReadRefusal ? cause.code : `CRASH ${cause}`
  }
}

async function bytesOf({ make }: HostileFile): Promise<Uint8Array> {
  const made = make()
  if (made instanceof Uint8Array) return made
  const pieces: Uint8Array[] = []
  for await (const piece of made) pieces.push(piece)
  return Buffer.concat(pieces)
}
