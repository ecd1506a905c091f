/** A drawing as GeoJSON for the draft layers: what is filled, drawn, grabbed, marked and said, told apart by `part`. */
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Position } from '#contract/geometry.ts'
import { crossingsOf } from './crossings.ts'
import { added, cornersOf, type Drawing, shapeOf } from './drawing.ts'
import { sizeOf } from './sizes.ts'
import type { Snap } from './snap.ts'

type Part = 'fill' | 'line' | 'crossed-line' | 'guide' | 'middle' | 'vertex' | 'size' | 'crossing'

/** Above this many corners middles would crowd the line, and crossings are left to the server's check. */
const mostCorners = 400

/** `pointer` is where the next corner would go; null when the pointer is away or the shape is closed. */
export function draftFeatures(drawing: Drawing, pointer: Position | null, snap: Snap | null): FeatureCollection {
  const shown = drawing.open && pointer ? added(drawing, pointer) : drawing
  const crossings = placesOfCrossing(shown)
  return {
    type: 'FeatureCollection',
    features: [
      ...outline(shown, crossings.length > 0),
      ...guide(snap),
      ...corners(drawing, snap),
      ...crossings.map((place) => feature('crossing', point(place), { text: '×' })),
      ...size(shown),
    ],
  }
}

/** Where a polygon crosses itself. A line may cross itself: a pipe does. */
export function placesOfCrossing(drawing: Drawing): Position[] {
  const isSmall = cornersOf(drawing).length <= mostCorners
  return drawing.kind === 'polygon' && isSmall && shapeOf(drawing) ? crossingsOf(drawing.rings) : []
}

const point = (coordinates: Position): Geometry => ({ type: 'Point', coordinates })
const feature = (part: Part, geometry: Geometry, more: Record<string, unknown> = {}): Feature => ({
  type: 'Feature',
  properties: { part, ...more },
  geometry,
})

function outline(shown: Drawing, isCrossed: boolean): Feature[] {
  const shape = shapeOf(shown)
  const line = isCrossed ? 'crossed-line' : 'line'
  if (shape?.type === 'Polygon')
    return [
      feature('fill', shape),
      ...shape.coordinates.map((coordinates) => feature(line, { type: 'LineString', coordinates })),
    ]
  const coordinates = [...cornersOf(shown)]
  return coordinates.length > 1 ? [feature('line', { type: 'LineString', coordinates })] : []
}

function guide(snap: Snap | null): Feature[] {
  return snap?.to === 'edge' ? [feature('guide', { type: 'LineString', coordinates: [...snap.edge] })] : []
}

function corners(drawing: Drawing, snap: Snap | null): Feature[] {
  const isFew = cornersOf(drawing).length <= mostCorners
  const vertices = drawing.rings.flat().map((corner) => feature('vertex', point(corner)))
  const middles = drawing.open || !isFew ? [] : middlesOf(drawing).map(({ middle }) => feature('middle', point(middle)))
  const clinging = snap ? [feature('vertex', point(snap.position), { filled: true })] : []
  return [...middles, ...vertices, ...clinging]
}

export type Middle = { ring: number; at: number; middle: Position }

/** The middles of all edges: pulling one makes a new corner. */
export function middlesOf({ kind, rings }: Drawing): Middle[] {
  return rings.flatMap((ring, number) =>
    ring.flatMap((corner, at): Middle[] => {
      const next = kind === 'line' ? ring[at + 1] : ring[(at + 1) % ring.length]
      return next ? [{ ring: number, at, middle: between(corner, next) }] : []
    }),
  )
}

const between = (one: Position, other: Position): Position => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]

function size(shown: Drawing): Feature[] {
  const shape = shapeOf(shown)
  if (!shape) return []
  const place = shape.type === 'Polygon' ? meanOf(cornersOf(shown)) : halfWay(shape.coordinates)
  return [feature('size', point(place), { text: sizeOf(shape) })]
}

function meanOf(corners: readonly Position[]): Position {
  const sum = (axis: 0 | 1) => corners.reduce((total, corner) => total + corner[axis], 0) / corners.length
  return [sum(0), sum(1)]
}

function halfWay(line: readonly Position[]): Position {
  const at = Math.floor((line.length - 1) / 2)
  const start = line[at] ?? [0, 0]
  return line.length % 2 === 1 ? start : between(start, line[at + 1] ?? start)
}
