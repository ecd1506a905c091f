/**
 * The best way to pack a pool with feasible areas, exactly: the second half of the kernel.
 *
 * f(R) is the best triple of levels for the undecided members R. Its lowest member v is either left over or covered by
 * one of the sets whose lowest member in R is v; what remains falls apart into connected parts that are solved on their
 * own. Values of f are kept by mask (`packing-table.ts`). A branch ends as soon as a lower bound says it cannot beat what is known: levels add
 * up component by component, so a budget can be passed down by subtraction.
 * Source: set packing by dynamic programming over subsets (Björklund, Husfeldt, Koivisto 2009), bounded depth first.
 */
import type { FeasibleSets } from './connected-sets.ts'
import { MaskTable, absent as none } from './mask-table.ts'
import { inParts, leftOver, noChoice, PackingTable } from './packing-table.ts'
import { compoundsOf, lowestBit, MaskSums, type Pool } from './pool.ts'
import { countOfArea, type Levels } from './problem.ts'
import { worthOf } from './worth.ts'

const tiny = 1e-7
/** The third level, or, while areas are being emptied, fullness: the sum of squared households, negative. */
export type ThirdLevel = 'worth' | 'fullness'

export type Packing = {
  levels: Levels
  /** Members of each area, by their number in the problem. */
  areas: number[][]
}
/** `proven`: nothing beats the packing (or, where it is null, nothing beats the budget). */
export type PackingAnswer = {
  packing: Packing | null
  proven: boolean
  /** Masks looked at. */
  visited: number
}

/** Nothing to beat: any packing will do. */
export const anyLevels: Levels = {
  left: Number.POSITIVE_INFINITY,
  count: Number.POSITIVE_INFINITY,
  worth: Number.POSITIVE_INFINITY,
}

/**
 * The best packing that is better than `budget`, or null when there is none.
 * After `steps` visited masks the search gives up and returns what it has, unproven.
 */
export function bestPacking(
  pool: Pool,
  sets: FeasibleSets,
  budget: Levels = anyLevels,
  { steps = 2_000_000, third = 'worth' as ThirdLevel } = {},
): PackingAnswer {
  const search = new PackingSearch(pool, sets, third, steps)
  const slot = search.best(search.everybody, budget.left, budget.count, budget.worth)
  const proven = !search.gaveUp
  const visited = steps - search.steps
  if (slot === none) return { packing: null, proven, visited }
  const masks = search.areasOf(search.everybody)
  return {
    packing: { levels: search.levelsAt(slot), areas: masks.map((mask) => compoundsOf(pool, mask)) },
    proven,
    visited,
  }
}

/** Tables that searches, one after the other, write into: thousands of small pools would make thousands of them. */
const memory = {
  table: new PackingTable(),
  setAt: new MaskTable(1 << 10),
  households: new MaskSums(),
  promise: new MaskSums(),
}

/** One search; its fields are the tables of one pool. */
class PackingSearch {
  readonly everybody: number
  gaveUp = false
  private readonly pool: Pool
  private readonly sets: FeasibleSets
  private readonly third: ThirdLevel
  steps: number
  private readonly households: MaskSums
  private readonly promise: MaskSums
  private readonly worths: Float64Array
  private readonly setAt: MaskTable
  private readonly perArea: number
  /** Members in no feasible set. */
  private readonly hopeless: number
  /** Members without households: leaving them over costs nothing. */
  private readonly weightless: number
  private readonly table: PackingTable

  constructor(pool: Pool, sets: FeasibleSets, third: ThirdLevel, steps: number) {
    this.pool = pool
    this.sets = sets
    this.third = third
    this.steps = steps
    const size = pool.members.length
    this.everybody = size === 31 ? 0x7fffffff : (1 << size) - 1
    this.households = memory.households.of(pool.households)
    this.promise = third === 'worth' ? memory.promise.of(pool.promise) : memory.promise
    this.worths = new Float64Array(sets.count).fill(Number.NaN)
    this.perArea = countOfArea(pool.problem.goal)
    this.table = memory.table
    this.table.empty()
    this.setAt = memory.setAt
    this.setAt.empty(sets.count)
    let covered = 0
    for (let s = 0; s < sets.count; s++) {
      this.setAt.add(sets.masks[s] as number)
      covered |= sets.masks[s] as number
    }
    this.hopeless = this.everybody & ~covered
    let weightless = 0
    for (let bit = 0; bit < size; bit++) if ((pool.households[bit] as number) <= 0) weightless |= 1 << bit
    this.weightless = weightless
  }

