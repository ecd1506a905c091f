/**
 * A geometry out of a file, checked: well-formed GeoJSON in the plane, finite numbers, of bearable size. What is badly formed becomes
 * null; what is well-formed but odd (a line without length) stays. Both are told.
 *
 * Heights and measures are left out: a boundary is a thing of the plane, and the database keeps two dimensions. The file is told of.
 */
import type { Geometry, Position } from 'geojson'
import { boundsOf } from '../geojson.ts'
import { type FindingList, shown, type Tell } from './finding-list.ts'
import { limits } from './limits.ts'
import { ReadRefusal } from './reading.ts'

const levels = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const
type Drawn = keyof typeof levels
const types = [...Object.keys(levels), 'GeometryCollection']

/** Thrown inside and caught here: this geometry cannot stand. */
class Malformed extends Error {
  readonly params: Record<string, string | number>
  constructor(code: string, params: Record<string, string | number> = {}) {
    super(code)
    this.params = params
  }
}

type Looking = { tell: Tell; row: number; left: number; heights: boolean; depth: number }

/**
 * @param value as parsed, of any shape; null is no geometry and is not told.
 * @throws ReadRefusal for more positions than `limits.positions`.
 */
export function checkGeometry(value: unknown, row: number, findings: FindingList): Geometry | null {
  if (value === null || value === undefined) return null
  const looking: Looking = { tell: findings.forRow(row), row, left: limits.positions, heights: false, depth: 0 }
  try {
    return shapeFrom(value, looking)
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault
    looking.tell(fault.message, fault.params)
    return null
  } finally {
    if (looking.heights) findings.count('heights-left-out')
  }
}

/** Refuses before the memory is spent. `count` may be an estimate from below. */
export function checkPositions(count: number, row: number) {
  if (count > limits.positions) throw new ReadRefusal('too-many-positions', { row, most: limits.positions })
}

function shapeFrom(value: unknown, looking: Looking): Geometry {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed('not-a-geometry', { found: shown(value) })
  const shape = value as { type?: unknown; coordinates?: unknown; geometries?: unknown }
  const type = typeOf(shape.type, looking.tell)
  if (type === 'GeometryCollection') return collectionFrom(shape.geometries, looking)
  if (shape.coordinates === undefined || shape.coordinates === null) throw new Malformed('no-coordinates', { type })
  const coordinates = listFrom(shape.coordinates, levels[type], type, looking)
  if (levels[type] > 0 && coordinates.length === 0) throw new Malformed('empty-geometry', { type })
  // the nesting was checked for this type
  return { type, coordinates } as Geometry
}

function typeOf(found: unknown, tell: Tell): Drawn | 'GeometryCollection' {
  if (found === undefined || found === null) throw new Malformed('geometry-without-type')
  const type = types.find((name) => name.toLowerCase() === String(found).toLowerCase())
  if (!type) throw new Malformed('geometry-type-unknown', { found: shown(found) })
  if (type !== found) tell('type-miswritten', { found: shown(found), wanted: type })
  return type as Drawn | 'GeometryCollection' // one of `types`
}

function collectionFrom(parts: unknown, looking: Looking): Geometry {
  if (!Array.isArray(parts)) throw new Malformed('no-coordinates', { type: 'GeometryCollection' })
  if (parts.length === 0) throw new Malformed('empty-geometry', { type: 'GeometryCollection' })
  if (++looking.depth > 1) looking.tell('nested-collection')
  if (looking.depth > limits.depth) throw new ReadRefusal('too-deep', { most: limits.depth })
  const geometries = parts.map((part) => shapeFrom(part, looking))
  looking.depth--
  return { type: 'GeometryCollection', geometries }
}

function listFrom(value: unknown, level: number, type: Drawn, looking: Looking): unknown[] {
  if (!Array.isArray(value)) throw new Malformed('wrong-nesting', { type, found: shown(value) })
  if (level === 0) return positionFrom(value, type, looking)
  const parts = value.map((part) => listFrom(part, level - 1, type, looking))
  if (level !== 1 || type === 'MultiPoint') return parts
  return type.endsWith('Polygon')
    ? ringFrom(parts as Position[], looking.tell)
    : lineFrom(parts as Position[], looking.tell)
}

function positionFrom(value: unknown[], type: Drawn, looking: Looking): Position {
  const [x, y, z] = value
  if (Array.isArray(x)) throw new Malformed('wrong-nesting', { type, found: shown(value) })
  if (--looking.left < 0) throw new ReadRefusal('too-many-positions', { row: looking.row, most: limits.positions })
  if (value.length === 0 && type === 'Point') throw new Malformed('empty-geometry', { type })
  if (!isFiniteNumber(x) || !isFiniteNumber(y)) throw new Malformed('not-finite', { found: shown(value) })
  if (value.length > 2 && z !== 0) looking.heights = true
  if (value.length > 3) looking.tell('more-than-three-values', { found: shown(value) })
  return [x, y]
}

const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const isSame = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1]

function ringFrom(ring: Position[], tell: Tell): Position[] {
  const [first] = ring
  if (!first) throw new Malformed('too-few-points', { count: 0, least: 4 })
  const isClosed = ring.length > 1 && isSame(first, ring.at(-1))
  const closed = isClosed ? ring : [...ring, first]
  if (closed.length < 4) throw new Malformed('too-few-points', { count: ring.length, least: 4 })
  if (!isClosed) tell('unclosed-ring')
  const second = closed.find((at) => !isSame(at, first))
  if (!closed.some((at) => !isSame(at, first) && !isSame(at, second))) tell('ring-without-size')
  return closed
}

function lineFrom(line: Position[], tell: Tell): Position[] {
  if (line.length < 2) throw new Malformed('too-few-points', { count: line.length, least: 2 })
  if (line.every((at) => isSame(at, line[0]))) tell('zero-length-line')
  return line
}

/** Nobody's degrees are above this: they are metres of some projection. */
const surelyMetres = 400

/** For files whose coordinates ought to be degrees of longitude and latitude. */
export function checkDegrees(geometry: Geometry | null, row: number, findings: FindingList) {
  const bounds = geometry && boundsOf(geometry)
  if (!bounds) return
  const [west, south, east, north] = bounds
  const x = Math.abs(west) > Math.abs(east) ? west : east
  const y = Math.abs(south) > Math.abs(north) ? south : north
  if (Math.max(Math.abs(x), Math.abs(y)) > surelyMetres) findings.count('metres-not-degrees')
  else if (Math.abs(x) > 180 || Math.abs(y) > 90) findings.tell('outside-world', { x, y }, row)
}
