/** Shapes as files want them: turned the right way, rounded to what was measured, with a place for a name. */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson'
import { twiceAreaOf } from '../readers/rings.ts'

/** 7 places: a centimetre. */
const rounded = (position: Position): Position => position.map((each) => Math.round(each * 1e7) / 1e7)

/** RFC 7946 3.1.6: outer rings turn against the clock, holes with it. Rounded to 7 places. */
export function rightHanded(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'GeometryCollection':
      return { type: 'GeometryCollection', geometries: geometry.geometries.map(rightHanded) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: turned(geometry.coordinates) }
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(turned) }
    case 'Point':
      return { type: 'Point', coordinates: rounded(geometry.coordinates) }
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(rounded) }
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map((line) => line.map(rounded)) }
  }
}

const turned = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring, place) => {
    const coordinates = ring.map(rounded)
    return twiceAreaOf(coordinates) > 0 === (place === 0) ? coordinates : coordinates.reverse()
  })

/** The geometry itself, or the parts of a collection, however deep. */
export const partsOf = (geometry: Geometry): Exclude<Geometry, { type: 'GeometryCollection' }>[] =>
  geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : [geometry]

/** Where a name stands: inside the largest part, half way up, in the middle of its widest stretch there. */
export function placeForName(shape: Polygon | MultiPolygon): Position | null {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  const sizeOf = ([outer = []]: Position[][]) => Math.abs(twiceAreaOf(outer))
  const largest = polygons.reduce((best, each) => (sizeOf(each) > sizeOf(best) ? each : best), polygons[0] ?? [])
  const heights = (largest[0] ?? []).map(([, y = 0]) => y)
  if (heights.length === 0) return null
  const y = (Math.min(...heights) + Math.max(...heights)) / 2
  const [from, to] = widestStretch(largest, y)
  return from === undefined || to === undefined ? (largest[0]?.[0] ?? null) : [(from + to) / 2, y]
}

/** Where the name of a line stands: half way along the longest of its parts, in degrees. */
export function halfWay(lines: readonly Position[][]): Position | null {
  const longest = lines.reduce((best, each) => (lengthOf(each) > lengthOf(best) ? each : best), lines[0] ?? [])
  let left = lengthOf(longest) / 2
  for (const [place, end] of longest.slice(1).entries()) {
    const start = longest[place] as Position // there is one before every other
    const step = lengthOf([start, end])
    if (step > 0 && step >= left) {
      const share = left / step
      return [0, 1].map((axis) => (start[axis] ?? 0) * (1 - share) + (end[axis] ?? 0) * share)
    }
    left -= step
  }
  return longest[0] ?? null
}

const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, [x = 0, y = 0], place) => {
    const [px = 0, py = 0] = line[place] ?? []
    return sum + Math.hypot(x - px, y - py)
  }, 0)

/** The longest piece of a level line that lies inside: between its 1st and 2nd crossing of the rings, its 3rd and 4th … */
function widestStretch(rings: readonly Position[][], y: number): number[] {
  const crossings = rings
    .flatMap((ring) => ring.slice(1).flatMap((end, place) => crossing(ring[place] as Position, end, y)))
    .sort((a, b) => a - b)
  let widest: number[] = []
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const stretch = crossings.slice(k, k + 2) as [number, number]
    if (widest.length === 0 || stretch[1] - stretch[0] > (widest[1] as number) - (widest[0] as number)) widest = stretch
  }
  return widest
}

function crossing([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, y: number): number[] {
  return ay > y === by > y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)]
}
