/** Links from pairs: compressed rows, in which the links of one compound stand together. */
import type { Links } from './problem.ts'

export function compressed(
  size: number,
  pairs: readonly { a: number; b: number; gapM: number }[],
  sharedM: (a: number, b: number) => number,
): Links {
  const start = new Int32Array(size + 1)
  for (const { a, b } of pairs) {
    start[a + 1] = (start[a + 1] as number) + 1
    start[b + 1] = (start[b + 1] as number) + 1
  }
  for (let i = 0; i < size; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number)
  const next = start.slice()
  const links: Links = {
    start,
    to: new Int32Array(2 * pairs.length),
    gapM: new Float64Array(2 * pairs.length),
    sharedM: new Float64Array(2 * pairs.length),
  }
  for (const { a, b, gapM } of pairs) {
    const shared = sharedM(a, b)
    for (const [i, j] of [
      [a, b],
      [b, a],
    ] as const) {
      const at = next[i] as number
      next[i] = at + 1
      links.to[at] = j
      links.gapM[at] = gapM
      links.sharedM[at] = shared
    }
  }
  return links
}
