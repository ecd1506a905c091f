/**
 * A shape in the hand and its history: pure steps from one state to the next. One gesture (a corner set, dragged, put in
 * or taken out, the shape closed) is one step back. Knows no map and no pointer.
 */
import type { Position } from '#contract/geometry.ts'
import type { DrawnShape } from './scene.ts'

/** Rings without the closing repeat, the outer one first; a line is one such list. `open` while corners are being added. */
export type Drawing = {
  readonly kind: 'polygon' | 'line'
  readonly rings: readonly (readonly Position[])[]
  readonly open: boolean
}
/** A corner, or the edge that begins there. */
export type Place = { readonly ring: number; readonly at: number }

export type History = {
  readonly now: Drawing
  readonly past: readonly Drawing[]
  readonly future: readonly Drawing[]
}

const leastCorners = { polygon: 3, line: 2 }

export const blank = (kind: Drawing['kind']): Drawing => ({ kind, rings: [[]], open: true })

/** A stored shape, to be reshaped. */
export function drawingOf(shape: DrawnShape): Drawing {
  if (shape.type === 'LineString') return { kind: 'line', rings: [shape.coordinates], open: false }
  return { kind: 'polygon', rings: shape.coordinates.map(withoutRepeat), open: false }
}

function withoutRepeat(ring: readonly Position[]): readonly Position[] {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length > 1 && first && last && isSamePlace(first, last) ? ring.slice(0, -1) : ring
}

export const isSamePlace = (one: Position, other: Position) => one[0] === other[0] && one[1] === other[1]

/** What can be saved of a drawing; null while it has too few corners. */
export function shapeOf({ kind, rings }: Drawing): DrawnShape | null {
  const [outer = []] = rings
  if (outer.length < leastCorners[kind]) return null
  if (kind === 'line') return { type: 'LineString', coordinates: [...outer] }
  return { type: 'Polygon', coordinates: rings.map((ring) => [...ring, ...ring.slice(0, 1)]) }
}

export const cornersOf = ({ rings: [outer = []] }: Drawing): readonly Position[] => outer
export const canClose = (drawing: Drawing): boolean =>
  drawing.open && cornersOf(drawing).length >= leastCorners[drawing.kind]

const withRing = (drawing: Drawing, number: number, ring: readonly Position[]): Drawing => ({
  ...drawing,
  rings: drawing.rings.map((each, at) => (at === number ? ring : each)),
})

const ringOf = (drawing: Drawing, { ring }: Place): readonly Position[] => drawing.rings[ring] ?? []

/** Adds a corner at the end; a corner on the last one is not a corner. */
export function added(drawing: Drawing, corner: Position): Drawing {
  const corners = cornersOf(drawing)
  const last = corners.at(-1)
  return last && isSamePlace(last, corner) ? drawing : withRing(drawing, 0, [...corners, corner])
}

export const closed = (drawing: Drawing): Drawing => (canClose(drawing) ? { ...drawing, open: false } : drawing)

export const moved = (drawing: Drawing, place: Place, to: Position): Drawing =>
  withRing(drawing, place.ring, ringOf(drawing, place).with(place.at, to))

/** A new corner on the edge that begins at `place`. */
export const inserted = (drawing: Drawing, place: Place, corner: Position): Drawing =>
  withRing(drawing, place.ring, ringOf(drawing, place).toSpliced(place.at + 1, 0, corner))

/** Without the corner; a hole that would have too few goes altogether, an outer ring stays as it is. */
export function removed(drawing: Drawing, place: Place): Drawing {
  const ring = ringOf(drawing, place)
  if (drawing.open || ring.length > leastCorners[drawing.kind])
    return withRing(drawing, place.ring, ring.toSpliced(place.at, 1))
  return place.ring === 0 ? drawing : { ...drawing, rings: drawing.rings.toSpliced(place.ring, 1) }
}

export const withoutLast = (drawing: Drawing): Drawing => withRing(drawing, 0, cornersOf(drawing).slice(0, -1))

export const begin = (now: Drawing): History => ({ now, past: [], future: [] })

/** One gesture done. What had been undone before is forgotten; a gesture that changed nothing is none. */
export const gesture = (history: History, next: Drawing): History =>
  next === history.now ? history : { now: next, past: [...history.past, history.now], future: [] }

/** One gesture back; the same history when there is none. */
export function undone(history: History): History {
  const { now, past, future } = history
  const before = past.at(-1)
  return before ? { now: before, past: past.slice(0, -1), future: [now, ...future] } : history
}

export function redone(history: History): History {
  const { now, past, future } = history
  const [next, ...later] = future
  return next ? { now: next, past: [...past, now], future: later } : history
}
