/** From a map in degrees to a problem in metres, with what explanations need of the map it came from. */
import type { BundleParams } from '#contract/bundling.ts'
import { compressed } from './compressed-links.ts'
import { arePartsApart, type Doubt, doubtOfPair } from './doubts.ts'
import type { Barriers } from './graph/barriers.ts'
import { eachNearPair, toldGapM } from './graph/links.ts'
import { shortestLink } from './graph/shortest-link.ts'
import { makeYard, type Yard } from './graph/yard.ts'
import { apartPairs, togetherGroups } from './hand-rules.ts'
import { type CutPair, sortPairs } from './link-rules.ts'
import type { BundleMap, MapCompound } from './map.ts'
import { linesByPlane, onPlane, type Plane, planesOf } from './planes.ts'
import type { Compounds, Limits, Links, Problem } from './problem.ts'

/** The problem with what explanations need of the map it came from. */
export type Ground = {
  problem: Problem
  ids: readonly string[]
  numberOf: ReadonlyMap<string, number>
  yards: readonly Yard[]
  /** Near pairs that are no links, with what keeps them apart. */
  cutPairs: readonly CutPair[]
  barrierNames: readonly (string | null)[]
  planes: readonly Plane[]
  doubts: readonly Doubt[]
}

/** 150 households to the hectare of site: six floors of 60–70 m² flats at the usual spacing. Ours; no document names one. */
export const usualHouseholdsPerM2 = 0.015

/** What of the params decides who is a neighbour of whom. */
type LinkParams = Pick<BundleParams, 'maxGapM' | 'sameStreet'>
/** A map laid out in metres, with its neighbour links: most of the work, and the same for all params with equal links. */
export type LaidGround = Omit<Ground, 'problem'> & { compounds: Compounds; links: Links }

/**
 * `params.mustLink`, `cannotLink`, `locked` and `excluded` may name unknown ids: they are passed over here and refused at the door.
 * @throws RangeError naming the compound whose boundary encloses nothing.
 */
export const makeGround = (map: BundleMap, params: BundleParams): Ground => groundFor(layGround(map, params), params)

/** @throws RangeError naming the compound whose boundary encloses nothing. */
export function layGround(map: BundleMap, { maxGapM, sameStreet }: LinkParams): LaidGround {
  const planes = planesOf(map.compounds, map.meridian)
  const { yards, plane } = layYards(map.compounds, planes)
  const ids = map.compounds.map(({ id }) => id)
  const numberOf = new Map(ids.map((id, i) => [id, i]))
  const streets = numbered(map.compounds.map(({ street }) => street))
  const gapBetween = (a: number, b: number) =>
    toldGapM(shortestLink(yards[a] as Yard, yards[b] as Yard, Number.POSITIVE_INFINITY)?.gapM ?? 0)
  const pairs = sortPairs({ map, ids, numberOf, streets, plane, sameStreet, gapBetween })
  const barriers = linesByPlane(map, planes)
  const doubts: Doubt[] = []
  planes.forEach(({ members }, number) => {
    const neighbourhood = { members, yardOf: (i: number) => yards[i] as Yard, barriers: barriers[number] as Barriers }
    eachNearPair(neighbourhood, maxGapM, (pair) => {
      pairs.add(pair)
      const { a, b, gapM } = pair
      const code = gapM === 0 ? doubtOfPair(yards[a] as Yard, yards[b] as Yard) : null
      if (code) doubts.push({ code, compounds: [a, b] })
    })
    for (const i of members) {
      if (arePartsApart(yards[i] as Yard, barriers[number] as Barriers, maxGapM))
        doubts.push({ code: 'parts-apart', compounds: [i] })
    }
  })
  const sizeM = yards.map(({ areaM2 }) => Math.sqrt(areaM2))
  const sharedM = (a: number, b: number) =>
    map.sharedM?.(ids[a] as string, ids[b] as string) ?? Math.min(sizeM[a] as number, sizeM[b] as number)
  const barrierNames = map.barriers.map(({ name }) => name)
  return {
    compounds: figuresOf(map, yards, plane),
    links: compressed(ids.length, pairs.linked(), sharedM),
    ids,
    numberOf,
    yards,
    cutPairs: pairs.cut,
    barrierNames,
    planes,
    doubts,
  }
}

