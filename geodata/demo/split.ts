import { cutApart, stretchesInside } from './cut.ts'
import {
  along,
  areaOf,
  centroidOf,
  cross,
  crossingShare,
  distance,
  dot,
  headingOf,
  isWithin,
  minus,
  type Path,
  type Point,
  piecesOf,
  type Ring,
  smallestBoxOf,
  turnBetween,
  unit,
} from './plane.ts'
import { isInOldQuarter } from './quarters.ts'
import type { Random } from './random.ts'

export type RoadClass = 'trunk' | 'arterial' | 'secondary' | 'street' | 'lane'
/** `continues` is the road on the other side of a crossing that this one goes on from. */
export type Road = { name: string | null; class: RoadClass; line: Path; widthM: number; continues?: Road }

type Rank = { aboveM2: number; halfGapM: number; class: RoadClass | null; widthM: number }
const hectare = 10_000

/** The larger the ground that is cut, the more important the cut; the last ones are only walls. */
const ranks: Rank[] = [
  { aboveM2: 16 * hectare, halfGapM: 10, class: 'secondary', widthM: 16 },
  { aboveM2: 5.5 * hectare, halfGapM: 6.5, class: 'street', widthM: 10 },
  { aboveM2: 2.4 * hectare, halfGapM: 3.5, class: 'lane', widthM: 5 },
  { aboveM2: 0, halfGapM: 1.6, class: null, widthM: 0 },
]
/** Farther than half an arterial and its pavement at a slant: a road end this near to a centre line belongs to it. */
const junctionReachM = 45

/** Streets and lanes that divide the superblocks, added to `roads`, and the lots that remain. */
export function splitIntoLots(
  blocks: Ring[],
  parkSpots: Point[],
  roads: Road[],
  random: Random,
): { lots: Ring[]; parks: Ring[] } {
  const found = { lots: [] as Ring[], parks: [] as Ring[] }
  for (const block of blocks) {
    const fromCentreM = Math.hypot(...centroidOf(block))
    const grainM2 = random.between(1.6, 3.3) * hectare * (1 + (0.6 * fromCentreM) / 2000)
    split(block, grainM2, { parkSpots, roads, random, found, grainM2, lean: random.between(-0.17, 0.17) })
  }
  return found
}

type Work = {
  parkSpots: Point[]
  roads: Road[]
  random: Random
  found: { lots: Ring[]; parks: Ring[] }
  /** About the size of the lots here. */
  grainM2: number
  /** How far the streets of this superblock turn away from its sides. */
  lean: number
}

function split(ring: Ring, wantedM2: number, work: Work): void {
  const sizeM2 = areaOf(ring)
  const box = smallestBoxOf(ring)
  if (sizeM2 < 9 * hectare && work.parkSpots.some((spot) => isNearMiddle(ring, spot))) {
    work.found.parks.push(ring)
    return
  }
  const isLong = box.lengthM / box.widthM > 3.2
  if (sizeM2 < 0.4 * hectare || (sizeM2 < wantedM2 && !(isLong && sizeM2 > 0.9 * hectare))) {
    work.found.lots.push(ring)
    return
  }
  const rank = ranks.find(({ aboveM2 }) => sizeM2 > aboveM2)!
  const cut = chooseCut(ring, rank, work)
  if (rank.class) addRoads(ring, cut, rank, work.roads)
  for (const part of cutApart(ring, cut.p, cut.direction, rank.halfGapM)) {
    const finer = isInOldQuarter(centroidOf(part)) ? 0.7 : 1
    split(part, work.grainM2 * finer * work.random.between(0.7, 1.75), work)
  }
}

type Cut = { p: Point; direction: Point; continues?: Road }

/** Across the long side, near the middle; where a street already arrives from the other side, straight on from it. */
function chooseCut(ring: Ring, rank: Rank, { roads, random, lean }: Work): Cut {
  const box = smallestBoxOf(ring)
  const heading = box.angle + Math.PI / 2 + lean + random.between(-0.12, 0.12)
  const p = along(centroidOf(ring), unit(box.angle), box.lengthM * random.between(-0.13, 0.13))
  const free: Cut = { p, direction: unit(heading) }
  if (!rank.class) return free
  const arriving = roads
    .filter((road) => road.class === rank.class)
    .flatMap((road) => endsOf(road))
    .filter(({ end, heading: from }) => Math.abs(turnBetween(heading, from)) < 0.24 && isBeside(end, ring))
    .map((arrival) => ({ ...arrival, asideM: Math.abs(dot(minus(arrival.end, p), unit(box.angle))) }))
    .filter(({ asideM }) => asideM < box.lengthM * 0.17)
    .sort((a, b) => a.asideM - b.asideM)[0]
  if (!arriving) return free
  const turn = turnBetween(heading, arriving.heading)
  return { p: arriving.end, direction: unit(heading + turn * 0.5), continues: arriving.road }
}

function endsOf(road: Road): { road: Road; end: Point; heading: number }[] {
  const { line } = road
  const heading = headingOf(line[0]!, line[line.length - 1]!)
  return [line[0]!, line[line.length - 1]!].map((end) => ({ road, end, heading }))
}

function isBeside(p: Point, ring: Ring): boolean {
  return isWithin(p, [...ring, ring[0]!], junctionReachM * 0.8)
}

function isNearMiddle(ring: Ring, spot: Point): boolean {
  const from = minus(spot, centroidOf(ring))
  if (Math.hypot(...from) > 400) return false
  const box = smallestBoxOf(ring)
  const axis = unit(box.angle)
  return Math.abs(dot(from, axis)) < box.lengthM * 0.4 && Math.abs(cross(from, axis)) < box.widthM * 0.4
}

function addRoads(ring: Ring, cut: Cut, rank: Rank, roads: Road[]): void {
  for (const [a, b] of stretchesInside(ring, cut.p, cut.direction)) {
    if (distance(a, b) < 25) continue
    const back: Point = [-cut.direction[0], -cut.direction[1]]
    const line: Path = [reachFrom(a, back, roads), reachFrom(b, cut.direction, roads)]
    roads.push({ name: null, class: rank.class!, line, widthM: rank.widthM, continues: cut.continues })
  }
}

/** The end of a road, carried on to the centre line of the road it meets; left where it meets none. */
function reachFrom(end: Point, direction: Point, roads: Road[]): Point {
  const feeler: [Point, Point] = [end, along(end, direction, junctionReachM)]
  const shares = roads
    .filter(({ line }) => isWithin(end, line, junctionReachM))
    .flatMap(({ line }) => piecesOf(line).map((piece) => crossingShare(feeler, piece) ?? 2))
  const nearest = Math.min(...shares)
  return nearest > 1 ? end : along(end, direction, nearest * junctionReachM)
}
