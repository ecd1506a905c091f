/** The order of a sweep over the ground: compounds that follow each other lie together. */
import type { Problem } from './problem.ts'

/** Along the longer axis of what they cover; of two at the same place the lower number first. O(n log n). */
export function inSweep({ compounds: { x, y } }: Problem, compounds: readonly number[]): number[] {
  const reach = (axis: Float64Array) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const i of compounds) {
      low = Math.min(low, axis[i] as number)
      high = Math.max(high, axis[i] as number)
    }
    return high - low
  }
  const axis = reach(x) >= reach(y) ? x : y
  return [...compounds].sort((i, j) => (axis[i] as number) - (axis[j] as number) || i - j)
}
