/** Well-known binary (OGC 06-103r4 and the older form with high bits), as GeoPackages hold it. Heights and measures are passed over. */
import type { Position } from 'geojson'
import { checkPositions } from './geometry.ts'
import { limits } from './limits.ts'
import { ReadRefusal } from './reading.ts'

/** As GeoJSON, unchecked; null for a point without coordinates. */
type Drawn = { type: string; coordinates?: unknown; geometries?: unknown } | null

export class UnknownShape extends Error {
  readonly type: number
  constructor(type: number) {
    super(`geometry type ${type}`)
    this.type = type
  }
}

type Cursor = { view: DataView; at: number; row: number; left: number; heights: boolean }

/**
 * @throws UnknownShape for curves and surfaces, RangeError for bytes that end too early, ReadRefusal for what is beyond the limits.
 */
export function readWkb(view: DataView, from: number, row: number): { geometry: Drawn; heights: boolean } {
  const cursor: Cursor = { view, at: from, row, left: limits.positions, heights: false }
  const geometry = shapeAt(cursor, 0)
  return { geometry, heights: cursor.heights }
}

const names = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
]

function shapeAt(cursor: Cursor, depth: number): Drawn {
  if (depth > limits.depth) throw new ReadRefusal('too-deep', { most: limits.depth })
  const little = cursor.view.getUint8(cursor.at) === 1
  const code = cursor.view.getUint32(cursor.at + 1, little)
  cursor.at += 5
  if (code & 0x20000000) cursor.at += 4 // a number of the coordinate system, which the header has too
  const plain = (code & 0x0fffffff) % 1000
  const thousands = Math.floor((code & 0x0fffffff) / 1000)
  const hasZ = (code & 0x80000000) !== 0 || thousands === 1 || thousands === 3
  const hasM = (code & 0x40000000) !== 0 || thousands === 2 || thousands === 3
  const type = thousands > 3 ? undefined : names[plain]
  if (!type) throw new UnknownShape(code)
  const list = <T>(least: number, one: () => T): T[] => listAt(cursor, little, least, one)
  const position = () => positionAt(cursor, little, hasZ, hasM)
  const line = () => list(16, position)
  if (type === 'Point') {
    const at = position()
    return at.every((value) => Number.isNaN(value)) ? null : { type, coordinates: at }
  }
  if (type === 'LineString') return { type, coordinates: line() }
  if (type === 'Polygon') return { type, coordinates: list(4, line) }
  const parts = list(9, () => shapeAt(cursor, depth + 1)).filter((part) => part !== null)
  return type === 'GeometryCollection'
    ? { type, geometries: parts }
    : { type, coordinates: parts.map(({ coordinates }) => coordinates) }
}

/** @param least bytes one of the list takes: a count that cannot fit is not believed. */
function listAt<T>(cursor: Cursor, little: boolean, least: number, one: () => T): T[] {
  const count = cursor.view.getUint32(cursor.at, little)
  cursor.at += 4
  if (count * least > cursor.view.byteLength - cursor.at) throw new RangeError('more than the bytes hold')
  if (least === 16) checkPositions(count, cursor.row)
  return Array.from({ length: count }, one)
}

function positionAt(cursor: Cursor, little: boolean, hasZ: boolean, hasM: boolean): Position {
  checkPositions(limits.positions - --cursor.left, cursor.row)
  const { view, at } = cursor
  const position = [view.getFloat64(at, little), view.getFloat64(at + 8, little)]
  cursor.at += 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0)
  if (cursor.at > view.byteLength) throw new RangeError('beyond the end')
  const further = [
    hasZ || hasM ? view.getFloat64(at + 16, little) : 0,
    hasZ && hasM ? view.getFloat64(at + 24, little) : 0,
  ]
  if (further.some((value) => value !== 0 && !Number.isNaN(value))) cursor.heights = true
  return position
}