  /**
   * f(mask), if it is better than the budget.
   * @returns the place in the table, or −1 where f(mask) does not beat the budget.
   */
  best(mask: number, left: number, count: number, worth: number): number {
    if (mask === 0) return less(0, 0, 0, left, count, worth) ? this.table.nobody() : none
    const at = this.table.find(mask)
    if (at !== none) {
      const beats = less(
        this.table.left[at] as number,
        this.table.count[at] as number,
        this.table.worth[at] as number,
        left,
        count,
        worth,
      )
      if (this.table.exact[at] === 1) return beats ? at : none
      if (!beats) return none
    }
    const leastLeft = this.households.at(mask & this.hopeless)
    if (!this.mayBeat(mask, leastLeft, left, count, worth)) return none
    if (--this.steps < 0) {
      this.gaveUp = true
      return none
    }
    const first = this.partOf(mask)
    return first === mask
      ? this.bestOfPart(mask, left, count, worth)
      : this.bestOfParts(mask, first, left, count, worth)
  }

  /** Whether the lower bound of a mask leaves room below the budget. */
  private mayBeat(mask: number, leastLeft: number, left: number, count: number, worth: number): boolean {
    if (leastLeft < left - tiny) return true
    if (leastLeft > left + tiny) return false
    const leastCount = this.leastCount(mask, leastLeft)
    return leastCount < count || (leastCount === count && this.leastWorth(mask) < worth - tiny)
  }

  /** Households an area must have at least, or the areas that may still follow cannot hold the rest. */
  private enoughFor(sum: number, leastLeft: number, left: number, count: number): number {
    if (this.perArea <= 0 || leastLeft < left - tiny) return 0
    return sum - (count - 1) * this.pool.problem.limits.households.max - tiny
  }

  private leastCount(mask: number, leastLeft: number): number {
    if (this.perArea === 0) return 0
    const { limits } = this.pool.problem
    const sum = this.households.at(mask) - leastLeft
    if (this.perArea > 0) return Math.ceil((sum - tiny) / limits.households.max)
    const members = countBits(mask & ~this.hopeless)
    const byMembers = members / Math.max(1, limits.compounds.min)
    const byHouseholds = limits.households.min > 0 ? (sum + tiny) / limits.households.min : byMembers
    return -Math.floor(Math.min(byMembers, byHouseholds))
  }

  private leastWorth(mask: number): number {
    if (this.third === 'worth') return -this.promise.at(mask)
    return -this.households.at(mask) * Math.min(this.pool.problem.limits.households.max, this.households.at(mask))
  }

  /** The connected part of a mask that holds its lowest member. */
  private partOf(mask: number): number {
    const { neighbours } = this.pool
    let part = mask & -mask
    let edge = part
    while (edge !== 0) {
      const v = lowestBit(edge)
      edge &= edge - 1
      const found = (neighbours[v] as number) & mask & ~part
      part |= found
      edge |= found
    }
    return part
  }

  private bestOfParts(mask: number, first: number, left: number, count: number, worth: number): number {
    const rest = mask & ~first
    const restLeft = this.households.at(rest & this.hopeless)
    const restCount = this.leastCount(rest, restLeft)
    const restWorth = this.leastWorth(rest)
    const a = this.best(first, left - restLeft, count - restCount, worth - restWorth)
    if (a === none) return this.failed(mask, left, count, worth)
    const aLeft = this.table.left[a] as number
    const aCount = this.table.count[a] as number
    const aWorth = this.table.worth[a] as number
    const b = this.best(rest, left - aLeft, count - aCount, worth - aWorth)
    if (b === none) return this.failed(mask, left, count, worth)
    const sumLeft = aLeft + (this.table.left[b] as number)
    const sumCount = aCount + (this.table.count[b] as number)
    return this.keep(mask, sumLeft, sumCount, aWorth + (this.table.worth[b] as number), inParts, first)
  }

