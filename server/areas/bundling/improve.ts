/**
 * Neighbourhood search for pieces too large to solve at once: a pool of a few areas that lie together is solved again,
 * exactly, by the kernel; what is better stays. Every state on the way is a feasible plan, so it can stop at any time.
 *
 * Passes: cover what is left over; empty areas (fuller areas count as better while the number stays, so that the emptiest
 * runs dry); then the third level. Deterministic: the order comes from the problem and its seed, effort is counted, not timed.
 */
import { createRandom, type Random } from '#geodata/demo/random.ts'
import { bestPacking, type ThirdLevel } from './best-packing.ts'
import { feasibleSets } from './connected-sets.ts'
import { type Draft, levelsOf, uncovered } from './draft.ts'
import { makePool } from './pool.ts'
import { isBetter, type Problem, sumsOf } from './problem.ts'
import { hasFloorsAlone } from './tree-cuts.ts'
import { worthOf } from './worth.ts'

export type Effort = {
  /** Sets and masks that may still be looked at. */
  left: number
  /** Areas a piece may have to be proven. */
  areas: number
  /** Areas a piece may have to be proven on the third level too. */
  areasOfThird: number
  /** Places one search for a proof may look at. */
  visits: number
  /** Asked between pools. */
  isOver: () => boolean
}

/** `small`: only areas that are not much above the floor, of which there are few even without a cap. */
type PoolLimits = { compounds: number; areas: number; sets: number; small?: boolean }

/** Times the floor: an area larger than this could mostly be two. */
const smallFactor = 1.7

/** Improves a draft until nothing more is found or the effort is used up. */
export class Improvement {
  private readonly draft: Draft
  private readonly effort: Effort
  private readonly random: Random
  /** Pools known to be best, by what they hold and what they were judged by. */
  private readonly settled = new Set<string>()

  constructor(draft: Draft, effort: Effort) {
    this.draft = draft
    this.effort = effort
    this.random = createRandom(draft.problem.seed + (draft.piece[0] ?? 0))
  }

  /** Towards fewer areas: one that runs dry is left away. Pools of several small areas lead further than of few large ones. */
  emptyAreas(): void {
    if (this.draft.problem.goal !== 'fewest') return
    this.pass('fullness', { compounds: 16, areas: 5, sets: 1_000 })
    this.coverLeftOver()
  }

  improveWorth(): void {
    const { problem, piece } = this.draft
    if (hasFloorsAlone(problem, piece)) this.pass('worth', { compounds: 22, areas: 2, sets: 20_000, small: true })
    else if (problem.goal === 'most') this.pass('fullness', { compounds: 24, areas: 3, sets: 30_000, small: true })
    this.pass('worth', { compounds: 14, areas: 3, sets: 1_500 })
  }

  /** Tries to bring every compound that is left over into an area, in growing circles. */
  coverLeftOver(): void {
    for (const compounds of [16, 22, 27]) {
      let found = true
      while (found && !this.isOver()) {
        found = false
        for (const i of this.draft.leftOver()) {
          if (this.isOver()) return
          if (this.draft.areaOf[i] !== uncovered) continue
          const limits = { compounds, areas: compounds > 22 ? 6 : 4, sets: 40_000 }
          if (this.solve(this.around([i], limits, 0), 'worth', limits)) found = true
        }
      }
    }
  }

  /** Every area in turn is looked at with its neighbours; what changes, and what lies beside it, is looked at again. */
  private pass(third: ThirdLevel, limits: PoolLimits): void {
    const queue = this.inOrder(third)
    const waiting = new Set(queue)
    for (let next = queue.shift(); next !== undefined && !this.isOver(); next = queue.shift()) {
      waiting.delete(next)
      for (let way = 0; way < 3 && this.draft.has(next); way++) {
        const pool = this.around(this.draft.membersOf(next), { ...limits, areas: way === 0 ? 2 : limits.areas }, way)
        const changed = this.solve(pool, third, limits)
        if (!changed) continue
        for (const area of changed.flatMap((each) => [each, ...this.beside(this.draft.membersOf(each))])) {
          if (waiting.has(area)) continue
          waiting.add(area)
          queue.push(area)
        }
      }
    }
  }

  /** The emptiest first when areas are to be emptied. */
  private inOrder(third: ThirdLevel): number[] {
    const numbers = this.draft.numbers()
    if (third === 'worth') return numbers
    const households = new Map(
      numbers.map((area) => [area, sumsOf(this.draft.problem, this.draft.membersOf(area)).households]),
    )
    return numbers.sort((a, b) => (households.get(a) as number) - (households.get(b) as number))
  }

