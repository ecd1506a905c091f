/** Where a shape is looked for. */
import type { Geometry } from 'geojson'
import { positionsOf } from '#geodata/geojson.ts'
import { middleOf } from '../checks/drawn.ts'

/** The middle of an area; of a line one of its corners, as its middle may lie far beside it. */
export function placeOf(shape: Geometry): [number, number] | null {
  if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') return middleOf(shape)
  const corners = [...positionsOf(shape)]
  const [x, y] = corners[Math.floor(corners.length / 2)] ?? []
  return x === undefined || y === undefined ? null : [x, y]
}
