import { densified, simplified, simplifiedRing } from './lines.ts'
import { type Path, type Point, type Ring, rotated } from './plane.ts'

/** Short enough that a straight piece leaves the bent line by less than the walls' gap. */
const stepM = 45
const toleranceM = 0.2
/** The rows of the town look this much east of south. */
export const townHeading = (5 * Math.PI) / 180

/** Bends the flat plan gently, everywhere at once: nothing stays straight or parallel, what was apart stays apart. */
export function warped([x, y]: Point): Point {
  const east = x + 95 * Math.sin(y / 610 + 0.4) + 42 * Math.sin((x + y) / 390 + 1.7)
  const north = y + 95 * Math.sin(x / 560 + 1.1) + 38 * Math.sin((x - y) / 430)
  return rotated([east, north], townHeading)
}

export function warpedPath(path: Path): Path {
  return simplified(densified(path, stepM).map(warped), toleranceM)
}

export function warpedRing(ring: Ring): Ring {
  return simplifiedRing(
    densified([...ring, ring[0]!], stepM)
      .slice(0, -1)
      .map(warped),
    toleranceM,
  )
}
