import {
  along,
  areaOf,
  distance,
  edgesOf,
  headingOf,
  isInside,
  nearestOnPiece,
  type Point,
  type Ring,
  smallestBoxOf,
  unit,
} from './plane.ts'
import type { Random } from './random.ts'

const hectare = 10_000
/** Between a lot and the piece cut out of its corner: two walls and a path. */
const wallGapM = 3.2

/** Corners at street crossings cut off by a short edge, sharp tips by a long one. Expects counter-clockwise rings. */
export function bluntCorners(ring: Ring): Ring {
  return ring.flatMap((p, i): Point[] => {
    const [before, after] = [ring.at(i - 1)!, ring[(i + 1) % ring.length]!]
    const inner = angleInside(before, p, after)
    if (inner > 1.95) return [p]
    const cutM = inner < 0.75 ? 26 : inner < 1.15 ? 13 : 7
    const [back, on] = [Math.min(cutM, distance(p, before) * 0.3), Math.min(cutM, distance(p, after) * 0.3)]
    return [along(p, unit(headingOf(p, before)), back), along(p, unit(headingOf(p, after)), on)]
  })
}

/** The angle inside a counter-clockwise ring, 0 … 2π. */
function angleInside(before: Point, p: Point, after: Point): number {
  const angle = headingOf(p, before) - headingOf(p, after)
  return (angle + 4 * Math.PI) % (2 * Math.PI)
}

/** Corners a person would count: turns of more than 60°, to either side. */
export function cornersOf(ring: Ring): number {
  return ring.filter((p, i) => {
    const angle = angleInside(ring.at(i - 1)!, p, ring[(i + 1) % ring.length]!)
    return Math.abs(angle - Math.PI) > Math.PI / 3
  }).length
}

/** Some lots lose a corner or two to a shop, a school, a boiler house: L- and Z-shapes, the pieces being lots of their own. */
export function withNotches(lots: Ring[], random: Random): Ring[] {
  return lots.flatMap((lot) => {
    const sizeM2 = areaOf(lot)
    const wanted = sizeM2 < 1.4 * hectare ? 0 : random.chance(0.14) ? 2 : random.chance(0.12) ? 1 : 0
    let main = lot
    const pieces: Ring[] = []
    for (let turn = 0; turn < wanted; turn++) {
      const cut = cutCorner(main, random)
      if (!cut) break
      main = cut.main
      pieces.push(cut.piece)
    }
    return [main, ...pieces]
  })
}

/** A parallelogram taken out of a convex corner with long sides; null when no corner is fit for it. */
function cutCorner(ring: Ring, random: Random): { main: Ring; piece: Ring } | null {
  for (const i of random.shuffled(ring.map((_, index) => index))) {
    const [before, p, after] = [ring.at(i - 1)!, ring[i]!, ring[(i + 1) % ring.length]!]
    const [backM, onM] = [distance(p, before), distance(p, after)]
    const angle = angleInside(before, p, after)
    if (angle < 1.25 || angle > 1.9 || Math.min(backM, onM) < 70) continue
    const [back, on] = [unit(headingOf(p, before)), unit(headingOf(p, after))]
    const [takenBackM, takenOnM] = [backM * random.between(0.3, 0.46), onM * random.between(0.3, 0.46)]
    const inner = along(along(p, back, takenBackM), on, takenOnM)
    if (takenBackM * takenOnM * Math.sin(angle) < 0.22 * hectare || !isClearInside(inner, ring)) continue
    const [a, b] = [along(p, back, takenBackM), along(p, on, takenOnM)]
    const [pieceBackM, pieceOnM] = [takenBackM - wallGapM, takenOnM - wallGapM]
    const pieceInner = along(along(p, back, pieceBackM), on, pieceOnM)
    return {
      main: [...ring.slice(0, i), a, inner, b, ...ring.slice(i + 1)],
      piece: [along(p, back, pieceBackM), p, along(p, on, pieceOnM), pieceInner],
    }
  }
  return null
}

/** At least 25 m from every edge, so that no part of the lot becomes a strip. */
function isClearInside(p: Point, ring: Ring): boolean {
  return isInside(p, ring) && edgesOf(ring).every((edge) => distance(p, nearestOnPiece(p, edge)) > 25)
}

/** What a leftover is good for: too thin or too small for houses, it becomes a green; smaller still, nothing. */
export function isGreenOnly(ring: Ring): boolean {
  const box = smallestBoxOf(ring)
  return areaOf(ring) < 1500 || box.widthM < 26 || areaOf(ring) < box.lengthM * box.widthM * 0.45
}

export function isTooSmall(ring: Ring): boolean {
  return areaOf(ring) < 500 || smallestBoxOf(ring).widthM < 12
}

