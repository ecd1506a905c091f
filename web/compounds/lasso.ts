/** Which compounds a lasso caught: those whose label point lies inside it. */
import type { CompoundRow } from '#contract/compound.ts'
import type { Position } from '#contract/geometry.ts'

export function caughtBy(ring: readonly Position[], rows: readonly CompoundRow[]): string[] {
  return rows.filter(({ place }) => place !== null && isInside(ring, place)).map(({ id }) => id)
}

/** Counts the edges a ray to the east crosses; the ring may repeat its first corner or not. */
export function isInside(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  })
  return inside
}
