/**
 * As many areas as floors allow, where nothing caps them (max-p-regions): spanning trees, cut from the leaves.
 *
 * On a tree the most parts that each reach the floor are found in one pass: whoever reaches it is cut off at once (the
 * greedy rule of Becker, Schach and Perl 1982). What is lost is lost where branches meet, so the trees are walked depth
 * first towards the loneliest compound: nearly paths. A tree over the whole piece gives the first plan. Then trees over a
 * few areas that lie together are drawn and cut again; more areas are better, and while their number stays, so is the
 * surplus in fewer hands (greater sum of squares): where it has gathered, one area becomes two.
 *
 * Every state is a feasible plan that covers the piece. One cut is O(compounds + links) of what it is drawn over.
 */
import { createRandom, type Random } from '#geodata/demo/random.ts'
import type { Draft } from './draft.ts'
import type { Effort } from './improve.ts'
import { areInConflict, type Problem } from './problem.ts'

/** Trees drawn for the first plan, and for every group of areas. */
const firstTrees = 20
const treesOfGroup = 4
const mostAreasOfGroup = 5
/** Places walked in all trees together, for each compound of the piece and for any piece. */
const placesPerCompound = 3_000
const placesAnyway = 1_000_000
/** Noise in the choice of the next compound, in neighbours. */
const noise = 1.5

/** Whether floors are all that limits an area of this piece: then whatever is connected and reaches them is feasible. */
export function hasFloorsAlone(problem: Problem, piece: readonly number[]): boolean {
  const { goal, limits, together, apart } = problem
  const caps = [limits.households.max, limits.floorAreaM2.max, limits.compounds.max, limits.costWan.max]
  if (goal !== 'most' || [...caps, limits.maxDiameterM, limits.maxYearSpread].some(Number.isFinite)) return false
  const first = piece[0] as number
  return piece.every((i) => (together[i] as number) < 0 && !apart.has(i) && !areInConflict(problem, first, i))
}

type Cut = { areas: number[][]; gathered: number }

export class TreeCuts {
  private readonly draft: Draft
  private readonly effort: Effort
  private readonly random: Random
  private readonly walk: Walk
  /** How much of the floors each compound brings: 1 for the whole of one. */
  private readonly shares: Float64Array
  private places: number

  constructor(draft: Draft, effort: Effort) {
    const { problem, piece } = draft
    this.draft = draft
    this.effort = effort
    this.random = createRandom(problem.seed + (piece[0] ?? 0))
    this.walk = new Walk(problem, this.random)
    this.shares = sharesOf(problem)
    this.places = placesPerCompound * draft.piece.length + placesAnyway
  }

  /** Fills an empty draft, and looks for more areas until there are `most` or enough was tried. */
  fill(most: number): void {
    const first = this.bestOf(this.draft.piece, firstTrees)
    if (!first) return
    this.draft.replace(this.draft.piece, first.areas)
    while (this.draft.size < most && !this.isOver()) this.cutAgain()
  }

  /** Draws trees over some areas that lie together, and takes the best cut unless it is worse. */
  private cutAgain(): void {
    const group = this.someAreas()
    const compounds = group.flatMap((area) => this.draft.membersOf(area))
    this.places -= 1
    if (group.length < 2) return
    const now = this.gatheredIn(group.map((area) => this.draft.membersOf(area)))
    const best = this.bestOf(compounds, treesOfGroup)
    if (!best || best.areas.length < group.length) return
    if (best.areas.length > group.length || best.gathered >= now) this.draft.replace(compounds, best.areas)
  }

  /** A random area and a few more, each beside one of them. */
  private someAreas(): number[] {
    const { draft, random } = this
    const { start, to } = draft.problem.links
    const group = [draft.areaOf[random.pick(draft.piece)] as number]
    const wanted = 2 + Math.floor(random.between(0, mostAreasOfGroup - 1))
    for (let tries = 0; tries < 4 * wanted && group.length < wanted; tries++) {
      const i = random.pick(draft.membersOf(random.pick(group)))
      const [from, end] = [start[i] as number, start[i + 1] as number]
      if (from === end) continue
      const beside = draft.areaOf[to[from + Math.floor(random.between(0, end - from))] as number] as number
      if (beside >= 0 && !group.includes(beside)) group.push(beside)
    }
    return group
  }

  private bestOf(compounds: readonly number[], trees: number): Cut | null {
    let best: Cut | null = null
    for (let tree = 0; tree < trees; tree++) {
      this.places -= compounds.length
      const areas = this.walk.cut(compounds)
      if (!areas || areas.length < (best?.areas.length ?? 0)) continue
      const cut = { areas, gathered: this.gatheredIn(areas) }
      if (!best || areas.length > best.areas.length || cut.gathered > best.gathered) best = cut
    }
    return best
  }

  private gatheredIn(areas: readonly (readonly number[])[]): number {
    let sum = 0
    for (const members of areas) {
      let own = 0
      for (const i of members) own += this.shares[i] as number
      sum += own * own
    }
    return sum
  }

  private isOver(): boolean {
    return this.places <= 0 || this.effort.isOver()
  }
}

