/** The order of a sweep over the ground: compounds that follow each other lie together. */
import type { Problem } from './problem.ts'

/** Along the longer axis of what they cover; of two at the same place the lower number first. O(n log n). */
export function inSweep({ compounds: { x, y } }: Problem, compounds: readonly number[]): number[] {
  const axis = reachAlong(x, compounds) >= reachAlong(y, compounds) ? x : y
  return compounds.slice().sort((i, j) => (axis[i] as number) - (axis[j] as number) || i - j)
}

function reachAlong(axis: Float64Array, compounds: readonly number[]): number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const i of compounds) {
    const at = axis[i] as number
    if (at < low) low = at
    if (at > high) high = at
  }
  return high - low
}
