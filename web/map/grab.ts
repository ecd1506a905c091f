/** What of a drawing lies under the pointer: a corner, or the middle of an edge. */
import type { Position } from '#contract/geometry.ts'
import { type Middle, middlesOf } from './draft-features.ts'
import { type Drawing, type Place, placesOf } from './drawing.ts'
import type { Pixel, Project } from './snap.ts'

const reachPx = 12

export const apart = (one: Pixel, other: Pixel): number => Math.hypot(one.x - other.x, one.y - other.y)

export function cornerAt(drawing: Drawing, pixel: Pixel, project: Project): Place | null {
  const corners = placesOf(drawing).map(({ place, corner }) => ({ place, position: corner }))
  return nearest(corners, pixel, project)?.place ?? null
}

export function middleAt(drawing: Drawing, pixel: Pixel, project: Project): Middle | null {
  const middles = middlesOf(drawing).map((each) => ({ ...each, position: each.middle }))
  return nearest(middles, pixel, project)
}

export const isGrabbed = (drawing: Drawing, pixel: Pixel, project: Project): boolean =>
  cornerAt(drawing, pixel, project) !== null || middleAt(drawing, pixel, project) !== null

/** The last of the nearest, so that the corner drawn on top is the one that is taken. */
function nearest<T extends { position: Position }>(places: readonly T[], pixel: Pixel, project: Project): T | null {
  let found: T | null = null
  let least = reachPx
  for (const place of places) {
    const away = apart(project(place.position), pixel)
    if (away > least) continue
    found = place
    least = away
  }
  return found
}
