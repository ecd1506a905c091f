/**
 * The levels of a whole piece, by prices: bounds that hold, plans that reach them, and a proof where they meet.
 *
 * Level by level: prices give a bound; areas whose reduced cost is more than what is left between bound and plan are in
 * no better plan; the few others are searched through. A plan found replaces the draft; a search that ends with nothing
 * raises the bound. The second level is asked only among plans that are best on the first: where the first level's
 * bound is reached, those are the plans made of areas and left-overs that cost nothing beyond their first prices.
 */
import { type Columns, columnsOf, placesOf } from './columns.ts'
import { type Draft, levelsOf } from './draft.ts'
import { type CoverAnswer, type CoverQuestion, coverWithin } from './exact-cover.ts'
import type { Effort } from './improve.ts'
import { type Prices, priceAreas } from './prices.ts'
import { countOfArea, isBetter, isLess } from './problem.ts'
import { settleWorth } from './settle-worth.ts'

/** What is known of a piece's first two levels. `isProven`: the draft reaches both. */
export type Settled = { left: number; count: number | null; isProven: boolean }

/** Steps of the simplex method. */
const mostSteps = 4_000
/** Compounds: a step takes time with their square, and their areas are too many anyway. */
const mostRows = 160
/** A first search, among the likeliest areas only. */
const narrowVisits = 4_000
const narrowWidth = 40
/** Counts tried, from the bound on. */
const mostTries = 4

const tiny = 1e-6

/** A piece with all its areas at hand, or null where it has too many. */
export function settlingOf(draft: Draft, sumBound: number, effort: Effort): Settling | null {
  if (draft.piece.length > mostRows) return null
  const columns = columnsOf(draft.problem, draft.piece, effort.areas)
  return columns ? new Settling(draft, columns, sumBound, effort) : null
}

export class Settling {
  private readonly draft: Draft
  private readonly columns: Columns
  private readonly effort: Effort
  private readonly households: Float64Array
  /** +∞ for sets that are no areas, or in no plan best on the first level, else 0. */
  private readonly banned: Float64Array
  /** Places that need not be covered. */
  private readonly mayStay: Uint8Array
  private readonly mostAreas: number
  /** Households that are left over at least. */
  private left: number
  private readonly sumBound: number
  /** What the second level has to keep to of the first. */
  private before: CoverQuestion['before'] = null
  private prices: Prices | null = null

  constructor(draft: Draft, columns: Columns, sumBound: number, effort: Effort) {
    const { limits, compounds } = draft.problem
    this.draft = draft
    this.columns = columns
    this.effort = effort
    this.sumBound = sumBound
    this.households = Float64Array.from(columns.order, (i) => compounds.households[i] as number)
    this.banned = new Float64Array(columns.count)
    for (let s = 0; s < columns.count; s++) if (columns.isArea[s] === 0) this.banned[s] = Number.POSITIVE_INFINITY
    this.mayStay = Uint8Array.from(this.households, (households) => (households > 0 ? 0 : 1))
    this.mostAreas = Math.floor(columns.order.length / Math.max(1, limits.compounds.min))
    const isReached = placesInAreas(columns)
    isReached.forEach((is, place) => {
      if (is === 0) this.mayStay[place] = 1
    })
    this.left = this.households.reduce((sum, own, place) => sum + (this.mayStay[place] === 1 ? own : 0), 0)
  }

  /**
   * Looks for plans that leave over only what no area can take: mostly there are some, and the first level needs no
   * prices. @returns null where none was found; the draft is no worse.
   */
  coverAll(): Settled | null {
    const count = this.settleCount()
    const levels = this.draft.levels()
    return isLess(this.left, levels.left) ? null : { left: this.left, count, isProven: count >= levels.count }
  }

  /** Both levels, where not all can be covered. */
  settle(): Settled {
    if (!isLess(this.left, this.draft.levels().left)) return this.coverAll() as Settled
    this.left = this.settleLeftOver()
    if (isLess(this.left, this.draft.levels().left)) return { left: this.left, count: null, isProven: false }
    return this.coverAll() as Settled
  }

  /** Level 1. @returns a bound on the households left over; where the draft reaches it, only areas of such plans stay. */
  private settleLeftOver(): number {
    const { columns, households, banned } = this
    const largest = households.reduce((most, own) => Math.max(most, own), 0)
    const size = households.length
    const { prices, bound, reduced } = priceAreas({
      columns,
      costOf: banned,
      wanted: null,
      dearest: households,
      cheapest: -4 * largest,
      guess: new Float64Array(size),
      unit: largest,
      enough: this.draft.levels().left - tiny,
      mostAreas: this.mostAreas,
      steps: mostSteps,
    })
    const leaving = households.map((own, place) => Math.max(0, own - (prices[place] as number)))
    let proven = Math.max(this.left, bound)
    while (isLess(proven + tiny, this.draft.levels().left)) {
      const budget = this.draft.levels().left - bound - 10 * tiny
      const answer = coverWithin({ columns, reduced, leaving, budget, steps: this.effort.visits })
      if (answer.areas && this.take(answer.areas)) continue
      if (!answer.areas && !answer.gaveUp) proven = this.draft.levels().left
      break
    }
    if (isLess(proven, this.draft.levels().left)) return proven
    const spare = proven - bound + tiny * size
    for (let s = 0; s < columns.count; s++) if ((reduced[s] as number) > spare) banned[s] = Number.POSITIVE_INFINITY
    leaving.forEach((cost, place) => {
      if (cost <= spare) this.mayStay[place] = 1
    })
    this.before = { reduced, leaving, budget: spare }
    this.prices = null
    return proven
  }

