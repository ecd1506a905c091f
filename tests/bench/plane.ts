/** The plane a city is laid out on, metres east and north of its centre, and its way onto the globe. */
import type { Position } from 'geojson'

/** Metres east, metres north. */
export type Spot = readonly [east: number, north: number]
export type Placed = { column: number; row: number }
export type Plane = { toDegrees: (spot: Spot) => Position }

const metresOfDegree = 111_320

/**
 * A plane that touches the globe at `centre`. Streets come out gently bent: the bend is far too slight to fold a lane,
 * 0.3 m over the side of a block.
 */
export function planeAround([longitude, latitude]: readonly [number, number]): Plane {
  const shrink = Math.cos((latitude * Math.PI) / 180)
  return {
    toDegrees([east, north]) {
      const x = east + 130 * Math.sin(north / 1900)
      const y = north + 130 * Math.sin(east / 2300)
      return [rounded(longitude + x / metresOfDegree / shrink), rounded(latitude + y / metresOfDegree)]
    },
  }
}

/** Seven places, as everywhere in the product. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** A closed ring, counter-clockwise as the outline is. */
export function ringOf(outline: readonly Spot[], plane: Plane): Position[] {
  const ring = outline.map(plane.toDegrees)
  return [...ring, ...ring.slice(0, 1)]
}
