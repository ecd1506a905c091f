/** A geometry taken apart: its points, lines and areas in two dimensions, and what is to be known of rings before they are areas again. */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson'
import { areaOf } from './ring.ts'

export type Family = 'area' | 'line' | 'point'
export const families: readonly Family[] = ['area', 'line', 'point']

export type Parts = {
  point: Position[]
  line: Position[][]
  area: Position[][][]
  count: number
  hadHeight: boolean
  notFinite: boolean
}
/** Heights are left away; lines and rings without a position are none. */
export function partsOf(geometry: Geometry): Parts {
  const parts: Parts = { point: [], line: [], area: [], count: 0, hadHeight: false, notFinite: false }
  const flat = (position: Position): Position => {
    parts.count++
    if (position.length > 2) parts.hadHeight = true
    if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) parts.notFinite = true
    return position.length > 2 ? [position[0] as number, position[1] as number] : position
  }
  const add = (each: Geometry): void => {
    if (each.type === 'GeometryCollection') each.geometries.forEach(add)
    else if (each.type === 'Point') parts.point.push(...(each.coordinates.length ? [flat(each.coordinates)] : []))
    else if (each.type === 'MultiPoint') for (const position of each.coordinates) parts.point.push(flat(position))
    else if (each.type === 'LineString') parts.line.push(each.coordinates.map(flat))
    else if (each.type === 'MultiLineString') for (const line of each.coordinates) parts.line.push(line.map(flat))
    else if (each.type === 'Polygon') parts.area.push(each.coordinates.map((ring) => ring.map(flat)))
    else for (const part of each.coordinates) parts.area.push(part.map((ring) => ring.map(flat)))
  }
  add(geometry)
  parts.line = parts.line.filter((line) => line.length > 0)
  parts.area = parts.area.map((part) => part.filter((ring) => ring.length > 0)).filter((part) => part.length > 0)
  return parts
}

/** Parts (or rings of the part that has most), and positions. */
export function sizeOf(shape: Geometry): [parts: number, positions: number] {
  if (shape.type === 'MultiPolygon') {
    const most = shape.coordinates.reduce((all, part) => Math.max(all, part.length), shape.coordinates.length)
    return [most, countOf(shape.coordinates)]
  }
  if (shape.type === 'Polygon') return [shape.coordinates.length, countOf([shape.coordinates])]
  if (shape.type === 'MultiLineString') return [shape.coordinates.length, countOf([shape.coordinates])]
  return [1, shape.type === 'LineString' ? shape.coordinates.length : 1]
}

export const countOf = (areas: Position[][][]) =>
  areas.reduce((sum, part) => sum + part.reduce((all, ring) => all + ring.length, 0), 0)

export const toArea = (parts: Position[][][]): Polygon | MultiPolygon => {
  const [only] = parts
  return parts.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: parts }
}

export const withoutRepeats = (line: Position[]): Position[] =>
  line.filter((position, index) => index === 0 || !isSame(position, line[index - 1]))

export const isSame = (one: Position | undefined, other: Position | undefined) =>
  one?.[0] === other?.[0] && one?.[1] === other?.[1]

/** Closed, with three different corners that do not lie in one line; one that crosses itself may enclose as much to the left as to the right. */
export function isRing(ring: Position[]): boolean {
  if (ring.length < 4) return false
  const flat = ring.flat()
  return areaOf(flat) > 0 || !isFlat(ring)
}

function isFlat(ring: Position[]): boolean {
  const [x0 = 0, y0 = 0] = ring[0] ?? []
  const [xf = 0, yf = 0] = ring.find((each) => !isSame(each, ring[0])) ?? []
  return ring.every(([x = 0, y = 0]) => Math.abs((xf - x0) * (y - y0) - (yf - y0) * (x - x0)) < 1e-16)
}
