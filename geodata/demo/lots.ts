import {
  along,
  areaOf,
  centroidOf,
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
import { quarters } from './quarters.ts'
import type { Random } from './random.ts'

const hectare = 10_000
/** Smaller, and there would be too many scraps; larger, and no lot in the old quarters had a corner to give. */
const leastPieceM2 = 2000
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

/** Corners a person would count: turns of more than 50°, to either side. */
export function cornersOf(ring: Ring): number {
  return ring.filter((p, i) => {
    const angle = angleInside(ring.at(i - 1)!, p, ring[(i + 1) % ring.length]!)
    return Math.abs(angle - Math.PI) > (50 * Math.PI) / 180
  }).length
}

/**
 * Some lots lose a corner or two to a shop, a school, a boiler house: L- and Z-shapes, the pieces being lots of their
 * own. In the old quarters, where yards will be chosen, the lots in the middle all do.
 */
export function withNotches(lots: Ring[], random: Random): Ring[] {
  const shown = new Set(quarters.flatMap(({ spot }) => lotsAround(spot, lots)))
  return lots.flatMap((lot) => {
    const isLarge = areaOf(lot) > 1.7 * hectare
    const wanted = shown.has(lot) ? 2 : isLarge && random.chance(0.08) ? random.pick([1, 2]) : 0
    const rings = [lot]
    for (let attempt = 0; attempt < 8 && rings.length <= wanted; attempt++) {
      const cut = cutCorner(rings[0]!, random)
      if (cut) rings.splice(0, 1, cut.main, cut.piece)
    }
    return rings
  })
}

/** A few lots near the spot, large enough to give up two corners. */
function lotsAround(spot: Point, lots: Ring[]): Ring[] {
  return lots
    .filter((lot) => areaOf(lot) > 1.1 * hectare && areaOf(lot) < 4 * hectare)
    .map((lot) => ({ lot, awayM: distance(centroidOf(lot), spot) }))
    .sort((a, b) => a.awayM - b.awayM)
    .slice(0, 3)
    .map(({ lot }) => lot)
}

/** A parallelogram taken out of a convex corner with long sides; null when no corner is fit for it. */
function cutCorner(ring: Ring, random: Random): { main: Ring; piece: Ring } | null {
  for (const i of random.shuffled(ring.map((_, index) => index))) {
    const [before, p, after] = [ring.at(i - 1)!, ring[i]!, ring[(i + 1) % ring.length]!]
    const [backM, onM] = [distance(p, before), distance(p, after)]
    const angle = angleInside(before, p, after)
    if (angle < 1.25 || angle > 1.9 || Math.min(backM, onM) < 60) continue
    const [back, on] = [unit(headingOf(p, before)), unit(headingOf(p, after))]
    const [takenBackM, takenOnM] = [backM * random.between(0.3, 0.46), onM * random.between(0.3, 0.46)]
    const inner = along(along(p, back, takenBackM), on, takenOnM)
    if (takenBackM * takenOnM * Math.sin(angle) < leastPieceM2 || !isClearInside(inner, ring)) continue
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

/** At least 22 m from every edge, so that no part of the lot becomes a strip. */
function isClearInside(p: Point, ring: Ring): boolean {
  return isInside(p, ring) && edgesOf(ring).every((edge) => distance(p, nearestOnPiece(p, edge)) > 22)
}

/** What a leftover is good for: too thin or too small for houses, it becomes a green; smaller still, nothing. */
export function isGreenOnly(ring: Ring): boolean {
  const box = smallestBoxOf(ring)
  return areaOf(ring) < 1500 || box.widthM < 26 || areaOf(ring) < box.lengthM * box.widthM * 0.45
}

export function isTooSmall(ring: Ring): boolean {
  return areaOf(ring) < 500 || smallestBoxOf(ring).widthM < 12
}
