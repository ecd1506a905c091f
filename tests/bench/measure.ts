/** Milliseconds of repeated work, and how they spread. */
export type Spread = { p50: number; p95: number; max: number; count: number }

/** What one measurement may take altogether, once it has three times to show. */
const budgetMs = 12_000

/**
 * Runs `work` up to `count` times, one after the other, fewer when it is slow; the spread says how often it ran.
 * `before` is not part of the time.
 */
export async function measure(
  count: number,
  work: (nth: number) => Promise<unknown>,
  before: (nth: number) => Promise<unknown> = async () => {},
): Promise<Spread> {
  const times: number[] = []
  const lastMoment = performance.now() + budgetMs
  for (let nth = 0; nth < count && (nth < 3 || performance.now() < lastMoment); nth++) {
    await before(nth)
    const begin = performance.now()
    await work(nth)
    times.push(performance.now() - begin)
  }
  return spreadOf(times)
}

/** Percentiles by nearest rank: every figure is one that was measured. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), max: at(1), count: sorted.length }
}
