/**
 * A shape in the hand and its history: pure steps from one state to the next. One gesture (a corner set, dragged, put in
 * or taken out, the shape closed) is one step back. Knows no map and no pointer.
 */
import type { Position } from '#contract/geometry.ts'
import type { DrawnShape } from './scene.ts'

/** Corners without the closing repeat. */
export type Ring = readonly Position[]
/** Parts of rings, in each the outer one first; a line is one ring of one part. `open` while corners are being added. */
export type Drawing = {
  readonly kind: 'polygon' | 'line'
  readonly parts: readonly (readonly Ring[])[]
  readonly open: boolean
}
/** A corner, or the edge that begins there. */
export type Place = { readonly part: number; readonly ring: number; readonly at: number }

export type History<State> = {
  readonly now: State
  readonly past: readonly State[]
  readonly future: readonly State[]
}

const leastCorners = { polygon: 3, line: 2 }

export const blank = (kind: Drawing['kind']): Drawing => ({ kind, parts: [[[]]], open: true })

/** A stored shape, to be reshaped: every part of it, and every hole. */
export function drawingOf(shape: DrawnShape): Drawing {
  if (shape.type === 'LineString') return { kind: 'line', parts: [[shape.coordinates]], open: false }
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return { kind: 'polygon', parts: parts.map((rings) => rings.map(withoutRepeat)), open: false }
}

function withoutRepeat(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length > 1 && first && last && isSamePlace(first, last) ? ring.slice(0, -1) : ring
}

export const isSamePlace = (one: Position, other: Position) => one[0] === other[0] && one[1] === other[1]

/** Seven places, about a centimetre: what the server gives back, so that corners that are equal stay equal when saved. */
export const toSevenPlaces = ([lon, lat]: Position): Position => [inSevenPlaces(lon), inSevenPlaces(lat)]
const inSevenPlaces = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** What can be saved of a drawing; null while it has too few corners. */
export function shapeOf({ kind, parts }: Drawing): DrawnShape | null {
  const [[outer = []] = []] = parts
  if (outer.length < leastCorners[kind]) return null
  if (kind === 'line') return { type: 'LineString', coordinates: [...outer] }
  const coordinates = parts.map((rings) => rings.map((ring) => [...ring, ...ring.slice(0, 1)]))
  const [only = []] = coordinates
  return coordinates.length > 1 ? { type: 'MultiPolygon', coordinates } : { type: 'Polygon', coordinates: only }
}

/** The corners of the line, or of the first outer ring. */
export const cornersOf = ({ parts: [[outer = []] = []] }: Drawing): Ring => outer
export const ringsOf = ({ parts }: Drawing): readonly Ring[] => parts.flat()
export const ringAt = ({ parts }: Drawing, { part, ring }: Place): Ring => parts[part]?.[ring] ?? []

/** Every corner with its place, part by part and ring by ring. */
export const placesOf = ({ parts }: Drawing): { place: Place; corner: Position }[] =>
  parts.flatMap((rings, part) =>
    rings.flatMap((corners, ring) => corners.map((corner, at) => ({ place: { part, ring, at }, corner }))),
  )

export const canClose = (drawing: Drawing): boolean =>
  drawing.open && cornersOf(drawing).length >= leastCorners[drawing.kind]

function withRing(drawing: Drawing, { part, ring }: Omit<Place, 'at'>, corners: Ring): Drawing {
  const rings = (drawing.parts[part] ?? []).with(ring, corners)
  return { ...drawing, parts: drawing.parts.with(part, rings) }
}

/** Adds a corner at the end; a corner on the last one is not a corner. */
export function added(drawing: Drawing, corner: Position): Drawing {
  const corners = cornersOf(drawing)
  const last = corners.at(-1)
  return last && isSamePlace(last, corner) ? drawing : withRing(drawing, { part: 0, ring: 0 }, [...corners, corner])
}

export const closed = (drawing: Drawing): Drawing => (canClose(drawing) ? { ...drawing, open: false } : drawing)

export const moved = (drawing: Drawing, place: Place, to: Position): Drawing =>
  withRing(drawing, place, ringAt(drawing, place).with(place.at, to))

/** A new corner on the edge that begins at `place`. */
export const inserted = (drawing: Drawing, place: Place, corner: Position): Drawing =>
  withRing(drawing, place, ringAt(drawing, place).toSpliced(place.at + 1, 0, corner))

/** Without the corner. A hole or a further part that would have too few goes altogether; the last part stays as it is. */
export function removed(drawing: Drawing, place: Place): Drawing {
  const { parts, open, kind } = drawing
  const corners = ringAt(drawing, place)
  if (open || corners.length > leastCorners[kind]) return withRing(drawing, place, corners.toSpliced(place.at, 1))
  const rings = parts[place.part] ?? []
  if (place.ring > 0) return { ...drawing, parts: parts.with(place.part, rings.toSpliced(place.ring, 1)) }
  return parts.length > 1 ? { ...drawing, parts: parts.toSpliced(place.part, 1) } : drawing
}

export const withoutLast = (drawing: Drawing): Drawing =>
  withRing(drawing, { part: 0, ring: 0 }, cornersOf(drawing).slice(0, -1))

export const begin = <State>(now: State): History<State> => ({ now, past: [], future: [] })

/** One gesture done. What had been undone before is forgotten; a gesture that changed nothing is none. */
export const gesture = <State>(history: History<State>, next: State): History<State> =>
  next === history.now ? history : { now: next, past: [...history.past, history.now], future: [] }

/** One gesture back; the same history when there is none. */
export function undone<State>(history: History<State>): History<State> {
  const { now, past, future } = history
  const before = past.at(-1)
  return before ? { now: before, past: past.slice(0, -1), future: [now, ...future] } : history
}

export function redone<State>(history: History<State>): History<State> {
  const { now, past, future } = history
  const [next, ...later] = future
  return next ? { now: next, past: [...past, now], future: later } : history
}
