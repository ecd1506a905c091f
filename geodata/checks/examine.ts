/**
 * First look at a geometry that came from outside, before any SQL: is it GeoJSON of a wanted type, two-dimensional, in
 * degrees of CGCS2000, longitude first, of bearable size? Answers with findings, never throws.
 */
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
  if (!type)
    return [
      finding('wrong-type', { found: String(shape.type ?? describe(value)), wanted: wanted.join(' / ') }, '/type'),
    ]
  const datum = declaredDatum(shape.crs)
  if (datum && !rightDatums.test(datum)) return [finding('wrong-datum', { found: datum }, '/crs')]
  return examineCoordinates(shape.coordinates, depthOf[type], type)
}

function examineCoordinates(coordinates: unknown, depth: number, type: ShapeType): ShapeFinding[] {
  const positions: { at: unknown[]; pointer: string }[] = []
  const rings: { ring: unknown[]; pointer: string }[] = []
  const wrong = walk(coordinates, depth, '/coordinates', positions, rings, depth >= 2 && type !== 'MultiLineString')
  if (wrong) return [wrong]
  if (positions.length === 0) return [finding('empty-geometry', {}, '/coordinates')]
  if (positions.length > vertexLimit)
    return [finding('too-many-points', { count: positions.length, limit: vertexLimit })]
  for (const { at, pointer } of positions) {
    const trouble = examinePosition(at, pointer)
    if (trouble) return [trouble]
  }
  return rings.flatMap(({ ring, pointer }) => examineRing(ring as number[][], pointer))
}

function walk(
  value: unknown,
  depth: number,
  pointer: string,
  positions: { at: unknown[]; pointer: string }[],
  rings: { ring: unknown[]; pointer: string }[],
  ringed: boolean,
): ShapeFinding | null {
  if (!Array.isArray(value)) return finding('wrong-type', { found: describe(value), wanted: 'array' }, pointer)
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
  return different.size < 3 ? [finding('too-few-points', {}, pointer, place)] : []
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
