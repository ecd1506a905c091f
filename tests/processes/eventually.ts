import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until the answer satisfies; throws with the last one when that takes longer than `limitMs`. */
export async function eventually<T>(ask: () => Promise<T>, satisfies: (answer: T) => boolean, limitMs = 90_000) {
  const lastMoment = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (satisfies(answer)) return answer
    if (Date.now() > lastMoment) throw new Error(`not so after ${limitMs} ms: ${JSON.stringify(answer)}`)
    await pause(50)
  }
}
