/**
 * The third level of a whole piece, by prices, where the first two are settled: among plans with this count, the best.
 *
 * As for the levels before: prices give a bound no plan with that many areas beats, areas that cost more than what lies between
 * bound and plan are in no better one, and the few others are searched through until nothing better is left. Prices of areas
 * are hardly ever wide of the mark here: the search looks at tens or hundreds of places.
 */
import type { Columns } from './columns.ts'
import type { Draft } from './draft.ts'
import { type CoverQuestion, coverWithin } from './exact-cover.ts'
import type { Effort } from './improve.ts'
import { priceAreas } from './prices.ts'
import { worthOf } from './worth.ts'

export type WorthQuestion = {
  draft: Draft
  columns: Columns
  /** Places that need not be covered. */
  mayStay: Uint8Array
  /** What plans with as many areas keep to; null where their number does not matter. */
  counted: CoverQuestion['before']
  mostAreas: number
  effort: Effort
  /** Puts areas in the place of the draft's, if they are better. */
  take: (areas: readonly number[]) => boolean
}

const mostSteps = 4_000
const tiny = 1e-6
/** Parts of what lies between bound and plan: where little is enough a plan is found soon, and the last part is the proof. */
const parts = [1 / 64, 1 / 16, 1 / 4, 1]

/** Improves the draft to the best third level. @returns false where that could not be proven; the draft is no worse. */
export function settleWorth(question: WorthQuestion): boolean {
  const { draft, columns, mayStay, counted, effort, take } = question
  const steps = (effort.visits * effort.areasOfThird) / effort.areas
  const { prices, bound, reduced } = pricesOfWorth(question)
  const leaving = Float64Array.from(mayStay, (may, place) =>
    may === 1 ? Math.max(0, -(prices[place] as number)) : Number.POSITIVE_INFINITY,
  )
  for (let place = 0; place < parts.length && !effort.isOver(); ) {
    const budget = (parts[place] as number) * (draft.levels().worth - bound) - tiny
    const answer = coverWithin({
      columns,
      reduced,
      leaving,
      budget,
      before: counted,
      steps,
    })
    if (answer.gaveUp) return false
    if (!answer.areas) place += 1
    else if (!take(answer.areas)) return false
    else place = 0
  }
  return !effort.isOver()
}

function pricesOfWorth({ draft, columns, mayStay, counted, mostAreas }: WorthQuestion) {
  const { problem } = draft
  const costOf = new Float64Array(columns.count).fill(Number.POSITIVE_INFINITY)
  const { order, above, last } = columns
  const members: number[] = []
  let unit = tiny
  for (let s = 0; s < columns.count; s++) {
    // too dear for a plan with this count
    if (columns.isArea[s] === 0 || (counted && (counted.reduced[s] as number) > counted.budget)) continue
    members.length = 0
    for (let at = s; at >= 0; at = above[at] as number) members.push(order[last[at] as number] as number)
    const cost = worthOf(problem, members)
    costOf[s] = cost
    unit = Math.max(unit, Math.abs(cost))
  }
  const rows = columns.order.length + (counted ? 1 : 0)
  return priceAreas({
    columns,
    costOf,
    wanted: counted ? Math.abs(draft.levels().count) : null,
    dearest: Float64Array.from({ length: rows }, (_, place) => (mayStay[place] === 1 ? 0 : 4 * unit)),
    cheapest: -4 * unit,
    guess: guessOf(draft, columns, rows),
    unit,
    enough: draft.levels().worth - tiny,
    mostAreas,
    steps: mostSteps,
  })
}

/** What the draft pays: each compound its part of what its area costs. */
function guessOf(draft: Draft, { order }: Columns, rows: number): Float64Array {
  const guess = new Float64Array(rows)
  order.forEach((i, place) => {
    const members = draft.membersOf(draft.areaOf[i] as number)
    if (members.length > 0) guess[place] = worthOf(draft.problem, members) / members.length
  })
  return guess
}
