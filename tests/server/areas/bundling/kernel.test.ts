/** The kernel against the slowest and plainest way to do the same: try everything. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BundleGoal, BundleParams } from '#contract/bundling.ts'
import { bestPacking } from '#server/areas/bundling/best-packing.ts'
import { columnsOf, placesOf } from '#server/areas/bundling/columns.ts'
import { feasibleSets } from '#server/areas/bundling/connected-sets.ts'
import { coverFirst } from '#server/areas/bundling/cover.ts'
import { Draft, uncovered } from '#server/areas/bundling/draft.ts'
import { makeGround } from '#server/areas/bundling/ground.ts'
import { makePool } from '#server/areas/bundling/pool.ts'
import {
  areInConflict,
  countOfArea,
  isBetter,
  type Levels,
  type Problem,
  sumsOf,
} from '#server/areas/bundling/problem.ts'
import { settlingOf } from '#server/areas/bundling/settle.ts'
import { solve } from '#server/areas/bundling/solve.ts'
import { worthOf } from '#server/areas/bundling/worth.ts'
import { rectangle, toyCompound, toyMap } from './toy-map.ts'

const everyone = ({ compounds: { size } }: Problem) => Array.from({ length: size }, (_, i) => i)

function isConnected({ links: { start, to } }: Problem, members: readonly number[]): boolean {
  const inside = new Set(members)
  const reached = new Set(members.slice(0, 1))
  for (const i of reached) {
    for (let at = start[i]!; at < start[i + 1]!; at++) if (inside.has(to[at]!)) reached.add(to[at]!)
  }
  return reached.size === inside.size
}

function isFeasible(problem: Problem, members: readonly number[]): boolean {
  const { limits, together } = problem
  const sums = sumsOf(problem, members)
  if (sums.households < limits.households.min || sums.households > limits.households.max) return false
  if (sums.compounds < limits.compounds.min || sums.compounds > limits.compounds.max) return false
  if (sums.floorAreaM2 < limits.floorAreaM2.min || sums.floorAreaM2 > limits.floorAreaM2.max) return false
  if (sums.costWan > limits.costWan.max) return false
  if (members.some((i) => members.some((j) => i < j && areInConflict(problem, i, j)))) return false
  const inside = new Set(members)
  const isSplit = (i: number) =>
    together[i]! >= 0 && everyone(problem).some((j) => together[j] === together[i] && !inside.has(j))
  return !members.some(isSplit) && isConnected(problem, members)
}

const subsets = (items: readonly number[]): number[][] =>
  Array.from({ length: 2 ** items.length }, (_, mask) => items.filter((_item, bit) => mask & (1 << bit)))

/** The best levels by trying every way to take or leave the first compound. */
function bestByTrying(problem: Problem, rest: readonly number[]): Levels {
  const [first, ...others] = rest
  if (first === undefined) return { left: 0, count: 0, worth: 0 }
  const skipped = bestByTrying(problem, others)
  let best: Levels = { ...skipped, left: skipped.left + problem.compounds.households[first]! }
  for (const set of subsets(others).map((some) => [first, ...some])) {
    if (!isFeasible(problem, set)) continue
    const after = bestByTrying(
      problem,
      others.filter((i) => !set.includes(i)),
    )
    const levels = {
      left: after.left,
      count: after.count + countOfArea(problem.goal),
      worth: after.worth + worthOf(problem, set),
    }
    if (isBetter(levels, best)) best = levels
  }
  return best
}

