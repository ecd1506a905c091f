/**
 * Every feasible area of a whole piece, each once: what the proof by prices works on.
 *
 * A piece may be large while every area in it is small: from its first compound an area reaches only those its households
 * still allow to walk to. So each root is looked at with its own reach of at most 64 later compounds, as two words of
 * bits, and the piece as a whole has no size limit; only the number of areas has.
 *
 * Invariant: a set is reached only from its first member in the order of the sweep, adding neighbours no earlier branch
 * has tried (Wernicke's ESU, 2006). `closed` holds all that may no longer be added: members, tried ones, those in conflict.
 */
import { lowestBit } from './pool.ts'
import { areInConflict, type Problem } from './problem.ts'
import { inSweep } from './sweep.ts'

/**
 * Sets as a tree: set s is set above[s] and the place last[s], so what is a sum over members is one addition from the set above,
 * which always stands before it. Those whose first place is p are groups[p] … groups[p + 1] − 1.
 */
export type Columns = {
  /** The compound at each place. */
  order: number[]
  /** Sets, the feasible areas and those that only lead to one. */
  count: number
  /** −1 for a set of one place. */
  above: Int32Array
  last: Uint16Array
  isArea: Uint8Array
  groups: Int32Array
}

/** The places of a set, the last added first. */
export function placesOf({ above, last }: Columns, set: number): number[] {
  const found: number[] = []
  for (let at = set; at >= 0; at = above[at] as number) found.push(last[at] as number)
  return found
}

const wordBits = 32
const mostReached = 2 * wordBits
/** So many times more areas than allowed, by the first roots' measure, and the rest need not be looked at. */
const hopeless = 3

/** All feasible areas of a piece, or null where there are more than `most` or one reaches over more than 64 compounds. */
export function columnsOf(problem: Problem, piece: readonly number[], most: number): Columns | null {
  return new Enumeration(problem, inSweep(problem, piece), most).run()
}

class Enumeration {
  private readonly problem: Problem
  private readonly order: number[]
  private readonly placeOf: Map<number, number>
  private readonly most: number
  private readonly groupSizes: Map<number, number>
  private above = new Int32Array(1024)
  private last = new Uint16Array(1024)
  private isArea = new Uint8Array(1024)
  private count = 0
  private areas = 0
  private looks: number

  // of the root at hand
  private reached: number[] = []
  private readonly near = new Int32Array(2 * mostReached)
  private readonly against = new Int32Array(2 * mostReached)
  private readonly households = new Float64Array(mostReached)
  private readonly floorAreaM2 = new Float64Array(mostReached)
  private readonly costWan = new Float64Array(mostReached)
  /** Members of the set at hand, as they were added. */
  private readonly path = new Int32Array(mostReached)

  constructor(problem: Problem, order: number[], most: number) {
    this.problem = problem
    this.order = order
    this.placeOf = new Map(order.map((i, place) => [i, place]))
    this.most = most
    this.looks = 8 * most
    this.groupSizes = groupSizesOf(problem, order)
  }

  run(): Columns | null {
    const groups = new Int32Array(this.order.length + 1)
    for (let root = 0; root < this.order.length; root++) {
      groups[root] = this.count
      this.reached = this.reachOf(root)
      if (this.reached.length > mostReached) return null
      this.layMasks()
      const [h, a, c] = [this.households[0] as number, this.floorAreaM2[0] as number, this.costWan[0] as number]
      this.path[0] = 0
      const [closedLow, closedHigh] = [(this.against[0] as number) | 1, this.against[1] as number]
      const frontier = [(this.near[0] as number) & ~closedLow, (this.near[1] as number) & ~closedHigh] as const
      if (!this.grow(-1, ...frontier, closedLow, closedHigh, 1, h, a, c)) return null
      if (root >= 8 && this.areas * this.order.length > hopeless * this.most * (root + 1)) return null
    }
    groups[this.order.length] = this.count
    const { order, count } = this
    const [above, last] = [this.above.subarray(0, count), this.last.subarray(0, count)]
    return { order, count, above, last, isArea: this.isArea.subarray(0, count), groups }
  }

  /** The root and all later places a set can grow to from it below the cap on households; ascending. */
  private reachOf(root: number): number[] {
    const { problem, order, placeOf } = this
    const { links, limits, compounds } = problem
    const first = order[root] as number
    const walked = new Map([[root, compounds.households[first] as number]])
    const queue = [root]
    for (const place of queue) {
      const i = order[place] as number
      for (let at = links.start[i] as number; at < (links.start[i + 1] as number); at++) {
        const j = links.to[at] as number
        const next = placeOf.get(j)
        if (next === undefined || next < root) continue
        const sum = (walked.get(place) as number) + (compounds.households[j] as number)
        const known = walked.get(next)
        if (sum > limits.households.max || (known !== undefined && known <= sum)) continue
        if (known === undefined && areInConflict(problem, first, j)) continue
        walked.set(next, sum)
        queue.push(next)
      }
    }
    return [...walked.keys()].sort((a, b) => a - b)
  }

