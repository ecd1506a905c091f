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
import type { Limits } from './problem.ts'

/** Sets grouped by their lowest member: those of member v are masks[groups[v]] … masks[groups[v + 1] − 1]. */
export type FeasibleSets = { masks: Int32Array; households: Float64Array; groups: Int32Array; count: number }

/** Feasible areas, or null when there are more than `most` (or 8 · `most` had to be looked at). */
export function feasibleSets(pool: Pool, most: number): FeasibleSets | null {
  return new Enumeration(pool, most).run()
}

/** Most pools have fewer sets. */
const firstRoom = 512

class Enumeration {
  private readonly pool: Pool
  private readonly limits: Limits
  private readonly most: number
  private masks = new Int32Array(firstRoom)
  private sums = new Float64Array(firstRoom)
  private count = 0
  private looks: number

  constructor(pool: Pool, most: number) {
    this.pool = pool
    this.limits = pool.problem.limits
    this.most = most
    this.looks = 8 * most
  }

  run(): FeasibleSets | null {
    const { neighbours, conflicts, together, households, floorAreaM2, costWan, members } = this.pool
    const { limits } = this
    const size = members.length
    const groups = new Int32Array(size + 1)
    for (let root = 0; root < size; root++) {
      groups[root] = this.count
      const lower = (1 << root) - 1
      const must = together[root] as number
      const mustNot = conflicts[root] as number
      const h = households[root] as number
      const a = floorAreaM2[root] as number
      const c = costWan[root] as number
      if (h > limits.households.max || a > limits.floorAreaM2.max || c > limits.costWan.max) continue
      if (must === -1 || (must & (lower | mustNot)) !== 0) continue
      if (!this.grow(1 << root, lower, (neighbours[root] as number) & ~lower, mustNot, must, 1, h, a, c)) return null
    }
    groups[size] = this.count
    return { masks: this.masks, households: this.sums, groups, count: this.count }
  }

  /** @returns false when there are too many. */
  private grow(
    set: number,
    tried: number,
    frontier: number,
    blocked: number,
    needed: number,
    members: number,
    sumH: number,
    sumA: number,
    sumC: number,
  ): boolean {
    if (--this.looks < 0) return false
    const { limits } = this
    if (
      sumH >= limits.households.min &&
      members >= limits.compounds.min &&
      sumA >= limits.floorAreaM2.min &&
      (needed & ~set) === 0 &&
      !this.keep(set, sumH)
    )
      return false
    if (members >= limits.compounds.max) return true
    const { neighbours, conflicts, together, households, floorAreaM2, costWan } = this.pool
    let banned = tried
    let reach = frontier
    for (let rest = frontier & ~blocked; rest !== 0; rest &= rest - 1) {
      const v = lowestBit(rest)
      const bit = 1 << v
      const h = sumH + (households[v] as number)
      const a = sumA + (floorAreaM2[v] as number)
      const c = sumC + (costWan[v] as number)
      const must = needed | (together[v] as number)
      const mustNot = blocked | (conflicts[v] as number)
      if (
        h <= limits.households.max &&
        a <= limits.floorAreaM2.max &&
        c <= limits.costWan.max &&
        together[v] !== -1 &&
        (must & (banned | mustNot)) === 0
      ) {
        const next = set | bit
        const beyond = (reach | (neighbours[v] as number)) & ~next & ~banned
        if (!this.grow(next, banned, beyond, mustNot, must, members + 1, h, a, c)) return false
      }
      banned |= bit
      reach &= ~bit
    }
    return true
  }

  /** @returns false when that is one too many. */
  private keep(mask: number, sum: number): boolean {
    const { count } = this
    if (count >= this.most) return false
    if (count === this.masks.length) {
      this.masks = grown(this.masks, new Int32Array(2 * count))
      this.sums = grown(this.sums, new Float64Array(2 * count))
    }
    this.masks[count] = mask
    this.sums[count] = sum
    this.count = count + 1
    return true
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from as never)
  return into
}