const anyProblem = fc
  .record({
    cells: fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { minLength: 2, maxLength: 8 }),
    households: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 8, maxLength: 8 }),
    years: fc.array(fc.option(fc.integer({ min: 2024, max: 2028 })), { minLength: 8, maxLength: 8 }),
    goal: fc.constantFrom<BundleGoal>('fewest', 'most', 'any'),
    min: fc.constantFrom(0, 150, 300),
    max: fc.constantFrom(600, 900, null),
    diameter: fc.constantFrom(150, 300, null),
    spread: fc.constantFrom(0, 1, null),
    fewest: fc.constantFrom(1, 2),
    pairs: fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), fc.boolean()), {
      maxLength: 2,
    }),
  })
  .map(({ cells, households, years, goal, min, max, diameter, spread, fewest, pairs }) => {
    const name = (i: number) => `c${i % cells.length}`
    const map = toyMap(
      cells.map((cell, i) =>
        toyCompound({
          id: name(i),
          households: households[i] ?? 0,
          planYear: years[i] ?? null,
          owner: `o${i % 3}`,
          ring: rectangle((cell % 4) * 120, Math.floor(cell / 4) * 120, 100 - (cell % 3), 100),
        }),
      ),
    )
    const params = BundleParams.parse({
      maxGapM: 25,
      goal,
      households: { min, max },
      maxDiameterM: diameter,
      maxYearSpread: spread,
      compounds: { min: fewest },
      weights: { nearness: 3, mixedOwners: 2 },
      mustLink: pairs.filter(([, , must]) => must).map(([a, b]) => [name(a), name(b)]),
      cannotLink: pairs.filter(([, , must]) => !must).map(([a, b]) => [name(a), name(b)]),
    })
    return makeGround(map, params).problem
  })

describe('the kernel', () => {
  it('meets every feasible area once, and nothing else', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const pool = makePool(problem, everyone(problem))
        const sets = feasibleSets(pool, 100_000)!
        const found = [...sets.masks.subarray(0, sets.count)].sort((a, b) => a - b)
        const wanted = subsets(everyone(problem).map((_, bit) => bit))
          .filter(
            (bits) =>
              bits.length > 0 &&
              isFeasible(
                problem,
                bits.map((bit) => pool.members[bit]!),
              ),
          )
          .map((bits) => bits.reduce((mask, bit) => mask | (1 << bit), 0))
        expect(found).toEqual(wanted.sort((a, b) => a - b))
      }),
      { numRuns: 1000 },
    )
  })

  it('packs as well as trying everything does, on all three levels', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const pool = makePool(problem, everyone(problem))
        const { packing, proven } = bestPacking(pool, feasibleSets(pool, 100_000)!)
        const best = bestByTrying(problem, everyone(problem))
        expect(proven).toBe(true)
        expect(packing!.levels.left).toBeCloseTo(best.left, 6)
        expect(packing!.levels.count).toBe(best.count)
        expect(packing!.levels.worth).toBeCloseTo(best.worth, 6)
        for (const area of packing!.areas) expect(isFeasible(problem, area)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('solves a whole map as well as trying everything does, and says that it is proven', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { pieces } = solve(problem)
        const areas = pieces.flatMap((piece) => piece.areas)
        const best = bestByTrying(problem, everyone(problem))
        const covered = areas.reduce((sum, members) => sum + sumsOf(problem, members).households, 0)
        const worth = areas.reduce((sum, members) => sum + worthOf(problem, members), 0)
        expect(sumsOf(problem, everyone(problem)).households - covered).toBeCloseTo(best.left, 6)
        expect(countOfArea(problem.goal) * areas.length + 0).toBe(best.count)
        expect(worth).toBeCloseTo(best.worth, 6)
        expect(pieces.every(({ isProven, isThirdProven }) => isProven && isThirdProven)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('pieces that other threads took', () => {
  it('and never brought are solved all the same', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        let turns = 0
        // every second turn goes to a thread that ends before it brings anything
        const take = () => {
          turns += 2
          return turns - 1
        }
        const share = () => ({ take, hear: () => [], wait: () => {}, stop: () => {} })
        expect(solve(problem, { crew: { share } })).toEqual(solve(problem))
      }),
      { numRuns: 100 },
    )
  })
})

