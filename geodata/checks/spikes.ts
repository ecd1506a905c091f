/** Hairs on an outline: out and back along nearly the same way, as cutting along edges that nearly coincide leaves them. */
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { toMultiPolygon } from '../geojson.ts'
import { planeAround } from './metric.ts'
import { distanceToSegment } from './simplify.ts'

/** Two corners written with seven places are off by a centimetre each. */
const hairM = 0.05

/** The shape without corners from which the outline goes back the way it came, to within 5 cm. Rings that are nothing else stay. */
export function withoutSpikes<Shape extends Polygon | MultiPolygon>(shape: Shape): Shape {
  const coordinates = toMultiPolygon(shape).coordinates.map((part) => part.map(ringWithoutSpikes))
  // the parts are as many as before: the type still fits
  return { ...shape, coordinates: shape.type === 'Polygon' ? (coordinates[0] ?? []) : coordinates }
}

function ringWithoutSpikes(ring: Position[]): Position[] {
  const origin = ring[0]
  if (!origin) return ring
  const { toPlane } = planeAround(origin)
  let corners = ring.slice(0, -1).map((place) => ({ place, at: toPlane(place) }))
  for (let found = true; found && corners.length > 3; ) {
    const spike = corners.findIndex((corner, index) => {
      const before = corners.at(index - 1)
      const after = corners[(index + 1) % corners.length]
      return before && after && isSpike(before.at, corner.at, after.at)
    })
    found = spike >= 0
    if (found) corners = corners.filter((_, index) => index !== spike)
  }
  const [first] = corners
  return first && corners.length >= 3 && corners.length < ring.length - 1
    ? [...corners, first].map(({ place }) => place)
    : ring
}

type Plane = [number, number]

function isSpike(before: Plane, tip: Plane, after: Plane): boolean {
  const turnsBack = (before[0] - tip[0]) * (after[0] - tip[0]) + (before[1] - tip[1]) * (after[1] - tip[1]) > 0
  if (!turnsBack) return false
  return distanceToSegment(before, tip, after) <= hairM || distanceToSegment(after, tip, before) <= hairM
}
