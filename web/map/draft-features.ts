/** A drawing as GeoJSON for the draft layers: what is filled, drawn, grabbed, marked and said, told apart by `part`. */
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Position } from '#contract/geometry.ts'
import { crossingsOf } from './crossings.ts'
import { added, cornersOf, type Drawing, type Place, ringsOf, shapeOf, toSevenPlaces } from './drawing.ts'
import { sizeOf } from './sizes.ts'
import type { Snap } from './snap.ts'

type Part = 'fill' | 'line' | 'crossed-line' | 'neighbour' | 'guide' | 'middle' | 'vertex' | 'size' | 'crossing'

/** Above this many corners middles would crowd the line, and crossings are left to the server's check. */
const mostCorners = 400

export type Shown = {
  drawing: Drawing
  /** Where the next corner would go; null when the pointer is away or the shape is closed. */
  pointer?: Position | null
  snap?: Snap | null
  /** Neighbours whose boundaries moved with the shape. */
  alongside?: readonly Drawing[]
  /** Corners that will take neighbours' along. */
  shared?: readonly Position[]
}

export function draftFeatures({
  drawing,
  pointer,
  snap = null,
  alongside = [],
  shared = [],
}: Shown): FeatureCollection {
  const shown = drawing.open && pointer ? added(drawing, pointer) : drawing
  const crossings = placesOfCrossing(shown)
  return {
    type: 'FeatureCollection',
    features: [
      ...alongside.flatMap(ghost),
      ...outline(shown, crossings.length > 0),
      ...guide(snap),
      ...corners(drawing, [...shared, ...(snap ? [snap.position] : [])]),
      ...crossings.map((place) => feature('crossing', point(place), { text: '×' })),
      ...sizes(shown),
    ],
  }
}

/** Where a part of a polygon crosses itself or its holes. A line may cross itself: a pipe does. */
export function placesOfCrossing(drawing: Drawing): Position[] {
  if (drawing.kind === 'line' || !hasFewCorners(drawing) || !shapeOf(drawing)) return []
  return drawing.parts.flatMap(crossingsOf)
}

const hasFewCorners = (drawing: Drawing) => ringsOf(drawing).flat().length <= mostCorners

const point = (coordinates: Position): Geometry => ({ type: 'Point', coordinates })
const feature = (part: Part, geometry: Geometry, more: Record<string, unknown> = {}): Feature => ({
  type: 'Feature',
  properties: { part, ...more },
  geometry,
})
const closedRing = (ring: readonly Position[]): Position[] => [...ring, ...ring.slice(0, 1)]

const ghost = (neighbour: Drawing): Feature[] =>
  ringsOf(neighbour).map((ring) => feature('neighbour', { type: 'LineString', coordinates: closedRing(ring) }))

function outline(shown: Drawing, isCrossed: boolean): Feature[] {
  const shape = shapeOf(shown)
  const line = isCrossed ? 'crossed-line' : 'line'
  if (shape && shape.type !== 'LineString')
    return [
      feature('fill', shape),
      ...ringsOf(shown).map((ring) => feature(line, { type: 'LineString', coordinates: closedRing(ring) })),
    ]
  const coordinates = [...cornersOf(shown)]
  return coordinates.length > 1 ? [feature('line', { type: 'LineString', coordinates })] : []
}

function guide(snap: Snap | null): Feature[] {
  return snap?.to === 'edge' ? [feature('guide', { type: 'LineString', coordinates: [...snap.edge] })] : []
}

function corners(drawing: Drawing, filled: readonly Position[]): Feature[] {
  const vertices = ringsOf(drawing)
    .flat()
    .map((corner) => feature('vertex', point(corner)))
  const hasMiddles = !drawing.open && hasFewCorners(drawing)
  const middles = hasMiddles ? middlesOf(drawing).map(({ middle }) => feature('middle', point(middle))) : []
  return [...middles, ...vertices, ...filled.map((corner) => feature('vertex', point(corner), { filled: true }))]
}

export type Middle = { place: Place; middle: Position }

/** The middles of all edges, each with the place its edge begins at: pulling one makes a new corner. */
export function middlesOf({ kind, parts }: Drawing): Middle[] {
  return parts.flatMap((rings, part) =>
    rings.flatMap((corners, ring) =>
      corners.flatMap((corner, at): Middle[] => {
        const next = kind === 'line' ? corners[at + 1] : corners[(at + 1) % corners.length]
        return next ? [{ place: { part, ring, at }, middle: between(corner, next) }] : []
      }),
    ),
  )
}

const between = (one: Position, other: Position): Position =>
  toSevenPlaces([(one[0] + other[0]) / 2, (one[1] + other[1]) / 2])

/** One size for a line, one for each part of a boundary. */
function sizes(shown: Drawing): Feature[] {
  if (!shapeOf(shown)) return []
  if (shown.kind === 'line') {
    const coordinates = [...cornersOf(shown)]
    return [feature('size', point(halfWay(coordinates)), { text: sizeOf({ type: 'LineString', coordinates }) })]
  }
  return shown.parts.map((rings) =>
    feature('size', point(meanOf(rings[0] ?? [])), {
      text: sizeOf({ type: 'Polygon', coordinates: rings.map(closedRing) }),
    }),
  )
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
