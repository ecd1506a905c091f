/**
 * Which systems a file's numbers may be in, by what they look like and by where they would land. A proposal with its reasons; nobody
 * takes it without being asked.
 */
import type { Position } from 'geojson'
import { finding, type ReadFinding } from '../readers/reading.ts'
import { type families, zoneCode } from './china-zones.ts'
import { bd09, gcj02 } from './shifted.ts'
import { type Bounds, type System, swapAxes } from './system.ts'
import { systemOf } from './systems.ts'

/** Where the file is expected to lie. */
export type Expected = { bounds?: Bounds | null; centre?: [number, number] | null }

export type Candidate = {
  system: System
  /** Where the middle of the positions would land, and all of them. */
  lands: [number, number]
  bounds: Bounds
  /** From the expected centre; null where none is given. */
  distanceM: number | null
  /** Of the positions, the share that lands within the expected bounds, or within China where none are given: 0–1. */
  shareInside: number
  /** What choosing it would mean: the other order of the numbers, a datum known only roughly. */
  findings: ReadFinding[]
}

const china: Bounds = [73, 3, 136, 54]
const maxSamples = 500

/** The best first; none where the numbers land nowhere on Earth in any system tried, which are `tried` where given. Never throws. */
export function likelySystems(positions: Position[], expected: Expected = {}, tried?: readonly System[]): Candidate[] {
  const step = Math.max(1, Math.ceil(positions.length / maxSamples))
  const sample = positions.filter(([x, y], index) => index % step === 0 && Number.isFinite(x) && Number.isFinite(y))
  const middle = middleOf(sample)
  if (!middle) return []
  const swapped = () => systemsLike([middle[1], middle[0]]).map(swapAxes)
  const candidates = (tried ?? [...systemsLike(middle), ...swapped()]).flatMap(
    (system) => candidateOf(system, sample, expected) ?? [],
  )
  const nearestM = Math.min(...candidates.map(({ distanceM }) => distanceM ?? 0))
  return candidates.sort((one, other) => rank(one, nearestM) - rank(other, nearestM))
}

/** In the order in which they are to be expected where nothing else decides. */
function systemsLike([x, y]: [number, number]): System[] {
  const codes: (number | string | null)[] = []
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
    return [...named([4490]), gcj02, bd09, ...named([4326, 4610, 4214])]
  }
  if (y > 0 && y < 6.2e6 && x > 1e5 && x < 9e5) codes.push(...plainZones())
  if (y > 0 && y < 6.2e6 && x >= 13e6 && x < 46e6) codes.push(...numberedZones(Math.floor(x / 1e6)))
  if (Math.max(Math.abs(x), Math.abs(y)) <= 20_037_508.35) codes.push(3857)
  return named(codes)
}

const datums = ['CGCS2000', 'Xian 1980', 'Beijing 1954'] as const satisfies (keyof typeof families)[]

/** Eastings of six digits do not say which zone: all of 3°, which are those of 6° too, and UTM. */
function plainZones(): (number | null)[] {
  const meridians = Array.from({ length: 21 }, (_, index) => 75 + index * 3)
  const zones = datums.flatMap((datum) =>
    meridians.map((centralMeridian) => zoneCode(datum, { width: 3, centralMeridian, numbered: false })),
  )
  const utm = Array.from({ length: 11 }, (_, index) => 32643 + index)
  return [...zones, ...utm]
}

/** Eastings of eight digits begin with their zone: 25–45 are 3° wide, 13–23 are 6°. */
function numberedZones(zone: number): (number | null)[] {
  const width = zone >= 25 ? 3 : 6
  const centralMeridian = width === 3 ? zone * 3 : zone * 6 - 3
  return datums.map((datum) => zoneCode(datum, { width, centralMeridian, numbered: true }))
}

const kept = new Map<string, System | null>()

/** Sixty zones are tried for one file after the other; a System holds no state. */
function named(codes: (number | string | null)[]): System[] {
  return codes.flatMap((code) => {
    if (code === null) return []
    const name = String(code)
    if (!kept.has(name)) kept.set(name, systemOf(name))
    return kept.get(name) ?? []
  })
}

function candidateOf(system: System, sample: Position[], expected: Expected): Candidate | null {
  const places = sample.map(system.toEarth).filter(isOnEarth)
  const lands = middleOf(places)
  if (!lands || places.length < sample.length / 2) return null
  const [lons, lats] = [places.map(([lon = 0]) => lon), places.map(([, lat = 0]) => lat)]
  const bounds: Bounds = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
  const centre = expected.centre ?? (expected.bounds ? centreOf(expected.bounds) : null)
  const inside = places.filter((place) => isWithin(place, expected.bounds ?? china)).length
  const distanceM = centre ? metresBetween(lands, centre) : null
  const isFar = !isWithin(lands, china) && (distanceM === null || distanceM > farM)
  if (isFar && system.axis !== 'lon-lat') return null
  const isSwapped = system.axis === 'lat-lon' || system.axis === 'north-east'
  const order = isSwapped ? [finding(system.axis === 'lat-lon' ? 'latitude-first' : 'northing-first')] : []
  return {
    system,
    lands,
    bounds,
    distanceM,
    shareInside: inside / sample.length,
    findings: [...order, ...system.notes],
  }
}

/** Differences of distance below this say nothing: the datums lie within it, and a district is larger. */
const indistinctM = 3000

/** Smaller is better: inside before outside, near before far, then the order in which they were tried (sort is stable). */
const rank = ({ shareInside, distanceM }: Candidate, nearestM: number) =>
  (1 - Math.round(shareInside * 10) / 10) * 1e6 + Math.floor(((distanceM ?? 0) - nearestM) / indistinctM)

/** Metres and other orders are proposed only for places in China or near the one expected: any numbers land somewhere. */
const farM = 500_000

const isOnEarth = ([lon = Number.NaN, lat = Number.NaN]: Position) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

const isWithin = ([lon = 0, lat = 0]: Position, [west, south, east, north]: Bounds) =>
  lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east)

const centreOf = ([west, south, east, north]: Bounds): [number, number] => [(west + east) / 2, (south + north) / 2]

/** The median of each number, which a few stray positions do not move. */
function middleOf(positions: Position[]): [number, number] | null {
  if (positions.length === 0) return null
  const median = (axis: 0 | 1) =>
    positions.map((position) => position[axis] ?? 0).sort((one, other) => one - other)[positions.length >> 1] ?? 0
  return [median(0), median(1)]
}

/** Along a great circle of the mean Earth, good to half a percent. */
export function metresBetween([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number {
  const degree = Math.PI / 180
  const half = (one: number, other: number) => Math.sin(((one - other) * degree) / 2) ** 2
  const arc = half(lat1, lat2) + Math.cos(lat1 * degree) * Math.cos(lat2 * degree) * half(lon1, lon2)
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(arc)))
}