  private layMasks() {
    const { problem, order, reached, near, against } = this
    const { links, compounds } = problem
    const bitOf = new Map(reached.map((place, bit) => [place, bit]))
    near.fill(0)
    against.fill(0)
    const mark = (masks: Int32Array, of: number, bit: number) => {
      const word = 2 * of + (bit < wordBits ? 0 : 1)
      masks[word] = (masks[word] as number) | (1 << bit)
    }
    reached.forEach((place, bit) => {
      const i = order[place] as number
      this.households[bit] = compounds.households[i] as number
      this.floorAreaM2[bit] = compounds.floorAreaM2[i] || 0
      this.costWan[bit] = compounds.costWan[i] || 0
      for (let at = links.start[i] as number; at < (links.start[i + 1] as number); at++) {
        const other = bitOf.get(this.placeOf.get(links.to[at] as number) ?? -1)
        if (other !== undefined) mark(near, bit, other)
      }
      for (let other = 0; other < bit; other++) {
        if (!areInConflict(problem, i, order[reached[other] as number] as number)) continue
        mark(against, bit, other)
        mark(against, other, bit)
      }
    })
  }

  /** @returns false when there are too many. */
  private grow(
    from: number,
    frontierLow: number,
    frontierHigh: number,
    closedLow: number,
    closedHigh: number,
    members: number,
    sumH: number,
    sumA: number,
    sumC: number,
  ): boolean {
    if (--this.looks < 0) return false
    const { near, against, households, floorAreaM2, costWan, path } = this
    const { limits } = this.problem
    const set = this.add(from, members)
    const isEnough = sumH >= limits.households.min && sumA >= limits.floorAreaM2.min && members >= limits.compounds.min
    if (isEnough && !this.keep(set, members)) return false
    if (members >= limits.compounds.max) return true
    let low = frontierLow
    let high = frontierHigh
    while ((low | high) !== 0) {
      const bit = low !== 0 ? lowestBit(low) : wordBits + lowestBit(high)
      if (low !== 0) {
        low &= low - 1
        closedLow |= 1 << bit
      } else {
        high &= high - 1
        closedHigh |= 1 << bit
      }
      const h = sumH + (households[bit] as number)
      const a = sumA + (floorAreaM2[bit] as number)
      const c = sumC + (costWan[bit] as number)
      if (h > limits.households.max || a > limits.floorAreaM2.max || c > limits.costWan.max) continue
      path[members] = bit
      const nextLow = closedLow | (against[2 * bit] as number)
      const nextHigh = closedHigh | (against[2 * bit + 1] as number)
      const reachLow = (low | (near[2 * bit] as number)) & ~nextLow
      const reachHigh = (high | (near[2 * bit + 1] as number)) & ~nextHigh
      if (!this.grow(set, reachLow, reachHigh, nextLow, nextHigh, members + 1, h, a, c)) return false
    }
    return true
  }

  /** Notes the set of the path. @returns its number. */
  private add(from: number, members: number): number {
    if (this.count === this.last.length) this.widen(2 * this.count)
    this.above[this.count] = from
    this.last[this.count] = this.reached[this.path[members - 1] as number] as number
    return this.count++
  }

  private widen(size: number) {
    this.above = wider(this.above, new Int32Array(size))
    this.last = wider(this.last, new Uint16Array(size))
    this.isArea = wider(this.isArea, new Uint8Array(size))
  }

  /** Calls a set an area, unless it parts what must stay together. @returns false when there are too many. */
  private keep(set: number, members: number): boolean {
    if (this.groupSizes.size > 0 && this.partsAGroup(members)) return true
    this.isArea[set] = 1
    return ++this.areas <= this.most
  }

  private partsAGroup(members: number): boolean {
    const found = new Map<number, number>()
    for (let k = 0; k < members; k++) {
      const compound = this.order[this.reached[this.path[k] as number] as number] as number
      const group = this.problem.together[compound] as number
      if (group >= 0) found.set(group, (found.get(group) ?? 0) + 1)
    }
    for (const [group, size] of found) if (this.groupSizes.get(group) !== size) return true
    return false
  }
}

/** How many compounds each group has in the whole problem; empty where no compound of the piece is in one. */
function groupSizesOf({ together, compounds }: Problem, piece: readonly number[]): Map<number, number> {
  const sizes = new Map<number, number>()
  if (!piece.some((i) => (together[i] as number) >= 0)) return sizes
  for (let i = 0; i < compounds.size; i++) {
    const group = together[i] as number
    if (group >= 0) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  return sizes
}

function wider<T extends Int32Array | Uint16Array | Uint8Array>(from: T, into: T): T {
  into.set(from as never)
  return into
}
