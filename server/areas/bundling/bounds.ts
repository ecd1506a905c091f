/** What no plan of a piece can beat, from sums alone. */
import { type Problem, sumsOf } from './problem.ts'

/** `left`: households at least left over. `count`: the second level at best, given that coverage (−∞ where nothing is known). */
export type PieceBound = { mayHost: boolean; left: number; count: number }

const tiny = 1e-7

/** Every area holds at most `max` of anything, so a piece needs at least ⌈sum / max⌉ of them; for `most` at most ⌊sum / min⌋. */
export function boundOf(problem: Problem, piece: readonly number[]): PieceBound {
  const { limits, goal } = problem
  const sums = sumsOf(problem, piece)
  const mayHost =
    sums.households >= limits.households.min &&
    sums.compounds >= limits.compounds.min &&
    sums.floorAreaM2 >= limits.floorAreaM2.min
  if (!mayHost) return { mayHost, left: sums.households, count: 0 }
  if (goal === 'any') return { mayHost, left: 0, count: 0 }
  if (goal === 'fewest') {
    // households alone: what is not covered need not be, so other sums bound nothing unless all is covered
    return { mayHost, left: 0, count: Math.max(1, Math.ceil(sums.households / limits.households.max - tiny)) }
  }
  const most = [
    limits.households.min > 0 ? sums.households / limits.households.min : Number.POSITIVE_INFINITY,
    sums.compounds / Math.max(1, limits.compounds.min),
    limits.floorAreaM2.min > 0 ? sums.floorAreaM2 / limits.floorAreaM2.min : Number.POSITIVE_INFINITY,
  ]
  return { mayHost, left: 0, count: -Math.floor(Math.min(...most) + tiny) }
}
