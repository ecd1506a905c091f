/** How many threads solve together on the command line. */
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

const usualMost = 4
/**
 * About 5,000 to 100,000 compounds. What is smaller is solved before another thread has compiled the engine; what is larger is
 * searched less hard, and the memory of one thread is enough.
 */
const worthwhileBytes = { from: 2_000_000, to: 40_000_000 }
/** What `--threads` may say. */
export const threadCount = /^[1-8]$/

/** As many as asked for, else as there are cores, if the map is large enough. Faults of the words are named later. */
export function threadsFor(words: string[]): number {
  const text = { type: 'string' as const }
  const { values } = parseArgs({ args: words, options: { in: text, threads: text }, strict: false })
  if (typeof values.threads === 'string' && threadCount.test(values.threads)) return Number(values.threads)
  const bytes = bytesOf(String(values.in))
  if (bytes < worthwhileBytes.from || bytes > worthwhileBytes.to) return 1
  return Math.min(usualMost, availableParallelism())
}

function bytesOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
