/**
 * Sizes of what the hand draws, in metres and square metres: laid flat at its middle on the CGCS2000 ellipsoid. For shapes
 * of a few kilometres this agrees with the local 3° zone to a few parts in 100,000; the server measures what is saved.
 */
import type { Position } from '#contract/geometry.ts'
import type { DrawnShape } from './scene.ts'

const semiMajorAxisM = 6_378_137
const flattening = 1 / 298.257222101
const eccentricitySquared = flattening * (2 - flattening)
const radians = Math.PI / 180

type Flat = (position: Position) => readonly [x: number, y: number]

/** Metres east and north of the first position, with the radii of curvature at `latitude`. */
function flatAt(latitude: number, [lon0, lat0]: Position): Flat {
  const root = Math.sqrt(1 - eccentricitySquared * Math.sin(latitude * radians) ** 2)
  const metresPerLat = ((semiMajorAxisM * (1 - eccentricitySquared)) / root ** 3) * radians
  const metresPerLon = (semiMajorAxisM / root) * Math.cos(latitude * radians) * radians
  return ([lon, lat]) => [(lon - lon0) * metresPerLon, (lat - lat0) * metresPerLat]
}

function middleLatitude(positions: readonly Position[]): number {
  const latitudes = positions.map(([, lat]) => lat)
  return (Math.min(...latitudes) + Math.max(...latitudes)) / 2
}

/** Length of an open line in metres, segment by segment. */
export function lengthM(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, end, at) => {
    const start = line[at] ?? end
    const [x, y] = flatAt((start[1] + end[1]) / 2, start)(end)
    return sum + Math.hypot(x, y)
  }, 0)
}

/** Size of a polygon in m², its holes taken off. Rings may be closed or open. */
export function sizeM2([outer, ...holes]: readonly (readonly Position[])[]): number {
  const [first] = outer ?? []
  if (!outer || !first) return 0
  const flat = flatAt(middleLatitude(outer), first)
  return holes.reduce((size, hole) => size - ringM2(hole, flat), ringM2(outer, flat))
}

function ringM2(ring: readonly Position[], flat: Flat): number {
  const corners = ring.map(flat)
  const twice = corners.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % corners.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

const narrowSpace = '\u202F'
const grouped = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, narrowSpace)

/** "28 509 m²", "132 m", "1.32 km²" as an atlas prints them. */
export const inM2 = (m2: number) =>
  m2 < 1_000_000 ? `${grouped(m2)}${narrowSpace}m²` : `${(m2 / 1_000_000).toFixed(2)}${narrowSpace}km²`
export const inM = (m: number) =>
  m < 100
    ? `${m.toFixed(1)}${narrowSpace}m`
    : m < 10_000
      ? `${grouped(m)}${narrowSpace}m`
      : `${(m / 1000).toFixed(1)}${narrowSpace}km`

/** The size of a line or of one part of a boundary, in words. */
export const sizeOf = (shape: Exclude<DrawnShape, { type: 'MultiPolygon' }>): string =>
  shape.type === 'Polygon' ? inM2(sizeM2(shape.coordinates)) : inM(lengthM(shape.coordinates))
