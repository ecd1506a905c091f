import type { Barrier, Crossing } from './barriers.ts'
import type { Layout } from './lay-out.ts'
import { cornersOf } from './lots.ts'
import {
  areaOf,
  between,
  centroidOf,
  crosses,
  distance,
  headingOf,
  isInside,
  type Link,
  type Path,
  type Point,
  type Ring,
  shortestLink,
  smallestBoxOf,
  turnBetween,
} from './plane.ts'

/** A lot with courtyard rows, of the size old compounds have: fit to be a yard. */
export type Home = { lot: number; ring: Ring; middle: Point; sizeM2: number; corners: number; territory: number }

const leastM2 = 3_500
const mostM2 = 48_000
/** How far from its spot a cluster looks for what it needs. */
const lookoutM = 480
/** A lot with many corners is worth this much of a way. */
const oddM = 300
/** Two yards across a barrier that would be neighbours without it. */
const acrossM = 100
/** A crossing opens its barrier nearby; a pair shown as cut off keeps well away from it. */
const clearOfCrossingM = 180
/** Yards whose middles are farther apart are no pair. */
const pairM = 320
const laneM = { least: 4, most: 14 }

export function homesOf({ lots, buildings, territories }: Layout): Home[] {
  const built = new Set(buildings.map(({ lot }) => lot))
  const territoryOf = (p: Point) => territories.findIndex((rings) => rings.some((ring) => isInside(p, ring)))
  return lots.flatMap(({ ring, fabric }, lot) => {
    const [sizeM2, corners] = [areaOf(ring), cornersOf(ring)]
    if (fabric !== 'slabs' || isPointed(ring, corners) || sizeM2 < leastM2 || sizeM2 > mostM2 || !built.has(lot))
      return []
    const middle = centroidOf(ring)
    return { lot, ring, middle, sizeM2, corners, territory: territoryOf(middle) }
  })
}

/** Pointed lots make poor yards; a lot with notches fills little of its box for a better reason. */
function isPointed(ring: Ring, corners: number): boolean {
  const box = smallestBoxOf(ring)
  return areaOf(ring) < box.lengthM * box.widthM * (corners < 6 ? 0.6 : 0.45)
}

export function nearestTo(spot: Point, homes: Home[]): Home[] {
  return [...homes].sort((a, b) => distance(a.middle, spot) - distance(b.middle, spot))
}

const around = (spot: Point, homes: Home[]) =>
  nearestTo(spot, homes).filter(({ middle }) => distance(middle, spot) < lookoutM)

export function eightCornered(spot: Point, homes: Home[]): Home | undefined {
  return around(spot, homes).find(({ corners, middle }) => corners >= 8 && distance(middle, spot) < oddM)
}

/** The two homes nearest to a spot whose shortest link is cut by one kind of barrier and nothing else. */
export function pairAcross(
  spot: Point,
  homes: Home[],
  kind: Barrier['kind'],
  barriers: Barrier[],
  crossings: Crossing[],
) {
  const cutBy = ({ from, to }: Link) => barriers.filter(({ line }) => crosses(line, [from, to])).map((cut) => cut.kind)
  return pairOf(around(spot, homes), (_a, _b, link) => {
    if (link.lengthM > acrossM) return false
    const place = between(link.from, link.to, 0.5)
    const cuts = cutBy(link)
    return cuts.length === 1 && cuts[0] === kind && crossings.every(({ at }) => distance(at, place) > clearOfCrossingM)
  })
}

/** Two homes with a lane between them, one north of the other where possible, together no larger than one yard may be. */
export function pairOverLane(spot: Point, homes: Home[], lanes: Path[]): [Home, Home] | undefined {
  const isOverLane = (a: Home, b: Home, { lengthM }: Link) =>
    lengthM > laneM.least &&
    lengthM < laneM.most &&
    a.sizeM2 + b.sizeM2 < mostM2 &&
    lanes.some((lane) => crosses(lane, [a.middle, b.middle]))
  const isNorthSouth = (a: Home, b: Home) => Math.abs(turnBetween(headingOf(a.middle, b.middle), Math.PI / 2)) < 0.6
  const near = around(spot, homes)
  return pairOf(near, (a, b, link) => isNorthSouth(a, b) && isOverLane(a, b, link)) ?? pairOf(near, isOverLane)
}

function pairOf(homes: Home[], fits: (a: Home, b: Home, link: Link) => boolean): [Home, Home] | undefined {
  for (const [i, b] of homes.entries()) {
    const near = homes.slice(0, i).filter((a) => distance(a.middle, b.middle) < pairM)
    const a = near.find((other) => fits(other, b, shortestLink(other.ring, b.ring)))
    if (a) return [a, b]
  }
  return undefined
}
