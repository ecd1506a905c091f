/**
 * First look at a geometry that came from outside, before any SQL: is it GeoJSON of a wanted type, two-dimensional, in
 * degrees of CGCS2000, longitude first, of bearable size? Answers with findings, never throws.
 */
import { areaOf, crossingOf } from './ring.ts'

export type ShapeFinding = {
  code: string
  params: Record<string, string | number>
  /** JSON pointer below the geometry. */
  pointer: string
  place: [number, number] | null
}

export type ShapeType = 'Point' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon'

const depthOf: Record<ShapeType, number> = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }
const degreesOfChina = { west: 73, south: 3, east: 136, north: 54 }
export const vertexLimit = 20_000

/** CRS members that mean degrees of CGCS2000 (or WGS 84, which differs by centimetres). */
const rightDatums = /(EPSG:+(4490|4326))|CRS84$/

export function examineShape(value: unknown, wanted: readonly ShapeType[]): ShapeFinding[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [finding('wrong-type', { found: describe(value), wanted: wanted.join(' / ') })]
  }
  const shape = value as { type?: unknown; coordinates?: unknown; crs?: unknown }
  const type = wanted.find((name) => name === shape.type)
  if (!type) return [otherType(shape.type, wanted)]
  const datum = declaredDatum(shape.crs)
  if (datum && !rightDatums.test(datum)) return [finding('wrong-datum', { found: datum }, '/crs')]
  return examineCoordinates(shape.coordinates, depthOf[type], type)
}

const otherType = (type: unknown, wanted: readonly ShapeType[]) =>
  typeof type === 'string'
    ? finding('wrong-type', { found: type.slice(0, 40), wanted: wanted.join(' / ') }, '/type')
    : finding('no-type', { wanted: wanted.join(' / ') }, '/type')

function examineCoordinates(coordinates: unknown, depth: number, type: ShapeType): ShapeFinding[] {
  if (coordinates === undefined || coordinates === null) return [finding('no-coordinates', {}, '/coordinates')]
  const positions: { at: unknown[]; pointer: string }[] = []
  const rings: { ring: unknown[]; pointer: string }[] = []
  const notList = walk(coordinates, depth, '/coordinates', positions, rings, depth >= 2 && type !== 'MultiLineString')
  if (notList) return [finding('wrong-nesting', { type, found: describe(notList.value) }, notList.pointer)]
  if (positions.length === 0) return [finding('empty-geometry', {}, '/coordinates')]
  if (positions.length > vertexLimit)
    return [finding('too-many-points', { count: positions.length, limit: vertexLimit })]
  for (const { at, pointer } of positions) {
    const trouble = examinePosition(at, pointer)
    if (trouble) return [trouble]
  }
  return rings.flatMap(({ ring, pointer }) => examineRing(ring as number[][], pointer))
}

/** Collects positions and rings. @returns what stands where a list is due, if something does. */
function walk(
  value: unknown,
  depth: number,
  pointer: string,
  positions: { at: unknown[]; pointer: string }[],
  rings: { ring: unknown[]; pointer: string }[],
  ringed: boolean,
): { value: unknown; pointer: string } | null {
  if (!Array.isArray(value)) return { value, pointer }
  if (depth === 0) {
    positions.push({ at: value, pointer })
    return null
  }
  if (depth === 1 && ringed) rings.push({ ring: value, pointer })
  for (const [i, part] of value.entries()) {
    if (positions.length > vertexLimit) return null
    const wrong = walk(part, depth - 1, `${pointer}/${i}`, positions, rings, ringed)
    if (wrong) return wrong
  }
  return null
}

function examinePosition(at: unknown[], pointer: string): ShapeFinding | null {
  const [x, y] = at
  if (at.length < 2 || at.some((value) => typeof value !== 'number' || !Number.isFinite(value))) {
    return finding('not-finite', {}, pointer)
  }
  if (typeof x !== 'number' || typeof y !== 'number') return finding('not-finite', {}, pointer)
  if (at.length > 2) return finding('three-dimensional', {}, pointer, [x, y])
  const params = { x: String(x), y: String(y) }
  if (insideChina(x, y)) return null
  if (insideChina(y, x)) return finding('swapped-axes', params, pointer, [y, x])
  if (Math.abs(x) > 400 || Math.abs(y) > 400) return finding('metres-not-degrees', params, pointer)
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return finding('outside-world', params, pointer)
  return finding('outside-china', params, pointer, [x, y])
}

const insideChina = (x: number, y: number) =>
  x >= degreesOfChina.west && x <= degreesOfChina.east && y >= degreesOfChina.south && y <= degreesOfChina.north

function examineRing(ring: number[][], pointer: string): ShapeFinding[] {
  const first = ring[0]
  const last = ring.at(-1)
  if (!first || !last) return [finding('empty-geometry', {}, pointer)]
  const place: [number, number] = [first[0] ?? 0, first[1] ?? 0]
  if (first[0] !== last[0] || first[1] !== last[1]) return [finding('unclosed-ring', {}, pointer, place)]
  const different = new Set(ring.map((at) => at.join(',')))
  if (different.size < 3) return [finding('too-few-points', {}, pointer, place)]
  return enclosesNothing(Float64Array.from(ring.flat())) ? [finding('zero-size', {}, pointer, place)] : []
}

/** A hundredth of a square metre is a hand's breadth squared: coordinates that ran together, not something drawn. */
const leastM2 = 0.01
const metresPerDegree = 111_320
/** Of longer rings without area nobody asks whether they cross themselves. */
const longestToLookAt = 2_000

/** `ring` in degrees. One that crosses itself may have no area either: where it crosses is for the database to show. */
function enclosesNothing(ring: Float64Array): boolean {
  const perDegree2 = metresPerDegree ** 2 * Math.cos(((ring[1] as number) * Math.PI) / 180)
  if (areaOf(ring) * perDegree2 >= leastM2) return false
  const [wide, high] = extentOf(ring)
  return wide * high * perDegree2 < leastM2 || ring.length > 2 * longestToLookAt || crossingOf(ring) === null
}

function extentOf(ring: Float64Array): [wide: number, high: number] {
  const along = (axis: number) => ring.filter((_, k) => k % 2 === axis)
  const spanOf = (values: Float64Array) =>
    values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
  return [spanOf(along(0)), spanOf(along(1))]
}

function declaredDatum(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null
  const name = (crs as { properties?: { name?: unknown } }).properties?.name
  return typeof name === 'string' ? name : JSON.stringify(crs).slice(0, 80)
}

const describe = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

const finding = (
  code: string,
  params: ShapeFinding['params'] = {},
  pointer = '',
  place: [number, number] | null = null,
): ShapeFinding => ({ code, params, pointer, place })
