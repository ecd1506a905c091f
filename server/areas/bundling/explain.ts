/** Why each area is one, and the first reason that keeps a compound out, as a code with its figures. */
import type { Uncovered, UncoveredCode } from '#contract/bundling.ts'
import { indexOf } from './graph/links.ts'
import { shortestLink } from './graph/shortest-link.ts'
import type { Ground } from './ground.ts'
import type { CutPair } from './link-rules.ts'
import { isAboveCaps } from './pieces.ts'
import { areInConflict, sumsOf } from './problem.ts'
import type { SolvedPiece } from './solve-piece.ts'

export type LeftOut = { compound: number; code: UncoveredCode; params: Uncovered['params'] }

/** The search for the nearest compound ends here, metres. */
const sightM = 2000

/** One reason for every compound that is in no area. `areas` are all areas of the plan, locked ones included. */
export function explainLeftOut(
  ground: Ground,
  pieces: readonly SolvedPiece[],
  areas: readonly (readonly number[])[],
  excluded: readonly string[],
): LeftOut[] {
  const { problem } = ground
  const leftByHand = new Set(excluded.map((id) => ground.numberOf.get(id)))
  const { size } = problem.compounds
  const areaOf = new Int32Array(size).fill(-1)
  areas.forEach((members, area) => {
    for (const i of members) areaOf[i] = area
  })
  const pieceOf = new Int32Array(size).fill(-1)
  pieces.forEach(({ compounds }, piece) => {
    for (const i of compounds) pieceOf[i] = piece
  })
  const left = Array.from(areaOf.keys()).filter((i) => areaOf[i] === -1)
  const cutOf = nearestCuts(ground.cutPairs, new Set(left))
  const nearest = nearestFinder(ground)
  return left.map((i): LeftOut => {
    if (leftByHand.has(i)) return { compound: i, code: 'excluded', params: {} }
    if (isAboveCaps(problem, i)) return { compound: i, code: 'above-cap', params: aboveCap(ground, i) }
    const links = linksOf(ground, i)
    if (links.length === 0) return apart(ground, i, cutOf.get(i), nearest)
    const piece = pieces[pieceOf[i] as number]
    if (piece && !piece.bound.mayHost) {
      const { households } = sumsOf(problem, piece.compounds)
      return { compound: i, code: 'too-few', params: { count: piece.compounds.length, households } }
    }
    return noRoom(ground, i, [...new Set(links.map((j) => areaOf[j] as number))], areas)
  })
}

const linksOf = ({ problem: { links } }: Ground, i: number) =>
  Array.from(links.to.subarray(links.start[i] as number, links.start[i + 1] as number))

function nearestCuts(cuts: readonly CutPair[], wanted: ReadonlySet<number>): Map<number, CutPair> {
  const found = new Map<number, CutPair>()
  for (const cut of cuts) {
    for (const i of [cut.a, cut.b]) {
      const known = found.get(i)
      if (wanted.has(i) && (!known || cut.gapM < known.gapM)) found.set(i, cut)
    }
  }
  return found
}

function aboveCap({ problem }: Ground, i: number): LeftOut['params'] {
  const { compounds, limits } = problem
  if ((compounds.households[i] as number) > limits.households.max) {
    return { figure: compounds.households[i] as number, limit: limits.households.max }
  }
  if ((compounds.floorAreaM2[i] as number) > limits.floorAreaM2.max) {
    return { figure: `${compounds.floorAreaM2[i]} m²`, limit: `${limits.floorAreaM2.max} m²` }
  }
  return { figure: `${compounds.costWan[i]} 万元`, limit: `${limits.costWan.max} 万元` }
}

type Nearest = (i: number) => { other: number; gapM: number } | null

/** No link at all: something lies between, or everything is too far. */
function apart({ ids, barrierNames, problem }: Ground, i: number, cut: CutPair | undefined, nearest: Nearest): LeftOut {
  if (cut) {
    const other = ids[cut.a === i ? cut.b : cut.a] as string
    const name = cut.barrier >= 0 ? barrierNames[cut.barrier] : null
    return { compound: i, code: cut.why, params: { nearest: other, ...(name && { name }) } }
  }
  const found = nearest(i)
  if (!found) return { compound: i, code: 'no-neighbour', params: { context: 'none' } }
  const params = { nearest: ids[found.other] as string, gapM: Math.ceil(found.gapM), maxGapM: problem.limits.maxGapM }
  return { compound: i, code: 'no-neighbour', params }
}

/** It has neighbours, but the areas around cannot take it. */
function noRoom(
  { problem }: Ground,
  i: number,
  around: readonly number[],
  areas: readonly (readonly number[])[],
): LeftOut {
  const { limits, apart: forbidden, compounds, together } = problem
  const members = around.flatMap((area) => (area < 0 ? [] : [areas[area] as readonly number[]]))
  if ((together[i] as number) >= 0) return { compound: i, code: 'must-link', params: {} }
  const households = compounds.households[i] as number
  if (members.some((each) => sumsOf(problem, each).households + households > limits.households.max)) {
    return { compound: i, code: 'no-room', params: { limit: limits.households.max } }
  }
  for (const j of members.flat()) {
    if (!areInConflict(problem, i, j)) continue
    if (forbidden.get(i)?.has(j)) return { compound: i, code: 'cannot-link', params: {} }
    const years = Math.abs((compounds.planYear[i] as number) - (compounds.planYear[j] as number))
    if (years > limits.maxYearSpread)
      return { compound: i, code: 'years-apart', params: { limit: limits.maxYearSpread } }
    return { compound: i, code: 'too-far', params: { limit: limits.maxDiameterM } }
  }
  return { compound: i, code: 'no-room', params: { context: 'none' } }
}

/** Finds the nearest compound of the same plane by true distance between boundaries. */
function nearestFinder({ planes, yards, problem }: Ground): Nearest {
  const indexes = new Map<number, ReturnType<typeof indexOf>>()
  return (i) => {
    const plane = problem.compounds.plane[i] as number
    const members = planes[plane]?.members ?? new Int32Array()
    const index = indexes.get(plane) ?? indexOf(members, (each) => yards[each] as never)
    indexes.set(plane, index)
    const yard = yards[i]
    if (!yard) return null
    const [x, y] = yard.centroid
    let best: { other: number; gapM: number } | null = null
    for (const place of index.neighbors(x, y, 12, sightM)) {
      const other = members[place] as number
      const candidate = yards[other]
      if (other === i || !candidate) continue
      const link = shortestLink(yard, candidate, best?.gapM ?? sightM)
      if (link && (!best || link.gapM < best.gapM)) best = { other, gapM: link.gapM }
    }
    return best
  }
}
