/** Which shape lies under a place: plain geometry on the page, for what is not in the tiles. Degrees, longitude first. */
import type { MultiPolygon, Polygon } from 'geojson'
import type { Position } from '#contract/geometry.ts'

export type Outline = Polygon | MultiPolygon

/** Counts crossings of a ray to the east: inside the outer ring of a part and in none of its holes. */
export function isInside([lon, lat]: Position, shape: Outline): boolean {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return parts.some((rings) => rings.filter((ring) => isInRing(lon, lat, ring)).length % 2 === 1)
}

function isInRing(lon: number, lat: number, ring: readonly (readonly number[])[]): boolean {
  let isIn = false
  ring.forEach(([x = 0, y = 0], at) => {
    const [fromX = 0, fromY = 0] = ring[at === 0 ? ring.length - 1 : at - 1] ?? []
    if (y > lat !== fromY > lat && lon < ((fromX - x) * (lat - y)) / (fromY - y) + x) isIn = !isIn
  })
  return isIn
}

/** Of those that hold the place the smallest: a yard before the block around it. */
export function smallestAround<Shape extends { geometry: Outline }>(
  place: Position,
  shapes: readonly Shape[],
): Shape | null {
  const around = shapes.filter(({ geometry }) => isInside(place, geometry))
  return around.sort((one, other) => sizeOf(one.geometry) - sizeOf(other.geometry))[0] ?? null
}

/** Square degrees: enough to compare neighbours. */
function sizeOf(shape: Outline): number {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return parts.reduce((sum, [outer = []]) => sum + Math.abs(ringSize(outer)), 0)
}

const ringSize = (ring: readonly (readonly number[])[]) =>
  ring.reduce((sum, [x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? []
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
