/**
 * Every feasible area of a pool, each once: the first half of the kernel.
 *
 * Invariant: a set is reached only from its lowest member (the root), and only by adding, one at a time, neighbours that
 * no earlier branch has tried. So each connected set is met exactly once, in time proportional to the sets met
 * (Wernicke's ESU, 2006, on bit masks). Caps, distance, years and forbidden pairs are hereditary: a set that breaks one
 * is not grown. Floors are only asked of the set at hand.
 */
import type { Pool } from './pool.ts'
import { lowestBit } from './pool.ts'

/** Sets grouped by their lowest member: those of member v are masks[groups[v]] … masks[groups[v + 1] − 1]. */
export type FeasibleSets = { masks: Int32Array; households: Float64Array; groups: Int32Array; count: number }

/** Feasible areas, or null when there are more than `most` (or 8 · `most` had to be looked at). */
export function feasibleSets(pool: Pool, most: number): FeasibleSets | null {
  const { neighbours, conflicts, together, households, floorAreaM2, costWan } = pool
  const { limits } = pool.problem
  const size = pool.members.length
  let masks = new Int32Array(2048)
  let sums = new Float64Array(2048)
  let count = 0
  let looks = 8 * most

  const keep = (mask: number, sum: number) => {
    if (count === masks.length) {
      masks = grown(masks, new Int32Array(2 * count))
      sums = grown(sums, new Float64Array(2 * count))
    }
    masks[count] = mask
    sums[count] = sum
    count += 1
  }

  /** @returns false when there are too many. */
  const grow = (
    set: number,
    tried: number,
    frontier: number,
    blocked: number,
    needed: number,
    members: number,
    sumH: number,
    sumA: number,
    sumC: number,
  ): boolean => {
    if (--looks < 0) return false
    if (
      sumH >= limits.households.min &&
      members >= limits.compounds.min &&
      sumA >= limits.floorAreaM2.min &&
      (needed & ~set) === 0
    ) {
      if (count >= most) return false
      keep(set, sumH)
    }
    if (members >= limits.compounds.max) return true
    let banned = tried
    for (let rest = frontier & ~blocked; rest !== 0; rest &= rest - 1) {
      const v = lowestBit(rest)
      const bit = 1 << v
      const [h, a, c] = [households[v] as number, floorAreaM2[v] as number, costWan[v] as number]
      const fits =
        sumH + h <= limits.households.max && sumA + a <= limits.floorAreaM2.max && sumC + c <= limits.costWan.max
      const must = needed | (together[v] as number)
      const mustNot = blocked | (conflicts[v] as number)
      if (fits && together[v] !== -1 && (must & (banned | mustNot)) === 0) {
        const next = set | bit
        const reach = (frontier | (neighbours[v] as number)) & ~next & ~banned
        if (!grow(next, banned, reach, mustNot, must, members + 1, sumH + h, sumA + a, sumC + c)) return false
      }
      banned |= bit
      frontier &= ~bit
    }
    return true
  }

  const groups = new Int32Array(size + 1)
  for (let root = 0; root < size; root++) {
    groups[root] = count
    const lower = (1 << root) - 1
    const [must, mustNot] = [together[root] as number, conflicts[root] as number]
    const [h, a, c] = [households[root] as number, floorAreaM2[root] as number, costWan[root] as number]
    if (h > limits.households.max || a > limits.floorAreaM2.max || c > limits.costWan.max) continue
    if (must === -1 || (must & (lower | mustNot)) !== 0) continue
    if (!grow(1 << root, lower, (neighbours[root] as number) & ~lower, mustNot, must, 1, h, a, c)) return null
  }
  groups[size] = count
  return { masks, households: sums, groups, count }
}

function grown<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from as never)
  return into
}
