/** Small facts about GeoJSON geometries. Longitude first, degrees. */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson'

/** Every position of a geometry, in order. */
export function* positionsOf(geometry: Geometry): Generator<Position> {
  if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) yield* positionsOf(part)
  else yield* flatten(geometry.coordinates)
}

function* flatten(coordinates: unknown): Generator<Position> {
  if (!Array.isArray(coordinates)) return
  if (typeof coordinates[0] === 'number') yield coordinates as Position
  else for (const part of coordinates) yield* flatten(part)
}

export const toMultiPolygon = (shape: Polygon | MultiPolygon): MultiPolygon =>
  shape.type === 'MultiPolygon' ? shape : { type: 'MultiPolygon', coordinates: [shape.coordinates] }

/** West, south, east, north; null for a geometry without positions. */
export function boundsOf(geometry: Geometry): [number, number, number, number] | null {
  let bounds: [number, number, number, number] | null = null
  for (const [x = 0, y = 0] of positionsOf(geometry)) {
    bounds = bounds
      ? [Math.min(bounds[0], x), Math.min(bounds[1], y), Math.max(bounds[2], x), Math.max(bounds[3], y)]
      : [x, y, x, y]
  }
  return bounds
}
