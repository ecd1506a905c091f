/**
 * A plan that covers a piece exactly and costs no more than its prices and a little: the search the prices make small.
 *
 * Every plan costs the sum of the prices plus the reduced costs of its areas, so a plan below a limit spends at most
 * limit − Σ price on reduced costs. That is the budget; areas that cost more alone are out from the start, and most are.
 * The lowest undecided place is covered by each area that begins there, the least reduced cost first, or left over.
 *
 * Invariant of `spent`: with these places undecided, nothing was found with these budgets or less.
 */
import { type Columns, placesOf } from './columns.ts'

export type CoverQuestion = {
  columns: Columns
  reduced: Float64Array
  /** What leaving a place over costs beyond its price; +∞ where it must be covered. */
  leaving: Float64Array
  budget: number
  /** A second budget to keep to, of the level before: its reduced costs, and what leaving a place over costs of it. */
  before?: { reduced: Float64Array; leaving: Float64Array; budget: number } | null
  steps: number
  /** Areas looked at for each first place, the least reduced cost first; with fewer than there are, finding none proves nothing. */
  width?: number
}

/** `areas`: numbers of columns; null where there is no such plan, or, if `gaveUp`, none was found. */
export type CoverAnswer = { areas: number[] | null; gaveUp: boolean; visited: number }

export function coverWithin(question: CoverQuestion): CoverAnswer {
  const search = new CoverSearch(question)
  if (search.isTooMuch) return { areas: null, gaveUp: true, visited: 0 }
  const isFound = search.from(0, question.budget, question.before?.budget ?? 0)
  const gaveUp = search.visited > question.steps || (search.isNarrowed && !isFound)
  return { areas: isFound ? search.chosen : null, gaveUp, visited: search.visited }
}

/** Areas within the budget, beyond which the search would not come to an end anyway. */
const mostAreas = 2_000_000

class CoverSearch {
  readonly chosen: number[] = []
  visited = 0
  isNarrowed = false
  readonly isTooMuch: boolean
  private readonly steps: number
  private readonly size: number
  private readonly leaving: Float64Array
  private readonly leavingBefore: Float64Array
  /** Words of 16 bits in a set of places. */
  private readonly words: number
  /** Areas within the budget, by their first place and then by reduced cost: those of place p are at groups[p] … groups[p + 1] − 1. */
  private readonly areas: Int32Array
  private readonly costs: Float64Array
  private readonly costsBefore: Float64Array
  private readonly groups: Int32Array
  /** Places of each of these areas, as bits. */
  private readonly masks: Uint16Array
  private readonly taken: Uint16Array
  private readonly spent = new Map<string, readonly [number, number]>()

  constructor({ columns, reduced, leaving, budget, before, steps, width = Number.POSITIVE_INFINITY }: CoverQuestion) {
    const { order, groups } = columns
    this.steps = steps
    this.size = order.length
    this.leaving = leaving
    this.leavingBefore = before?.leaving ?? new Float64Array(this.size)
    this.words = Math.ceil(this.size / 16)
    this.taken = new Uint16Array(this.words)
    this.groups = new Int32Array(this.size + 1)
    const areas: number[] = []
    for (let root = 0; root < this.size; root++) {
      const found: number[] = []
      for (let s = groups[root] as number, end = groups[root + 1] as number; s < end; s++) {
        if ((reduced[s] as number) <= budget) found.push(s)
      }
      if (found.length > width) this.isNarrowed = true
      for (const s of cheapest(found, reduced, width)) areas.push(s)
      this.groups[root + 1] = areas.length
      if (areas.length > mostAreas) break
    }
    this.isTooMuch = areas.length > mostAreas
    if (this.isTooMuch) areas.length = 0
    this.areas = Int32Array.from(areas)
    this.costs = Float64Array.from(areas, (s) => reduced[s] as number)
    this.costsBefore = Float64Array.from(areas, (s) => Math.max(0, before?.reduced[s] ?? 0))
    this.masks = new Uint16Array(areas.length * this.words)
    areas.forEach((s, k) => {
      for (const place of placesOf(columns, s)) {
        const word = k * this.words + (place >> 4)
        this.masks[word] = (this.masks[word] as number) | (1 << (place & 15))
      }
    })
  }

  /** Covers every place from here on that is not taken, within what is left of both budgets. */
  from(first: number, left: number, leftBefore: number): boolean {
    const { taken, size, groups, costs, costsBefore, chosen } = this
    let place = first
    while (place < size && (((taken[place >> 4] as number) >> (place & 15)) & 1) === 1) place += 1
    if (place === size) return true
    if (++this.visited > this.steps) return false
    const key = String.fromCharCode(place, ...taken.subarray(place >> 4))
    const spent = this.spent.get(key)
    if (spent && spent[0] >= left && spent[1] >= leftBefore) return false
    for (let k = groups[place] as number, end = groups[place + 1] as number; k < end; k++) {
      const rest = left - (costs[k] as number)
      if (rest < 0) break
      const restBefore = leftBefore - (costsBefore[k] as number)
      if (restBefore < 0 || !this.isFree(k)) continue
      this.turn(k)
      chosen.push(this.areas[k] as number)
      if (this.from(place + 1, rest, restBefore)) return true
      chosen.pop()
      this.turn(k)
      if (this.visited > this.steps) return false
    }
    const rest = left - (this.leaving[place] as number)
    const restBefore = leftBefore - (this.leavingBefore[place] as number)
    if (rest >= 0 && restBefore >= 0 && this.from(place + 1, rest, restBefore)) return true
    if (this.visited <= this.steps) this.spent.set(key, [left, leftBefore])
    return false
  }

  private isFree(k: number): boolean {
    const { masks, taken, words } = this
    for (let word = 0, at = k * words; word < words; word++, at++) {
      if (((masks[at] as number) & (taken[word] as number)) !== 0) return false
    }
    return true
  }

  /** Takes the places of an area, or gives them back. */
  private turn(k: number): void {
    const { masks, taken, words } = this
    for (let word = 0, at = k * words; word < words; word++, at++) {
      taken[word] = (taken[word] as number) ^ (masks[at] as number)
    }
  }
}

/** At most so many of the sets, the cheapest first; of equal ones the lower number. */
function cheapest(sets: number[], costs: Float64Array, most: number): number[] {
  let few = sets
  if (sets.length > most) {
    const sorted = new Float64Array(sets.length)
    for (let k = 0; k < sets.length; k++) sorted[k] = costs[sets[k] as number] as number
    const dearest = sorted.sort()[most] as number
    few = sets.filter((s) => (costs[s] as number) <= dearest)
  }
  return few.sort((a, b) => (costs[a] as number) - (costs[b] as number) || a - b).slice(0, most)
}