  /** Level 3, where the draft reaches the other two. @returns whether it reaches this one too. */
  settleWorth(): boolean {
    const { draft, columns, mayStay, before, mostAreas, effort } = this
    // a search keeps to one level before its own
    if (before !== null || columns.count > effort.areasOfThird) return false
    const counted = countOfArea(draft.problem.goal) === 0 ? null : this.withinCount()
    return settleWorth({ draft, columns, mayStay, counted, mostAreas, effort, take: (areas) => this.take(areas) })
  }

  /** What plans with as many areas as the draft keep to. */
  private withinCount(): CoverQuestion['before'] {
    this.prices ??= this.pricesOfCount()
    const { prices, bound, reduced } = this.prices
    return { reduced, leaving: this.leavingAt(prices), budget: this.draft.levels().count - bound + tiny }
  }

  /** Level 2. @returns a bound on the count of areas. */
  private settleCount(): number {
    const { columns, draft, sumBound, before } = this
    if (countOfArea(draft.problem.goal) === 0) return 0
    this.prices ??= this.pricesOfCount()
    const { prices, bound, reduced } = this.prices
    const leaving = this.leavingAt(prices)
    const byPrices = Math.ceil(bound - tiny)
    // what sums say of covering all says nothing where some is left over
    let least = isLess(0, this.left) ? byPrices : Math.max(sumBound, byPrices)
    const end = Math.min(this.countToBeat(), least + mostTries)
    let hasGivenUp = false
    for (let count = least; count < end && !this.effort.isOver(); count++) {
      const budget = count - bound + tiny
      const question = { columns, reduced, leaving, budget, before, steps: this.effort.visits }
      const narrow: CoverAnswer = coverWithin({ ...question, steps: narrowVisits, width: narrowWidth })
      // a count given up once is only tried again for a better plan, not for a proof
      const answer: CoverAnswer = narrow.gaveUp && !hasGivenUp ? coverWithin(question) : narrow
      if (answer.areas && this.take(answer.areas)) break
      hasGivenUp ||= answer.gaveUp || answer.areas !== null
      if (!hasGivenUp) least = count + 1
    }
    return least
  }

  /** What leaving a place over costs beyond its price. */
  private leavingAt(prices: Float64Array): Float64Array {
    return Float64Array.from(this.mayStay, (may, place) =>
      may === 1 ? Math.max(0, -(prices[place] as number)) : Number.POSITIVE_INFINITY,
    )
  }

  private pricesOfCount(): Prices {
    const { columns, households, mayStay, draft, sumBound } = this
    const perArea = countOfArea(draft.problem.goal)
    const total = households.reduce((sum, own) => sum + own, 0)
    const each = total > 0 && Number.isFinite(sumBound) ? sumBound / total : 0
    const costOf = this.banned.slice()
    for (let s = 0; s < costOf.length; s++) costOf[s] = (costOf[s] as number) + perArea
    return priceAreas({
      columns,
      costOf,
      wanted: null,
      dearest: Float64Array.from(mayStay, (may) => (may === 1 ? 0 : 2)),
      cheapest: -2,
      guess: households.map((own) => each * own),
      unit: 1,
      enough: this.countToBeat() - 1 + tiny,
      mostAreas: this.mostAreas,
      steps: mostSteps,
    })
  }

  /** The draft's count, if it leaves over no more than must be: only then does a lower one make a better plan. */
  private countToBeat(): number {
    const { left, count } = this.draft.levels()
    return isLess(this.left, left) ? Number.POSITIVE_INFINITY : count
  }

  /** Puts these areas in the place of the draft's, if they are better. */
  private take(chosen: readonly number[]): boolean {
    const { draft, columns } = this
    const areas = chosen.map((s) => placesOf(columns, s).map((place) => columns.order[place] as number))
    if (!isBetter(levelsOf(draft.problem, draft.piece, areas), draft.levels())) return false
    draft.replace(draft.piece, areas)
    return true
  }
}

/** Places that are in any area at all: in it, or on the way to one. */
function placesInAreas({ order, count, above, last, isArea }: Columns): Uint8Array {
  const isReached = new Uint8Array(order.length)
  const leads = isArea.slice()
  for (let s = count - 1; s >= 0; s--) {
    if (leads[s] === 0) continue
    isReached[last[s] as number] = 1
    if ((above[s] as number) >= 0) leads[above[s] as number] = 1
  }
  return isReached
}
