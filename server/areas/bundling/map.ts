/**
 * From compounds in degrees to a problem in metres. Compounds of one map may lie in several cities: those that are near each
 * other share a plane, the 3° Gauss–Krüger zone of their middle, and nothing is ever measured across planes.
 */
import type { BundleParams } from '#contract/bundling.ts'
import { centralMeridianOf, toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { startGroups } from '../groups.ts'
import { type Barriers, makeBarriers } from './graph/barriers.ts'
import { eachNearPair, type NearPair } from './graph/links.ts'
import { makeYard, type Yard } from './graph/yard.ts'
import type { Limits, Links, Problem } from './problem.ts'

/** Positions one after the other: longitude, latitude, in degrees of CGCS2000. */
export type LonLats = Float64Array
export type MapCompound = {
  id: string
  households: number | null
  floorAreaM2: number | null
  costWan: number | null
  planYear: number | null
  street: string | null
  owner: string | null
  /** Polygons of rings, each ring closed. */
  parts: readonly (readonly LonLats[])[]
}
export type MapBarrier = { name: string | null; lines: readonly LonLats[] }
export type MapCrossing = { lines: readonly LonLats[] }
/** Decided by hand: a link that is one although the rule finds none, or none although it finds one. */
export type DecidedLink = { from: string; to: string; linked: boolean }
export type BundleMap = {
  compounds: readonly MapCompound[]
  barriers: readonly MapBarrier[]
  crossings: readonly MapCrossing[]
  decided?: readonly DecidedLink[]
  /** Households per m² of site, for compounds without a figure. */
  householdsPerM2?: number
  /** Central meridian of the one zone everything is measured in: a district's own. Else each city has that of its middle. */
  meridian?: number
  /** Metres of works two neighbours share, where a works layer knows them; else √min(siteArea). */
  sharedM?: (from: string, to: string) => number | null
}

/** The problem with what explanations need of the map it came from. */
export type Ground = {
  problem: Problem
  ids: readonly string[]
  numberOf: ReadonlyMap<string, number>
  yards: readonly Yard[]
  streets: Int32Array
  /** Near pairs that are no links, with what keeps them apart. */
  cutPairs: readonly CutPair[]
  barrierNames: readonly (string | null)[]
  planes: readonly { members: Int32Array; meridian: number }[]
}
export type CutPair = {
  a: number
  b: number
  gapM: number
  why: 'barrier' | 'other-street' | 'denied'
  barrier: number
}

/** 150 households to the hectare of site: six floors of 60–70 m² flats at the usual spacing. Ours; no document names one. */
export const usualHouseholdsPerM2 = 0.015

/**
 * @throws RangeError naming the compound whose boundary encloses nothing.
 * `params.mustLink`, `cannotLink` and `locked` may name unknown ids: they are passed over here and refused at the door.
 */
export function makeGround(map: BundleMap, params: BundleParams): Ground {
  const size = map.compounds.length
  const planes = planesOf(map.compounds, map.meridian)
  const yards = new Array<Yard>(size)
  const plane = new Int32Array(size)
  planes.forEach(({ members, meridian }, number) => {
    for (const i of members) {
      yards[i] = yardOf(map.compounds[i] as MapCompound, meridian)
      plane[i] = number
    }
  })
  const ids = map.compounds.map(({ id }) => id)
  const numberOf = new Map(ids.map((id, i) => [id, i]))
  const streets = numbered(map.compounds.map(({ street }) => street))
  const decided = new Map((map.decided ?? []).flatMap(({ from, to, linked }) => [[pairKey(from, to), linked] as const]))
  const linked: { a: number; b: number; gapM: number }[] = []
  const cutPairs: CutPair[] = []
  const sort = ({ a, b, gapM, barrier }: NearPair) => {
    const ruling = decided.size > 0 ? decided.get(pairKey(ids[a] as string, ids[b] as string)) : undefined
    const isOneStreet = streets[a] === streets[b] && (streets[a] as number) >= 0
    if (ruling === false) cutPairs.push({ a, b, gapM, why: 'denied', barrier: -1 })
    else if (ruling !== true && barrier >= 0) cutPairs.push({ a, b, gapM, why: 'barrier', barrier })
    else if (params.sameStreet && !isOneStreet) cutPairs.push({ a, b, gapM, why: 'other-street', barrier: -1 })
    else linked.push({ a, b, gapM })
  }
  const barrierPlanes = linesByPlane(map, planes)
  planes.forEach(({ members }, number) => {
    const barriers = barrierPlanes[number] as Barriers
    eachNearPair({ members, yardOf: (i) => yards[i] as Yard, barriers }, params.maxGapM, sort)
  })
  addDeclared(map, numberOf, plane, linked)
  const areas = yards.map(({ areaM2 }) => areaM2)
  const sharedM = (a: number, b: number) =>
    map.sharedM?.(ids[a] as string, ids[b] as string) ?? Math.sqrt(Math.min(areas[a] as number, areas[b] as number))
  const perM2 = map.householdsPerM2 ?? usualHouseholdsPerM2
  const figures = (read: (compound: MapCompound) => number | null) =>
    Float64Array.from(map.compounds, (compound) => read(compound) ?? Number.NaN)
  const households = figures((compound) => compound.households)
  const problem: Problem = {
    compounds: {
      size,
      x: Float64Array.from(yards, ({ centroid }) => centroid[0]),
      y: Float64Array.from(yards, ({ centroid }) => centroid[1]),
      plane,
      households: households.map((h, i) => (Number.isNaN(h) ? Math.round((areas[i] as number) * perM2) : h)),
      estimated: Uint8Array.from(households, (h) => (Number.isNaN(h) ? 1 : 0)),
      floorAreaM2: figures((compound) => compound.floorAreaM2),
      costWan: figures((compound) => compound.costWan),
      planYear: figures((compound) => compound.planYear),
      owner: numbered(map.compounds.map(({ owner }) => owner)),
    },
    links: compressed(size, linked, sharedM),
    limits: limitsOf(params),
    goal: params.goal,
    weights: params.weights,
    together: togetherGroups(ids, params.mustLink),
    apart: apartPairs(numberOf, params.cannotLink),
    taken: new Uint8Array(size),
    seed: params.seed,
  }
  for (const id of params.locked.flat()) {
    const i = numberOf.get(id)
    if (i !== undefined) problem.taken[i] = 1
  }
  const barrierNames = map.barriers.map(({ name }) => name)
  return { problem, ids, numberOf, yards, streets, cutPairs, barrierNames, planes }
}

const pairKey = (from: string, to: string) => (from < to ? `${from}\n${to}` : `${to}\n${from}`)

export function limitsOf({
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

function yardOf(compound: MapCompound, meridian: number): Yard {
  try {
    return makeYard(compound.parts.map((rings) => rings.map((ring) => onPlane(ring, meridian))))
  } catch (cause) {
    throw new RangeError(`${compound.id}: the boundary encloses nothing`, { cause })
  }
}

function onPlane(positions: LonLats, meridian: number): Float64Array {
  const metres = new Float64Array(positions.length)
  for (let k = 0; k < positions.length; k += 2) {
    const [x, y] = toGaussKruger([positions[k] as number, positions[k + 1] as number], meridian)
    metres[k] = x
    metres[k + 1] = y
  }
  return metres
}

/** Side of the cells that tell which compounds lie near each other: about 5 km, ten times the widest gap. */
const cellDegrees = 0.05
const cellOf = (lon: number, lat: number) => [Math.floor(lon / cellDegrees), Math.floor(lat / cellDegrees)] as const

/** Compounds in cells that touch share a plane. Its zone is the one of their mean longitude. */
function planesOf(
  compounds: readonly MapCompound[],
  given?: number,
): { members: Int32Array; meridian: number; cells: Set<string> }[] {
  const cells = new Map<string, number[]>()
  compounds.forEach(({ parts }, i) => {
    const [lon = 0, lat = 0] = parts[0]?.[0] ?? []
    const key = cellOf(lon, lat).join()
    const inside = cells.get(key)
    if (inside) inside.push(i)
    else cells.set(key, [i])
  })
  const groups = startGroups([...cells.keys()])
  for (const key of cells.keys()) {
    for (const beside of cellsAround(key)) if (cells.has(beside)) groups.join(key, beside)
  }
  return groups.all().map((keys) => {
    const members = Int32Array.from(keys.flatMap((key) => cells.get(key) ?? [])).sort()
    const sum = members.reduce((total, i) => total + (compounds[i]?.parts[0]?.[0]?.[0] ?? 0), 0)
    return {
      members,
      meridian: given ?? centralMeridianOf(sum / members.length),
      cells: new Set(keys.flatMap(cellsAround)),
    }
  })
}

function cellsAround(key: string): string[] {
  const [column = 0, row = 0] = key.split(',').map(Number)
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx},${row + dy}`))
}

/** The barriers and crossings of every plane; a line that passes several stands in each. */
function linesByPlane(
  { barriers, crossings }: BundleMap,
  planes: readonly { meridian: number; cells: Set<string> }[],
): Barriers[] {
  const planeOf = new Map<string, number>()
  planes.forEach(({ cells }, number) => {
    for (const cell of cells) planeOf.set(cell, number)
  })
  const sorted = planes.map(() => ({ barriers: [] as number[], crossings: [] as number[] }))
  barriers.forEach(({ lines }, i) => {
    for (const at of planesOn(lines, planeOf)) sorted[at]?.barriers.push(i)
  })
  crossings.forEach(({ lines }, i) => {
    for (const at of planesOn(lines, planeOf)) sorted[at]?.crossings.push(i)
  })
  return planes.map(({ meridian }, number) => {
    const own = sorted[number] as { barriers: number[]; crossings: number[] }
    const flat = (lines: readonly LonLats[]) => lines.map((line) => onPlane(line, meridian))
    const made = makeBarriers(
      own.barriers.map((i) => ({ name: barriers[i]?.name ?? null, lines: flat(barriers[i]?.lines ?? []) })),
      own.crossings.map((i) => ({ lines: flat(crossings[i]?.lines ?? []) })),
    )
    return {
      between: (a, b, link) => {
        const at = made.between(a, b, link)
        return at < 0 ? -1 : (own.barriers[at] as number)
      },
    }
  })
}

/** Planes whose ground a line crosses: looked at every half cell, so that a long straight edge is not missed. */
function planesOn(lines: readonly LonLats[], planeOf: ReadonlyMap<string, number>): Set<number> {
  const found = new Set<number>()
  for (const line of lines) {
    for (let k = 0; k + 1 < line.length; k += 2) {
      const [ax, ay] = [line[k] as number, line[k + 1] as number]
      const [bx, by] = [line[k + 2] ?? ax, line[k + 3] ?? ay]
      const steps = Math.ceil((2 * Math.max(Math.abs(bx - ax), Math.abs(by - ay))) / cellDegrees)
      for (let step = 0; step <= steps; step++) {
        const share = steps > 0 ? step / steps : 0
        const plane = planeOf.get(cellOf(ax + share * (bx - ax), ay + share * (by - ay)).join())
        if (plane !== undefined) found.add(plane)
      }
    }
  }
  return found
}

/** Links a planner declared that the rule did not find; across planes there is none. */
function addDeclared(
  { decided, compounds }: BundleMap,
  numberOf: ReadonlyMap<string, number>,
  plane: Int32Array,
  linked: { a: number; b: number; gapM: number }[],
) {
  if (!decided?.some(({ linked: yes }) => yes) || compounds.length === 0) return
  const known = new Set(linked.map(({ a, b }) => `${a} ${b}`))
  for (const { from, to, linked: yes } of decided) {
    const [a, b] = [numberOf.get(from) ?? -1, numberOf.get(to) ?? -1].sort((i, j) => i - j) as [number, number]
    if (!yes || a < 0 || a === b || plane[a] !== plane[b] || known.has(`${a} ${b}`)) continue
    linked.push({ a, b, gapM: 0 })
  }
}

function compressed(
  size: number,
  pairs: readonly { a: number; b: number; gapM: number }[],
  sharedM: (a: number, b: number) => number,
): Links {
  const start = new Int32Array(size + 1)
  for (const { a, b } of pairs) {
    start[a + 1] = (start[a + 1] as number) + 1
    start[b + 1] = (start[b + 1] as number) + 1
  }
  for (let i = 0; i < size; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number)
  const next = start.slice()
  const links: Links = {
    start,
    to: new Int32Array(2 * pairs.length),
    gapM: new Float64Array(2 * pairs.length),
    sharedM: new Float64Array(2 * pairs.length),
  }
  for (const { a, b, gapM } of pairs) {
    const shared = sharedM(a, b)
    for (const [i, j] of [
      [a, b],
      [b, a],
    ] as const) {
      const at = next[i] as number
      next[i] = at + 1
      links.to[at] = j
      links.gapM[at] = gapM
      links.sharedM[at] = shared
    }
  }
  return links
}

function togetherGroups(ids: readonly string[], pairs: readonly (readonly [string, string])[]): Int32Array {
  const numbers = new Int32Array(ids.length).fill(-1)
  if (pairs.length === 0) return numbers
  const numberOf = new Map(ids.map((id, i) => [id, i]))
  const named = [...new Set(pairs.flat())].filter((id) => numberOf.has(id))
  const groups = startGroups(named)
  for (const [from, to] of pairs) if (numberOf.has(from) && numberOf.has(to)) groups.join(from, to)
  groups.all().forEach((members, group) => {
    if (members.length > 1) for (const id of members) numbers[numberOf.get(id) as number] = group
  })
  return numbers
}

function apartPairs(numberOf: ReadonlyMap<string, number>, pairs: readonly (readonly [string, string])[]) {
  const apart = new Map<number, Set<number>>()
  const add = (a: number, b: number) => apart.set(a, (apart.get(a) ?? new Set()).add(b))
  for (const [from, to] of pairs) {
    const [a, b] = [numberOf.get(from), numberOf.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    add(a, b)
    add(b, a)
  }
  return apart
}
