/** Geometries as well-known binary (OGC 06-103r4, 8.2), little-endian, two dimensions. */
import type { Geometry, Position } from 'geojson'

const codes: Record<Geometry['type'], number> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
}

/** `before` bytes are left free in front, for the header of the format it goes into. */
export function toWkb(geometry: Geometry, before = 0): Uint8Array {
  const bytes = new Uint8Array(before + sizeOf(geometry))
  put(new DataView(bytes.buffer), before, geometry)
  return bytes
}

const lineSize = (positions: readonly Position[]) => 4 + 16 * positions.length
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)

function sizeOf(geometry: Geometry): number {
  if (geometry.type === 'Point') return 5 + 16
  if (geometry.type === 'LineString') return 5 + lineSize(geometry.coordinates)
  if (geometry.type === 'Polygon') return 9 + sum(geometry.coordinates.map(lineSize))
  return 9 + sum(membersOf(geometry).map(sizeOf))
}

function membersOf(geometry: Exclude<Geometry, { type: 'Point' | 'LineString' | 'Polygon' }>): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
    case 'GeometryCollection':
      return geometry.geometries
  }
}

/** Writes at `at`; resolves to the place behind it. */
function put(view: DataView, at: number, geometry: Geometry): number {
  view.setUint8(at, 1)
  view.setUint32(at + 1, codes[geometry.type], true)
  if (geometry.type === 'Point') return putPosition(view, at + 5, geometry.coordinates)
  if (geometry.type === 'LineString') return putLine(view, at + 5, geometry.coordinates)
  const members = geometry.type === 'Polygon' ? geometry.coordinates : membersOf(geometry)
  view.setUint32(at + 5, members.length, true)
  let next = at + 9
  for (const member of members) next = Array.isArray(member) ? putLine(view, next, member) : put(view, next, member)
  return next
}

function putLine(view: DataView, at: number, positions: readonly Position[]): number {
  view.setUint32(at, positions.length, true)
  return positions.reduce((next, position) => putPosition(view, next, position), at + 4)
}

function putPosition(view: DataView, at: number, [x = Number.NaN, y = Number.NaN]: Position): number {
  view.setFloat64(at, x, true)
  view.setFloat64(at + 8, y, true)
  return at + 16
}