/** Everything as one piece, by prices. */
function settleAll(problem: Problem, hasCover: boolean) {
  const effort = { left: 1e9, areas: 1e6, areasOfThird: 1e6, visits: 1e6, isOver: () => false }
  const draft = new Draft(problem, everyone(problem), new Int32Array(problem.compounds.size).fill(uncovered))
  if (hasCover) coverFirst(draft, effort)
  const settling = settlingOf(draft, Number.NEGATIVE_INFINITY, effort)!
  const settled = settling.coverAll() ?? settling.settle()
  return { draft, settled, isThirdProven: settled.isProven && settling.settleWorth() }
}

/** Three rows of compounds, of 18 to 27, with a few missing. */
const anyRows = fc
  .record({
    households: fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 27, maxLength: 27 }),
    missing: fc.uniqueArray(fc.integer({ min: 0, max: 26 }), { maxLength: 9 }),
    goal: fc.constantFrom<BundleGoal>('fewest', 'most', 'any'),
    max: fc.constantFrom(1000, 1500, 2000),
    diameter: fc.constantFrom(250, 400),
  })
  .map(({ households, missing, goal, max, diameter }) => {
    const cells = Array.from({ length: 27 }, (_, cell) => cell).filter((cell) => !missing.includes(cell))
    const map = toyMap(
      cells.map((cell) =>
        toyCompound({
          id: `c${cell}`,
          households: households[cell] ?? 0,
          ring: rectangle((cell % 9) * 120, Math.floor(cell / 9) * 120, 100, 100),
        }),
      ),
    )
    const params = { maxGapM: 25, goal, households: { min: 300, max }, maxDiameterM: diameter }
    return makeGround(map, BundleParams.parse(params)).problem
  })

describe('prices', () => {
  it('are asked of the same areas as the kernel meets', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const pool = makePool(problem, everyone(problem))
        const sets = feasibleSets(pool, 100_000)!
        const columns = columnsOf(problem, everyone(problem), 100_000)!
        expect(columns.order).toEqual(pool.members)
        const areas = Array.from(columns.isArea.keys()).filter((s) => columns.isArea[s] === 1)
        const masks = areas.map((s) => placesOf(columns, s).reduce((mask, place) => mask | (1 << place), 0))
        expect(masks.sort((a, b) => a - b)).toEqual([...sets.masks.subarray(0, sets.count)].sort((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })

  it('prove all three levels that trying everything finds', () => {
    let thirdProven = 0
    fc.assert(
      fc.property(anyProblem, fc.boolean(), (problem, hasCover) => {
        const { draft, settled, isThirdProven } = settleAll(problem, hasCover)
        const best = bestByTrying(problem, everyone(problem))
        expect(draft.levels().left).toBeCloseTo(best.left, 6)
        expect(draft.levels().count).toBe(best.count)
        expect(settled.isProven).toBe(true)
        if (isThirdProven) expect(draft.levels().worth).toBeCloseTo(best.worth, 5)
        thirdProven += isThirdProven ? 1 : 0
        for (const area of draft.areas()) expect(isFeasible(problem, area)).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(thirdProven).toBeGreaterThan(500)
  })

  it('agree with the kernel on pieces too large to try everything', () => {
    fc.assert(
      fc.property(anyRows, (problem) => {
        const { draft, settled, isThirdProven } = settleAll(problem, true)
        const pool = makePool(problem, everyone(problem))
        const { packing, proven } = bestPacking(pool, feasibleSets(pool, 1_000_000)!)
        expect([proven, settled.isProven]).toEqual([true, true])
        expect(draft.levels().left).toBeCloseTo(packing!.levels.left, 6)
        expect(draft.levels().count).toBe(packing!.levels.count)
        if (isThirdProven) expect(draft.levels().worth).toBeCloseTo(packing!.levels.worth, 5)
        for (const area of draft.areas()) expect(isFeasible(problem, area)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
