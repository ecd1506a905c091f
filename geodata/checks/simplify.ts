/** Fewer corners, none farther from the old outline than a tolerance in metres (Douglas and Peucker, 1973). */
import type { Geometry, Position } from 'geojson'
import { positionsOf } from '../geojson.ts'
import { planeAround } from './metric.ts'

/** The finest that is enough is taken. Half a metre is what a parcel plan of 1:500 can show; more than 5 m would be another shape. */
export const tolerancesM = [0.05, 0.1, 0.2, 0.5, 1, 2, 5] as const

/** The geometry with no more than `most` positions, and how far its outline may lie from the old one; null where even 5 m do not do. */
export function simplifiedTo(geometry: Geometry, most: number): { geometry: Geometry; toleranceM: number } | null {
  for (const toleranceM of tolerancesM) {
    const simpler = simplify(geometry, toleranceM)
    let count = 0
    for (const _ of positionsOf(simpler)) count++
    if (count <= most) return { geometry: simpler, toleranceM }
  }
  return null
}

function simplify(geometry: Geometry, toleranceM: number): Geometry {
  if (geometry.type === 'LineString')
    return { ...geometry, coordinates: simplifyLine(geometry.coordinates, toleranceM) }
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon')
    return { ...geometry, coordinates: geometry.coordinates.map((line) => simplifyLine(line, toleranceM)) }
  if (geometry.type === 'MultiPolygon') {
    const coordinates = geometry.coordinates.map((part) => part.map((ring) => simplifyLine(ring, toleranceM)))
    return { ...geometry, coordinates }
  }
  return geometry
}

/** A ring keeps its first corner and the one farthest from it, so that something is left of it. */
export function simplifyLine(line: readonly Position[], toleranceM: number): Position[] {
  const first = line[0]
  if (!first || line.length < 5) return [...line]
  const { toPlane } = planeAround(first)
  const plane = line.map(toPlane)
  const last = line.length - 1
  const kept = new Uint8Array(line.length)
  kept[0] = kept[last] = 1
  const isRing = first[0] === line[last]?.[0] && first[1] === line[last]?.[1]
  const far = isRing ? farthestFrom(plane, 0) : last
  const between: [number, number][] = isRing
    ? [
        [0, far],
        [far, last],
      ]
    : [[0, last]]
  kept[far] = 1
  for (let piece = between.pop(); piece; piece = between.pop()) {
    const [start, end] = piece
    const { index, distanceM } = farthestOff(plane, start, end)
    if (distanceM <= toleranceM) continue
    kept[index] = 1
    between.push([start, index], [index, end])
  }
  const simpler = line.filter((_, index) => kept[index])
  return isRing && simpler.length < 4 ? withOneMore(line, kept, far) : simpler
}

type Plane = [number, number]

function farthestFrom(plane: Plane[], from: number): number {
  const [x0, y0] = plane[from] as Plane
  let [best, index] = [-1, from]
  for (const [at, [x, y]] of plane.entries()) {
    const distance = (x - x0) ** 2 + (y - y0) ** 2
    if (distance > best) [best, index] = [distance, at]
  }
  return index
}

function farthestOff(plane: Plane[], start: number, end: number): { index: number; distanceM: number } {
  let [index, distanceM] = [start, 0]
  for (let at = start + 1; at < end; at++) {
    const distance = distanceToSegment(plane[at] as Plane, plane[start] as Plane, plane[end] as Plane)
    if (distance > distanceM) [distanceM, index] = [distance, at]
  }
  return { index, distanceM }
}

/** A sliver of a ring needs a third corner to stay one. */
function withOneMore(line: readonly Position[], kept: Uint8Array, far: number): Position[] {
  const third = far > 1 ? far - 1 : far + 1
  kept[third] = 1
  return line.filter((_, index) => kept[index])
}

export function distanceToSegment([x, y]: Plane, [x1, y1]: Plane, [x2, y2]: Plane): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy)
}
