/** What one entity draws, as GeoJSON in the plane of the drawing. */
import type { Position } from 'geojson'
import { type DxfObject, numberOf, textOf } from './dxf-pairs.ts'
import {
  type Arc,
  arcBetween,
  chordsOf,
  combined,
  growthOf,
  type Matrix,
  ownAxes,
  placed,
  pointsAlong,
} from './dxf-plane.ts'
import { checkPositions } from './geometry.ts'

/** An entity with the vertices or attributes that follow it. */
export type Entity = DxfObject & { parts: DxfObject[] }

export type Shape = { type: string; coordinates: unknown; heights: boolean }

/** @param tolerance of chords, in units of the drawing */
type Canvas = { matrix: Matrix; tolerance: number; row: number }

/** Null where the entity is of no kind we draw. */
export function shapeOf(entity: Entity, canvas: Canvas): Shape | null {
  const draw = drawers[entity.type]
  if (!draw) return null
  const heights = [30, 31, 38].some((code) => numberOf(entity, code) !== 0)
  const shape = draw(entity, canvas)
  return shape && { ...shape, heights: heights || entity.parts.some((part) => numberOf(part, 30) !== 0) }
}

type Drawer = (entity: Entity, canvas: Canvas) => Omit<Shape, 'heights'> | null

export const isText = (type: string) => type === 'TEXT' || type === 'MTEXT'

const drawers: Record<string, Drawer> = {
  LINE: (entity, { matrix }) => ({
    type: 'LineString',
    coordinates: [
      placed(matrix, numberOf(entity, 10), numberOf(entity, 20)),
      placed(matrix, numberOf(entity, 11), numberOf(entity, 21)),
    ],
  }),
  POINT: (entity, { matrix }) => pointAt(entity, matrix, 10),
  MTEXT: (entity, { matrix }) => pointAt(entity, matrix, 10),
  // an aligned text is where it is aligned to
  TEXT: (entity, canvas) => {
    const isAligned = numberOf(entity, 72) !== 0 || numberOf(entity, 73) !== 0
    return pointAt(entity, ownMatrix(entity, canvas), isAligned && textOf(entity, 11) !== null ? 11 : 10)
  },
  INSERT: (entity, canvas) => pointAt(entity, ownMatrix(entity, canvas), 10),
  CIRCLE: (entity, canvas) => ({
    type: 'Polygon',
    coordinates: [closed(arcPoints(arcOf(entity, 0, 360), ownMatrix(entity, canvas), canvas))],
  }),
  ARC: (entity, canvas) => ({
    type: 'LineString',
    coordinates: arcPoints(
      arcOf(entity, numberOf(entity, 50), numberOf(entity, 51)),
      ownMatrix(entity, canvas),
      canvas,
    ),
  }),
  LWPOLYLINE: (entity, canvas) => polyline(lightVertices(entity), entity, ownMatrix(entity, canvas), canvas),
  POLYLINE: (entity, canvas) => {
    const flags = numberOf(entity, 70)
    if (flags & (16 | 64)) return null // meshes
    const isSpatial = (flags & 8) !== 0
    return polyline(heavyVertices(entity), entity, isSpatial ? canvas.matrix : ownMatrix(entity, canvas), canvas)
  },
}

/** Of entities whose coordinates are in their own axes. */
export const ownMatrix = (entity: DxfObject, { matrix }: { matrix: Matrix }): Matrix => {
  const normal: [number, number, number] = [numberOf(entity, 210), numberOf(entity, 220), numberOf(entity, 230, 1)]
  return combined(matrix, ownAxes(normal, numberOf(entity, 38) || numberOf(entity, 30)))
}

const pointAt = (entity: Entity, matrix: Matrix, code: number) => ({
  type: 'Point',
  coordinates: placed(matrix, numberOf(entity, code), numberOf(entity, code + 10)),
})

function arcOf(entity: Entity, from: number, to: number): Arc {
  const degrees = to > from ? to - from : to - from + 360
  return {
    x: numberOf(entity, 10),
    y: numberOf(entity, 20),
    radius: numberOf(entity, 40),
    from: (from * Math.PI) / 180,
    sweep: (degrees * Math.PI) / 180,
  }
}

function arcPoints(arc: Arc, matrix: Matrix, { tolerance, row }: Canvas): Position[] {
  const chords = chordsOf(arc, tolerance / (growthOf(matrix) || 1))
  checkPositions(chords, row)
  return pointsAlong(arc, chords).map(([x = 0, y = 0]) => placed(matrix, x, y))
}

/** Rounding must not leave a ring open. */
const closed = (ring: Position[]) => [...ring.slice(0, -1), ring[0] as Position]

type Vertex = { at: Position; bulge: number }

/** Vertices stand one after the other; each begins with its x. */
function lightVertices({ pairs }: Entity): Vertex[] {
  const vertices: { at: [number, number]; bulge: number }[] = []
  for (const [code, value] of pairs) {
    const last = vertices.at(-1)
    if (code === 10) vertices.push({ at: [Number(value), Number.NaN], bulge: 0 })
    else if (last && code === 20) last.at[1] = Number(value)
    else if (last && code === 42) last.bulge = Number(value)
  }
  return vertices
}

/** Without the frame a fitted curve was bent from. */
const heavyVertices = ({ parts }: Entity): Vertex[] =>
  parts
    .filter((part) => part.type === 'VERTEX' && (numberOf(part, 70) & 16) === 0)
    .map((part) => ({ at: [numberOf(part, 10), numberOf(part, 20)], bulge: numberOf(part, 42) }))

function polyline(vertices: Vertex[], entity: Entity, matrix: Matrix, canvas: Canvas): Omit<Shape, 'heights'> {
  const [first] = vertices
  const isClosed = (numberOf(entity, 70) & 1) !== 0
  const points: Position[] = []
  for (const [k, { at, bulge }] of vertices.entries()) {
    const next = vertices[k + 1] ?? (isClosed ? first : undefined)
    const arc = next && arcBetween(at, next.at, bulge)
    const [x = 0, y = 0] = at
    if (arc) points.push(...arcPoints(arc, matrix, canvas).slice(0, -1))
    else points.push(placed(matrix, x, y))
    checkPositions(points.length, canvas.row)
  }
  const [start] = points
  const last = points.at(-1)
  const returns = start !== undefined && start[0] === last?.[0] && start[1] === last?.[1]
  if (points.length > (returns ? 3 : 2) && (isClosed || returns))
    return { type: 'Polygon', coordinates: [returns ? points : [...points, start]] }
  if (points.length === 1 && start) return { type: 'Point', coordinates: start }
  return { type: 'LineString', coordinates: points }
}
