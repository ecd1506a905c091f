/** Shapes as they would land, small enough to be sent with every preview: a plausibility picture, not a map. */
import type { Geometry, Position } from 'geojson'
import type { Bounds } from '#geodata/crs/system.ts'

const mostShapes = 2000
/** Of the picture's longer side: what is smaller nobody sees. */
const finestShare = 1 / 1500

export type PictureShape = { at: number; geometry: Geometry }

/** In even steps through the file, so that a picture of part of it is a picture of all of it. */
export function pictureOf(shapes: readonly PictureShape[], bounds: Bounds | null): PictureShape[] {
  if (!bounds) return []
  const step = Math.max(1, shapes.length / mostShapes)
  const finest = Math.max(Math.abs(bounds[2] - bounds[0]), Math.abs(bounds[3] - bounds[1])) * finestShare
  return shapes
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .slice(0, mostShapes)
    .map(({ at, geometry }) => ({ at, geometry: simplified(geometry, finest) }))
}

function simplified(geometry: Geometry, finest: number): Geometry {
  switch (geometry.type) {
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((part) => simplified(part, finest)) }
    case 'LineString':
      return { ...geometry, coordinates: thinned(geometry.coordinates, finest, 2) }
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map((line) => thinned(line, finest, 2)) }
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map((ring) => thinned(ring, finest, 4)) }
    case 'MultiPolygon':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => thinned(ring, finest, 4))),
      }
    default:
      return geometry
  }
}

/** Leaves out positions nearer than `finest` to the last one kept; the ends stay. */
function thinned(path: Position[], finest: number, least: number): Position[] {
  if (path.length <= least) return path
  const kept: Position[] = []
  let last: Position | undefined
  for (const [index, position] of path.entries()) {
    const isEnd = index === 0 || index === path.length - 1
    const isFar =
      !last || Math.hypot((position[0] ?? 0) - (last[0] ?? 0), (position[1] ?? 0) - (last[1] ?? 0)) >= finest
    if (!isEnd && !isFar) continue
    kept.push([round(position[0] ?? 0), round(position[1] ?? 0)])
    last = position
  }
  return kept.length >= least ? kept : path
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
