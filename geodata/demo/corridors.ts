import { isMain } from './barriers.ts'
import type { LaidRoad } from './lay-out.ts'
import { meetingOf, sliceOf } from './lines.ts'
import { distance, isWithin, lengthOf, nearestOnPiece, type Path, type Point, piecesOf } from './plane.ts'
import type { RoadClass } from './split.ts'
import type { Yard } from './yards.ts'

/** The stretch of a road that serves some yards: what lies under it is dug up together. */
export type Corridor = { road: LaidRoad; line: Path; yards: number }

/** How far from a yard a road may run to serve it, and how far its works go on past the yard; metres. */
const reach: Record<RoadClass, { asideM: number; onM: number }> = {
  trunk: { asideM: 200, onM: 140 },
  arterial: { asideM: 200, onM: 140 },
  secondary: { asideM: 34, onM: 60 },
  street: { asideM: 24, onM: 40 },
  lane: { asideM: 14, onM: 20 },
}
/** A stretch ends at the next junction when there is one this near. */
const toJunctionM = 130
const leastM = 70

/** Every stretch that serves a yard, those serving most first; stretches of one road that nearly meet are one. */
export function corridorsOf(roads: LaidRoad[], yards: Yard[]): Corridor[] {
  return roads
    .flatMap((road) => {
      const stretches = stretchesOf(road, yards)
      const junctions = stretches.length > 0 ? junctionsOn(road, roads) : []
      return stretches.map((stretch) => ({ road, line: cutAt(junctions, road.line, stretch), yards: stretch.yards }))
    })
    .filter(({ line }) => lengthOf(line) > leastM)
    .sort((a, b) => b.yards - a.yards)
}

type Stretch = { fromM: number; toM: number; yards: number }

function stretchesOf(road: LaidRoad, yards: Yard[]): Stretch[] {
  const { asideM, onM } = reach[road.class]
  const served = yards
    .map(({ rings }) => rings.flat().filter((p) => isWithin(p, road.line, asideM + road.widthM / 2)))
    .filter((corners) => corners.length > 0)
    .map((corners) => corners.map((p) => stationOf(p, road.line)))
    .map((stations) => ({ fromM: Math.min(...stations) - onM, toM: Math.max(...stations) + onM, yards: 1 }))
    .sort((a, b) => a.fromM - b.fromM)
  const joined: Stretch[] = []
  for (const next of served) {
    const last = joined.at(-1)
    if (!last || next.fromM > last.toM + toJunctionM) joined.push(next)
    else joined[joined.length - 1] = { ...last, toM: Math.max(last.toM, next.toM), yards: last.yards + 1 }
  }
  return joined
}

function cutAt(junctions: number[], line: Path, { fromM, toM }: Stretch): Path {
  const totalM = lengthOf(line)
  const snapped = (atM: number) => {
    const offM = (junction: number) => Math.abs(junction - atM)
    const nearest = junctions.reduce((best, junction) => (offM(junction) < offM(best) ? junction : best))
    return offM(nearest) < toJunctionM ? nearest : Math.min(totalM, Math.max(0, atM))
  }
  return sliceOf(line, snapped(fromM), snapped(toM))
}

/** Distances along a road at which it begins, ends, another road ends on it, or a main road crosses it. */
function junctionsOn(road: LaidRoad, roads: LaidRoad[]): number[] {
  const others = roads.filter((other) => other !== road)
  const ends = others
    .flatMap(({ line }) => [line[0]!, line[line.length - 1]!])
    .filter((end) => isWithin(end, road.line, 2))
  const mains = isMain(road) ? others.filter(isMain) : []
  const crossings = mains.map(({ line }) => meetingOf(road.line, line)).filter((p) => p !== null)
  return [0, lengthOf(road.line), ...[...ends, ...crossings].map((p) => stationOf(p, road.line))]
}

/** How far along a line its nearest point to `p` lies. */
function stationOf(p: Point, line: Path): number {
  let [station, least, walkedM] = [0, Infinity, 0]
  for (const piece of piecesOf(line)) {
    const foot = nearestOnPiece(p, piece)
    const asideM = distance(p, foot)
    if (asideM < least) [station, least] = [walkedM + distance(piece[0], foot), asideM]
    walkedM += distance(...piece)
  }
  return station
}
