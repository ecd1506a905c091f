/** Which places a shape that crosses itself was meant to cover. */
import type { Position } from 'geojson'

/**
 * How often a closed ring goes around a place, counter-clockwise positive. A ring drawn as a figure of eight goes once around either loop,
 * one drawn twice over goes twice: what is gone around at all was meant to be inside.
 */
export function windingOf(ring: readonly Position[], [x = 0, y = 0]: Position): number {
  let turns = 0
  for (let index = 1; index < ring.length; index++) {
    const [x1 = 0, y1 = 0] = ring[index - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[index] ?? []
    const side = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
    if (y1 <= y && y2 > y && side > 0) turns++
    else if (y1 > y && y2 <= y && side < 0) turns--
  }
  return turns
}

/** Inside some part's outer ring and none of its holes. */
export const isMeantInside = (parts: readonly Position[][][], place: Position): boolean =>
  parts.some(
    ([shell = [], ...holes]) => windingOf(shell, place) !== 0 && holes.every((hole) => windingOf(hole, place) === 0),
  )
