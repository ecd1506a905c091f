/** The shapes of a .shp file (ESRI Shapefile Technical Description, 1998), one record at a time: a broken one costs its own row. */
import type { Geometry, Position } from 'geojson'
import type { FindingList } from './finding-list.ts'
import { checkGeometry, checkPositions } from './geometry.ts'
import { ReadRefusal } from './reading.ts'
import { polygonsOf } from './rings.ts'

const fileCode = 9994
const headerBytes = 100
const [nothing, point, line, polygon, multiPoint] = [0, 1, 3, 5, 8] as const
/** 11–18 have heights, 21–28 measures. */
const plainTypeOf = (type: number) => (type > 10 && type < 30 ? type % 10 : type)

/**
 * Each record's geometry, null where it has none or a broken one; the nth belongs to the nth record of the .dbf.
 * @throws ReadRefusal where the bytes are no .shp file.
 */
export function* shapesOf(bytes: Uint8Array, findings: FindingList): Generator<Geometry | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < headerBytes || view.getInt32(0) !== fileCode) throw new ReadRefusal('shp-broken')
  const promised = view.getInt32(24) * 2
  let row = 0
  let at = headerBytes
  while (at + 8 <= Math.min(promised, view.byteLength)) {
    const length = view.getInt32(at + 4) * 2
    if (length < 0 || at + 8 + length > view.byteLength) break
    yield shapeAt(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length), ++row, findings)
    at += 8 + length
  }
  if (at < promised) findings.tell('shp-cut-off', {}, row + 1)
}

function shapeAt(view: DataView, row: number, findings: FindingList): Geometry | null {
  const type = view.byteLength < 4 ? nothing : view.getInt32(0, true)
  if (type === nothing) {
    findings.tell('no-geometry', {}, row)
    return null
  }
  try {
    return checkGeometry(shapeOf(type, view, row, findings), row, findings)
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault // beyond the end of the record
    findings.tell('shape-broken', {}, row)
    return null
  }
}

function shapeOf(type: number, view: DataView, row: number, findings: FindingList): object | null {
  const plain = plainTypeOf(type)
  if (type !== plain) noteHeights(type, view, findings)
  if (plain === point) return { type: 'Point', coordinates: positionAt(view, 4) }
  if (plain === multiPoint)
    return { type: 'MultiPoint', coordinates: positionsAt(view, 40, countAt(view, 36, 16, row)) }
  if (plain === line || plain === polygon) return linesOf(plain, partsOf(view, row), row, findings)
  findings.tell('shape-type-unknown', { type }, row)
  return null
}

function linesOf(plain: number, parts: Position[][], row: number, findings: FindingList): object | null {
  if (parts.length === 0) {
    findings.tell('empty-geometry', { type: plain === line ? 'LineString' : 'Polygon' }, row)
    return null
  }
  if (plain === line) {
    const [only] = parts
    return parts.length === 1
      ? { type: 'LineString', coordinates: only }
      : { type: 'MultiLineString', coordinates: parts }
  }
  const found = polygonsOf(parts)
  if (!found) {
    findings.tell('rings-tangled', { count: parts.length }, row)
    return null
  }
  if (found.turned) findings.tell('rings-turned', {}, row)
  const [only] = found.polygons
  return found.polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: found.polygons }
}

function partsOf(view: DataView, row: number): Position[][] {
  const count = countAt(view, 36, 4, row)
  const positions = countAt(view, 40, 16, row)
  const from = 44 + 4 * count
  const starts = Array.from({ length: count }, (_, k) => view.getInt32(44 + 4 * k, true))
  return starts
    .map((start, k) => {
      const end = starts[k + 1] ?? positions
      if (start < 0 || end < start || end > positions) throw new RangeError('parts out of order')
      return positionsAt(view, from + 16 * start, end - start)
    })
    .filter((part) => part.length > 0)
}

/** A number of things of `size` bytes that must fit into the record. */
function countAt(view: DataView, at: number, size: number, row: number): number {
  const count = view.getInt32(at, true)
  if (count < 0 || count * size > view.byteLength) throw new RangeError('more than the record holds')
  checkPositions(count, row)
  return count
}

const positionAt = (view: DataView, at: number): Position => [view.getFloat64(at, true), view.getFloat64(at + 8, true)]

const positionsAt = (view: DataView, from: number, count: number): Position[] =>
  Array.from({ length: count }, (_, k) => positionAt(view, from + 16 * k))

/** Below this a measure is "no data" (the specification). */
const noMeasure = -1e38

/** Heights or measures that are not all zero: of a point its own, else the range that stands behind the positions. */
function noteHeights(type: number, view: DataView, findings: FindingList) {
  const plain = plainTypeOf(type)
  const points = plain === point ? 1 : view.getInt32(plain === multiPoint ? 36 : 40, true)
  const parts = plain === line || plain === polygon ? view.getInt32(36, true) : 0
  const at = plain === point ? 20 : (plain === multiPoint ? 40 : 44 + 4 * parts) + 16 * points
  const values = [at, plain === point ? at : at + 8].map((place) =>
    place + 8 <= view.byteLength && place > 0 ? view.getFloat64(place, true) : 0,
  )
  if (values.some((value) => value !== 0 && value > noMeasure)) findings.count('heights-left-out')
}
