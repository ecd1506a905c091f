/**
 * Shared edges: which corners of neighbours move with a corner of the boundary in the hand. A corner is shared when it
 * stands on exactly the same place, an edge when both its ends are. Pure; the shape in the hand and the neighbours that
 * moved with it are one state, so that one gesture is one step back for all of them.
 */
import type { Position } from '#contract/geometry.ts'
import { type Drawing, inserted, isSamePlace, moved, type Place, placesOf, removed, ringAt } from './drawing.ts'
import type { DrawnShape } from './scene.ts'

/** A compound beside the one in the hand: as it was stored in the version that was seen, and as it stands now. */
export type Neighbour = {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly stored: DrawnShape
  readonly drawing: Drawing
}
export type Around = ReadonlyMap<string, Neighbour>

/** What is in the hand: the shape, and the neighbours whose boundaries have moved with it so far. */
export type Held = { readonly drawing: Drawing; readonly moved: Around }

export const nobody: Around = new Map()

/** These neighbours as they stand now: as they were found, save those that have moved. */
export const aroundNow = (found: Around, { moved }: Held): Around =>
  new Map([...found].map(([id, neighbour]) => [id, moved.get(id) ?? neighbour]))

/** Where a drawing has a corner on exactly this place. */
export const cornersOn = (drawing: Drawing, position: Position): Place[] =>
  placesOf(drawing).flatMap(({ place, corner }) => (isSamePlace(corner, position) ? [place] : []))

/** The neighbours that share at least one corner with the drawing. */
export function sharersOf(drawing: Drawing, around: Around): Neighbour[] {
  const corners = new Set(placesOf(drawing).map(({ corner }) => String(corner)))
  return [...around.values()].filter((each) => placesOf(each.drawing).some(({ corner }) => corners.has(String(corner))))
}

/** The corners of the drawing that would take a neighbour's along. */
export function cornersShared(drawing: Drawing, around: Around): Position[] {
  const theirs = new Set(
    [...around.values()].flatMap((each) => placesOf(each.drawing).map(({ corner }) => String(corner))),
  )
  return placesOf(drawing).flatMap(({ corner }) => (theirs.has(String(corner)) ? [corner] : []))
}

/** A corner goes to `to`, and with it every neighbour's corner on the place it leaves. */
export function movedTogether(held: Held, around: Around, place: Place, to: Position): Held {
  const from = ringAt(held.drawing, place)[place.at]
  const drawing = moved(held.drawing, place, to)
  if (!from) return held
  return follow({ ...held, drawing }, around, (neighbour) =>
    cornersOn(neighbour, from).reduce((shape, corner) => moved(shape, corner, to), neighbour),
  )
}

/** A new corner on the edge that begins at `place`, and on the same edge of whoever shares it. */
export function insertedTogether(held: Held, around: Around, place: Place, corner: Position): Held {
  const [start, end] = edgeAt(held.drawing, place)
  const drawing = inserted(held.drawing, place, corner)
  if (!start || !end) return held
  return follow({ ...held, drawing }, around, (neighbour) => {
    const shared = edgesBetween(neighbour, start, end)[0]
    return shared ? inserted(neighbour, shared, corner) : neighbour
  })
}

/**
 * Takes a corner out, and out of each neighbour that shares both edges there. A neighbour that shares only one of them
 * turns off at this corner and keeps it.
 */
export function removedTogether(held: Held, around: Around, place: Place): Held {
  const drawing = removed(held.drawing, place)
  if (drawing === held.drawing) return held
  const [corner, next] = edgeAt(held.drawing, place)
  const [before] = edgeAt(held.drawing, { ...place, at: place.at - 1 })
  if (!corner || !next || !before) return { ...held, drawing }
  return follow({ ...held, drawing }, around, (neighbour) => {
    const sharesBoth =
      edgesBetween(neighbour, before, corner).length > 0 && edgesBetween(neighbour, corner, next).length > 0
    const shared = sharesBoth ? cornersOn(neighbour, corner)[0] : undefined
    return shared ? removed(neighbour, shared) : neighbour
  })
}

/** Both ends of the edge that begins at a place; -1 is the last corner of the ring. */
function edgeAt(drawing: Drawing, place: Place): readonly [Position | undefined, Position | undefined] {
  const ring = ringAt(drawing, place)
  return [ring.at(place.at), ring[(place.at + 1) % ring.length]]
}

/** The edges between two places, whichever way round they run. */
function edgesBetween(drawing: Drawing, one: Position, other: Position): Place[] {
  return [...cornersOn(drawing, one), ...cornersOn(drawing, other)].filter((place) => {
    const [start, end] = edgeAt(drawing, place)
    if (!start || !end) return false
    return (isSamePlace(start, one) && isSamePlace(end, other)) || (isSamePlace(start, other) && isSamePlace(end, one))
  })
}

/** Changes the neighbours by one rule, and remembers those it changed. */
function follow(held: Held, around: Around, change: (neighbour: Drawing) => Drawing): Held {
  const changed = [...around.values()].flatMap((neighbour): [string, Neighbour][] => {
    const drawing = change(neighbour.drawing)
    return drawing === neighbour.drawing ? [] : [[neighbour.id, { ...neighbour, drawing }]]
  })
  return changed.length > 0 ? { ...held, moved: new Map([...held.moved, ...changed]) } : held
}
