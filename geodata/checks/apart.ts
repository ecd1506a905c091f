/** A cheap answer to which of many neighbours plainly do not lie over each other, so that nobody has to cut them. */
import type { Geometry, Position } from 'geojson'
import { planeAround } from './metric.ts'

/** Corners written with seven places are off by a centimetre. */
const touchingM = 0.02
/** Of outlines with more corners the cutting is no slower than this. */
const mostCorners = 40

type Plane = [number, number]

/**
 * Whether a straight line along an edge of either keeps two polygons apart, but for 2 cm. True is certain; false says nothing: of two that
 * hook into each other only cutting tells.
 */
export function areApart(one: Geometry, other: Geometry): boolean {
  const [first, second] = [shellOf(one), shellOf(other)]
  const origin = first?.[0]
  if (!first || !second || !origin || first.length > mostCorners || second.length > mostCorners) return false
  const { toPlane } = planeAround(origin)
  const [a, b] = [first.map(toPlane), second.map(toPlane)]
  return hasLineBetween(a, b) || hasLineBetween(b, a)
}

const shellOf = (shape: Geometry): Position[] | undefined =>
  shape.type === 'Polygon'
    ? shape.coordinates[0]
    : shape.type === 'MultiPolygon' && shape.coordinates.length === 1
      ? shape.coordinates[0]?.[0]
      : undefined

/** Along an edge of `a`, all of `a` on its one side and all of `b` on the other. */
function hasLineBetween(a: Plane[], b: Plane[]): boolean {
  return a.slice(1).some(([x2, y2], index) => {
    const [x1, y1] = a[index] as Plane
    const length = Math.hypot(x2 - x1, y2 - y1)
    if (length === 0) return false
    const [nx, ny] = [(y2 - y1) / length, (x1 - x2) / length]
    const off = ([x, y]: Plane) => (x - x1) * nx + (y - y1) * ny
    const [ofA, ofB] = [rangeOf(a, off), rangeOf(b, off)]
    return ofA.most - ofB.least <= touchingM || ofB.most - ofA.least <= touchingM
  })
}

function rangeOf(ring: Plane[], off: (place: Plane) => number) {
  let [least, most] = [Infinity, -Infinity]
  for (const place of ring) {
    const value = off(place)
    if (value < least) least = value
    if (value > most) most = value
  }
  return { least, most }
}
