/** Long work on the server's own thread, a few milliseconds at a time, so that other requests get their turn. */
import { setImmediate } from 'node:timers/promises'

const turnMs = 8

export async function inTurns<T>(items: readonly T[], work: (item: T, index: number) => void): Promise<void> {
  let began = performance.now()
  for (const [index, item] of items.entries()) {
    work(item, index)
    if (performance.now() - began < turnMs) continue
    await setImmediate()
    began = performance.now()
  }
}