  private bestOfPart(mask: number, left: number, count: number, worth: number): number {
    const v = lowestBit(mask)
    const { masks, groups, households } = this.sets
    let bestLeft = left
    let bestCount = count
    let bestWorth = worth
    let chosen = noChoice
    const leastLeft = this.households.at(mask & this.hopeless)
    // one area must take all that is left: it is in the table of sets, or there is none
    const last = this.perArea > 0 && count === 1 && leastLeft === 0 && left < tiny && (mask & this.weightless) === 0
    const only = last ? this.setAt.find(mask) : none
    const from = last ? Math.max(0, only) : (groups[v] as number)
    const end = last ? (only === none ? from : only + 1) : (groups[v + 1] as number)
    const sum = this.households.at(mask) - leastLeft
    let enough = this.enoughFor(sum, leastLeft, bestLeft, bestCount)
    for (let s = from; s < end; s++) {
      const set = masks[s] as number
      if ((set & ~mask) !== 0 || (households[s] as number) < enough) continue
      const rest = mask & ~set
      const restLeft = this.households.at(rest & this.hopeless)
      if (!this.mayBeat(rest, restLeft, bestLeft, bestCount - this.perArea, Number.POSITIVE_INFINITY)) continue
      const own = this.worthOfSet(s)
      const slot = this.best(rest, bestLeft, bestCount - this.perArea, bestWorth - own)
      if (slot === none) continue
      bestLeft = this.table.left[slot] as number
      bestCount = (this.table.count[slot] as number) + this.perArea
      bestWorth = (this.table.worth[slot] as number) + own
      chosen = s
      enough = this.enoughFor(sum, leastLeft, bestLeft, bestCount)
    }
    const own = this.pool.households[v] as number
    if (!last && own <= bestLeft + tiny) {
      const slot = this.best(mask & (mask - 1), bestLeft - own, bestCount, bestWorth)
      if (slot !== none) {
        bestLeft = (this.table.left[slot] as number) + own
        bestCount = this.table.count[slot] as number
        bestWorth = this.table.worth[slot] as number
        chosen = leftOver
      }
    }
    if (chosen === noChoice) return this.failed(mask, left, count, worth)
    return this.keep(mask, bestLeft, bestCount, bestWorth, chosen, 0)
  }

  private worthOfSet(s: number): number {
    const known = this.worths[s] as number
    if (!Number.isNaN(known)) return known
    const households = this.sets.households[s] as number
    const worth =
      this.third === 'fullness'
        ? -households * households
        : worthOf(this.pool.problem, compoundsOf(this.pool, this.sets.masks[s] as number))
    this.worths[s] = worth
    return worth
  }

  /** f(mask) does not beat this budget: remembered, unless the search is being given up. */
  private failed(mask: number, left: number, count: number, worth: number): number {
    if (!this.gaveUp) this.table.write(mask, left, count, worth, 0, noChoice, 0)
    return none
  }

  private keep(mask: number, left: number, count: number, worth: number, choice: number, part: number): number {
    return this.table.write(mask, left, count, worth, this.gaveUp ? 0 : 1, choice, part)
  }

  levelsAt(at: number): Levels {
    return this.table.levelsAt(at)
  }

  /** The areas of f(mask), which must be in the table. */
  areasOf(mask: number): number[] {
    if (mask === 0) return []
    const at = this.table.find(mask)
    const choice = this.table.choice[at] as number
    if (choice === inParts) {
      const part = this.table.part[at] as number
      return [...this.areasOf(part), ...this.areasOf(mask & ~part)]
    }
    if (choice === leftOver) return this.areasOf(mask & (mask - 1))
    const set = this.sets.masks[choice] as number
    return [set, ...this.areasOf(mask & ~set)]
  }
}

/** Lexicographic, with a tolerance on the levels that are sums of floats. */
function less(aLeft: number, aCount: number, aWorth: number, left: number, count: number, worth: number): boolean {
  if (aLeft < left - tiny) return true
  if (aLeft > left + tiny) return false
  if (aCount !== count) return aCount < count
  return aWorth < worth - tiny
}

function countBits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
  return count
}