/** The problem these params pose on ground that is laid. O(compounds). */
export function groundFor({ compounds, links, ...ground }: LaidGround, params: BundleParams): Ground {
  const { ids, numberOf } = ground
  const problem: Problem = {
    compounds,
    links,
    limits: limitsOf(params),
    goal: params.goal,
    weights: params.weights,
    together: togetherGroups(ids, params.mustLink),
    apart: apartPairs(numberOf, params.cannotLink),
    taken: takenBy([...params.locked, params.excluded], numberOf, ids.length),
    seed: params.seed,
  }
  return { ...ground, problem }
}

function layYards(compounds: readonly MapCompound[], planes: readonly Plane[]): { yards: Yard[]; plane: Int32Array } {
  const yards = new Array<Yard>(compounds.length)
  const plane = new Int32Array(compounds.length)
  planes.forEach(({ members, meridian }, number) => {
    for (const i of members) {
      yards[i] = yardOf(compounds[i] as MapCompound, meridian)
      plane[i] = number
    }
  })
  return { yards, plane }
}

function yardOf(compound: MapCompound, meridian: number): Yard {
  try {
    return makeYard(compound.parts.map((rings) => rings.map((ring) => onPlane(ring, meridian))))
  } catch (cause) {
    throw new RangeError(`${compound.id}: the boundary encloses nothing`, { cause })
  }
}

function figuresOf(
  { compounds, householdsPerM2 = usualHouseholdsPerM2 }: BundleMap,
  yards: readonly Yard[],
  plane: Int32Array,
): Compounds {
  const figures = (read: (compound: MapCompound) => number | null) =>
    Float64Array.from(compounds, (compound) => read(compound) ?? Number.NaN)
  const recorded = figures(({ households }) => households)
  const estimate = (i: number) => Math.round((yards[i]?.areaM2 ?? 0) * householdsPerM2)
  return {
    size: compounds.length,
    x: Float64Array.from(yards, ({ centroid }) => centroid[0]),
    y: Float64Array.from(yards, ({ centroid }) => centroid[1]),
    plane,
    households: recorded.map((households, i) => (Number.isNaN(households) ? estimate(i) : households)),
    estimated: Uint8Array.from(recorded, (figure, i) => (Number.isNaN(figure) || compounds[i]?.isEstimate ? 1 : 0)),
    floorAreaM2: figures(({ floorAreaM2 }) => floorAreaM2),
    costWan: figures(({ costWan }) => costWan),
    planYear: figures(({ planYear }) => planYear),
    owner: numbered(compounds.map(({ owner }) => owner)),
  }
}

function takenBy(
  locked: readonly (readonly string[])[],
  numberOf: ReadonlyMap<string, number>,
  size: number,
): Uint8Array {
  const taken = new Uint8Array(size)
  for (const id of locked.flat()) {
    const i = numberOf.get(id)
    if (i !== undefined) taken[i] = 1
  }
  return taken
}

function limitsOf({
  maxGapM,
  maxDiameterM,
  households,
  floorAreaM2,
  compounds,
  costWan,
  maxYearSpread,
}: BundleParams): Limits {
  const between = ({ min, max }: { min: number | null; max: number | null }) => ({
    min: min ?? 0,
    max: max ?? Number.POSITIVE_INFINITY,
  })
  return {
    maxGapM,
    maxDiameterM: maxDiameterM ?? Number.POSITIVE_INFINITY,
    households: between(households),
    floorAreaM2: between(floorAreaM2),
    compounds: between(compounds),
    costWan: { max: costWan.max ?? Number.POSITIVE_INFINITY },
    maxYearSpread: maxYearSpread ?? Number.POSITIVE_INFINITY,
  }
}

/** Numbers 0, 1, 2 … for equal texts, −1 for none. */
function numbered(texts: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(texts, (text) => {
    if (text === null) return -1
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  })
}