  /** Areas that have a link to one of these compounds. */
  private beside(compounds: readonly number[]): number[] {
    const { start, to } = this.draft.problem.links
    const found = new Set<number>()
    for (const i of compounds) {
      for (let at = start[i] as number; at < (start[i + 1] as number); at++) {
        const area = this.draft.areaOf[to[at] as number] as number
        if (area >= 0) found.add(area)
      }
    }
    for (const i of compounds) found.delete(this.draft.areaOf[i] as number)
    return [...found]
  }

  /**
   * A pool: these compounds, those left over beside them, and areas around as long as they fit.
   * `way` 0 takes the areas with the fewest households first, 1 those with the most links, 2 by chance.
   */
  private around(from: readonly number[], limits: PoolLimits, way: number): number[] {
    const pool = new Set(from)
    this.addLeftOver(pool, limits.compounds)
    for (let areas = from.length > 1 ? 1 : 0; areas < limits.areas; areas++) {
      const inside = [...pool]
      const room = limits.compounds - pool.size
      const fitting = this.beside(inside).filter((area) => this.draft.membersOf(area).length <= room)
      const next = this.choose(fitting, pool, way)
      if (next === null) break
      for (const i of this.draft.membersOf(next)) pool.add(i)
      this.addLeftOver(pool, limits.compounds)
    }
    return [...pool]
  }

  private addLeftOver(pool: Set<number>, most: number): void {
    const { start, to } = this.draft.problem.links
    for (const i of pool) {
      for (let at = start[i] as number; at < (start[i + 1] as number) && pool.size < most; at++) {
        const other = to[at] as number
        if (this.draft.areaOf[other] === uncovered) pool.add(other)
      }
    }
  }

  private choose(areas: readonly number[], pool: ReadonlySet<number>, way: number): number | null {
    if (areas.length === 0) return null
    if (way === 2) return areas[Math.floor(this.random.between(0, areas.length))] as number
    let best = areas[0] as number
    let least = Number.POSITIVE_INFINITY
    for (const area of areas) {
      const members = this.draft.membersOf(area)
      const rank = way === 0 ? sumsOf(this.draft.problem, members).households : -this.linksInto(pool, members)
      if (rank >= least) continue
      best = area
      least = rank
    }
    return best
  }

  private linksInto(pool: ReadonlySet<number>, members: readonly number[]): number {
    const { start, to } = this.draft.problem.links
    let count = 0
    for (const i of members) {
      for (let at = start[i] as number; at < (start[i + 1] as number); at++) if (pool.has(to[at] as number)) count += 1
    }
    return count
  }

  /** Solves a pool anew. @returns the areas that are new, or null where nothing better was found. */
  private solve(compounds: readonly number[], third: ThirdLevel, { sets: most, small }: PoolLimits): number[] | null {
    const { draft } = this
    const areas = [...new Set(compounds.map((i) => draft.areaOf[i] as number))].filter((area) => area !== uncovered)
    const key = `${third} ${Int32Array.from(compounds).sort().join()} ${areas.length}`
    if (this.settled.has(key)) return null
    const pool = makePool(small ? this.onlySmall() : draft.problem, compounds)
    const sets = feasibleSets(pool, most)
    this.effort.left -= sets ? sets.count * 3 : most
    if (!sets) return null
    const members = areas.map((area) => draft.membersOf(area))
    const now = levelsOf(draft.problem, compounds, members, third === 'worth' ? worthOf : fullnessOf)
    const steps = 4_000
    const { packing, visited } = bestPacking(pool, sets, now, { steps, third })
    this.effort.left -= visited * 10
    if (!packing || !isBetter(packing.levels, now)) {
      this.settled.add(key)
      return null
    }
    return draft.replace(compounds, packing.areas)
  }

  private onlySmall(): Problem {
    const { problem } = this.draft
    const { min, max } = problem.limits.households
    return { ...problem, limits: { ...problem.limits, households: { min, max: Math.min(max, smallFactor * min) } } }
  }

  private isOver(): boolean {
    return this.effort.left <= 0 || this.effort.isOver()
  }
}

/** What counts in the place of the third level while areas are being emptied; as in `best-packing.ts`. */
const fullnessOf = (problem: Problem, members: readonly number[]): number => -(sumsOf(problem, members).households ** 2)