/** Draws a random tree over connected compounds and cuts it. Its arrays are as long as the problem and used again and again. */
class Walk {
  private readonly problem: Problem
  private readonly random: Random
  /** Turn a compound was last asked for in, and the turn it was last walked in. */
  private readonly asked: Int32Array
  private readonly seen: Int32Array
  private turn = 0
  private readonly order: Int32Array
  private readonly above: Int32Array
  /** Sums of what hangs below a compound and is not cut off. */
  private readonly households: Float64Array
  private readonly floorAreaM2: Float64Array
  private readonly count: Int32Array
  /** Area by compound, of the cut at hand. */
  private readonly areaOf: Int32Array

  constructor(problem: Problem, random: Random) {
    const { size } = problem.compounds
    this.problem = problem
    this.random = random
    this.asked = new Int32Array(size)
    this.seen = new Int32Array(size)
    this.order = new Int32Array(size)
    this.above = new Int32Array(size)
    this.households = new Float64Array(size)
    this.floorAreaM2 = new Float64Array(size)
    this.count = new Int32Array(size)
    this.areaOf = new Int32Array(size)
  }

  /** Areas that together hold all of these, or null where they are not connected or do not reach the floors. */
  cut(compounds: readonly number[]): number[][] | null {
    this.turn += 1
    for (const i of compounds) this.asked[i] = this.turn
    if (this.drawTree(this.random.pick(compounds)) < compounds.length) return null
    this.cutTree(compounds.length)
    return this.areas(compounds.length)
  }

  /** Depth first. @returns how many compounds were reached. */
  private drawTree(root: number): number {
    const { order, above, seen, turn } = this
    let count = 0
    let at = root
    above[root] = -1
    seen[root] = turn
    order[count++] = root
    while (at >= 0) {
      const next = this.loneliestBeside(at)
      if (next < 0) at = above[at] as number
      else {
        seen[next] = turn
        above[next] = at
        order[count++] = next
        at = next
      }
    }
    return count
  }

  /** The neighbour with the fewest neighbours still to be walked, give or take some noise; −1 where there is none. */
  private loneliestBeside(i: number): number {
    const { start, to } = this.problem.links
    let [found, fewest] = [-1, Number.POSITIVE_INFINITY]
    for (let at = start[i] as number; at < (start[i + 1] as number); at++) {
      const j = to[at] as number
      if (!this.isWaiting(j)) continue
      let around = noise * this.random.between(0, 1)
      for (let k = start[j] as number; k < (start[j + 1] as number); k++) if (this.isWaiting(to[k] as number)) around++
      if (around < fewest) [found, fewest] = [j, around]
    }
    return found
  }

  private isWaiting(i: number): boolean {
    return this.asked[i] === this.turn && this.seen[i] !== this.turn
  }

  /** From the leaves: whoever reaches the floors with what hangs below starts an area, the others hang on to the one above. */
  private cutTree(size: number): void {
    const { compounds, limits } = this.problem
    const { order, above, households, floorAreaM2, count, areaOf } = this
    for (let at = 0; at < size; at++) {
      const i = order[at] as number
      households[i] = compounds.households[i] as number
      floorAreaM2[i] = compounds.floorAreaM2[i] || 0
      count[i] = 1
    }
    for (let at = size - 1; at >= 0; at--) {
      const i = order[at] as number
      const isEnough =
        (households[i] as number) >= limits.households.min &&
        (floorAreaM2[i] as number) >= limits.floorAreaM2.min &&
        (count[i] as number) >= limits.compounds.min
      areaOf[i] = isEnough ? i : -1
      const top = above[i] as number
      if (isEnough || top < 0) continue
      households[top] = (households[top] as number) + (households[i] as number)
      floorAreaM2[top] = (floorAreaM2[top] as number) + (floorAreaM2[i] as number)
      count[top] = (count[top] as number) + (count[i] as number)
    }
  }

  /** Members by area; what is left at the root joins the fullest area beside it. */
  private areas(size: number): number[][] | null {
    const { order, above, areaOf, households } = this
    const members = new Map<number, number[]>()
    const rest: number[] = []
    for (let at = 0; at < size; at++) {
      const i = order[at] as number
      if (areaOf[i] === i) members.set(i, [])
      else areaOf[i] = at === 0 ? -1 : (areaOf[above[i] as number] as number)
      ;(members.get(areaOf[i] as number) ?? rest).push(i)
    }
    if (rest.length === 0) return [...members.values()]
    const { start, to } = this.problem.links
    let [joined, most] = [-1, -1]
    for (const i of rest) {
      for (let at = start[i] as number; at < (start[i + 1] as number); at++) {
        const j = to[at] as number
        const area = this.asked[j] === this.turn ? (areaOf[j] as number) : -1
        if (area >= 0 && (households[area] as number) > most) [joined, most] = [area, households[area] as number]
      }
    }
    members.get(joined)?.push(...rest)
    return joined < 0 ? null : [...members.values()]
  }
}

/** What every compound brings towards the floors, each floor counted as 1. */
function sharesOf({ compounds, limits }: Problem): Float64Array {
  return Float64Array.from({ length: compounds.size }, (_, i) => {
    const parts = [
      [compounds.households[i] as number, limits.households.min],
      [compounds.floorAreaM2[i] || 0, limits.floorAreaM2.min],
      [1, limits.compounds.min > 1 ? limits.compounds.min : 0],
    ] as const
    return parts.reduce((sum, [own, floor]) => (floor > 0 ? sum + own / floor : sum), 0)
  })
}
