/**
 * Whether lines or points lie beside the roads as if degrees of a map service (GCJ-02, BD-09) had been taken for true ones: a shift of
 * some 300–700 m, about 1 km with BD-09. It is tried out: undone, they must come much nearer to the roads, and nearer than after any other shift of
 * the same length.
 */
import type { Position } from 'geojson'
import { finding, type ReadFinding } from '../readers/reading.ts'
import { centralMeridianOf, toGaussKruger } from './gauss-kruger.ts'
import { bd09, gcj02 } from './shifted.ts'
import type { System } from './system.ts'

export type SuspectedShift = {
  system: System
  /** How far undoing it moves the places, in metres to the east and to the north, and in all. */
  eastM: number
  northM: number
  lengthM: number
  /** The median distance to the nearest road, before and after. */
  beforeM: number
  afterM: number
  samples: number
}

type Plane = [number, number]
type Segment = [x1: number, y1: number, x2: number, y2: number]

const everyM = 25
const maxSamples = 1500
/** Bounds on the work, whatever is given. */
const maxCorners = 5000
const maxPieces = 40
const fewestSamples = 30
/** Roads farther off than this are taken as this far. */
const reachM = 300
/** Undone, the median distance has to fall to this share of what it was, and of the best of the other shifts. */
const decisiveShare = 0.5

/**
 * `given` and `roads` as lines of [lon, lat]; a point is a line of one position. Null where there is nothing to suspect or too little
 * to tell by.
 */
export function suspectShift(given: Position[][], roads: Position[][]): SuspectedShift | null {
  const first = given[0]?.[0]
  if (!first || !roads.some((road) => road.length > 1)) return null
  const meridian = centralMeridianOf(first[0] ?? 0)
  const samples = samplesOf(given, meridian)
  if (samples.length < fewestSamples) return null
  const distanceAt = nearestRoad(segmentsOf(roads, meridian))
  const beforeM = medianDistance(
    samples.map(({ plane }) => plane),
    distanceAt,
  )
  const tried = [gcj02, bd09].flatMap((system) => undone(system, samples, meridian, beforeM, distanceAt) ?? [])
  return tried.sort((one, other) => one.afterM - other.afterM)[0] ?? null
}

/** The suspicion as a finding about the whole file. */
export const findingOfShift = ({ system, lengthM, beforeM, afterM }: SuspectedShift): ReadFinding =>
  finding('shift-suspected', {
    system: system.code,
    length: Math.round(lengthM),
    before: Math.round(beforeM),
    after: Math.round(afterM),
  })

type Sample = { place: Position; plane: Plane }
type DistanceAt = (place: Plane) => number

function undone(system: System, samples: Sample[], meridian: number, beforeM: number, distanceAt: DistanceAt) {
  const moves = samples.map(({ place, plane }): Plane => {
    const [east, north] = toPlane(system.toEarth(place), meridian)
    return [east - plane[0], north - plane[1]]
  })
  const distanceTurnedBy = (degrees: number) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
    const moved = samples.map(({ plane: [x, y] }, index): Plane => {
      const [east, north] = moves[index] ?? [0, 0]
      return [x + east * cos - north * sin, y + east * sin + north * cos]
    })
    return medianDistance(moved, distanceAt)
  }
  const afterM = distanceTurnedBy(0)
  if (afterM > beforeM * decisiveShare) return null
  const others = [45, 90, 135, 180, 225, 270, 315].map(distanceTurnedBy)
  if (afterM > Math.min(...others) * decisiveShare) return null
  const [eastM, northM] = [median(moves.map(([east]) => east)), median(moves.map(([, north]) => north))]
  return { system, eastM, northM, lengthM: Math.hypot(eastM, northM), beforeM, afterM, samples: samples.length }
}

const toPlane = ([lon = 0, lat = 0]: Position, meridian: number): Plane => toGaussKruger([lon, lat], meridian)

/** Places along the lines, 25 m apart. Of very many corners and places, some in even steps. */
function samplesOf(lines: Position[][], meridian: number): Sample[] {
  const corners = lines.reduce((sum, line) => sum + line.length, 0)
  const step = Math.ceil(corners / maxCorners)
  let corner = 0
  const samples: Sample[] = []
  for (const line of lines) {
    for (const [index, end] of line.entries()) {
      if (corner++ % step === 0) samples.push(...alongEdge(line[index - 1], end, meridian))
    }
  }
  return everyNth(samples, Math.max(1, samples.length / maxSamples))
}

const everyNth = <T>(items: T[], step: number): T[] =>
  items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))

function alongEdge(start: Position | undefined, end: Position, meridian: number): Sample[] {
  const plane = toPlane(end, meridian)
  const from = start && toPlane(start, meridian)
  if (!plane.every(Number.isFinite)) return []
  if (!start || !from?.every(Number.isFinite)) return [{ place: end, plane }]
  const metres = Math.hypot(plane[0] - from[0], plane[1] - from[1])
  const pieces = Math.max(1, Math.min(maxPieces, Math.ceil(metres / everyM)))
  return Array.from({ length: pieces }, (_, piece) => {
    const place = between(start, end, (piece + 1) / pieces)
    return { place, plane: toPlane(place, meridian) }
  })
}

const between = ([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, share: number): Position => [
  x1 + (x2 - x1) * share,
  y1 + (y2 - y1) * share,
]

function segmentsOf(roads: Position[][], meridian: number): Segment[] {
  return roads.flatMap((road) => {
    const corners = road.map((place) => toPlane(place, meridian))
    return corners.slice(1).flatMap(([x2, y2], index) => {
      const [x1, y1] = corners[index] ?? [x2, y2]
      return [x1, y1, x2, y2].every(Number.isFinite) ? [[x1, y1, x2, y2] satisfies Segment] : []
    })
  })
}

/** Cells as wide as the reach hold what passes through them, so that a place asks nine cells only. */
function nearestRoad(segments: Segment[]): DistanceAt {
  const cells = new Map<string, Segment[]>()
  const cellOf = (metres: number) => Math.floor(metres / reachM)
  for (const segment of segments) {
    const [x1, y1, x2, y2] = segment
    const pieces = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / reachM) || 1
    const seen = new Set<string>()
    for (let piece = 0; piece <= pieces; piece++) {
      const share = piece / pieces
      seen.add(`${cellOf(x1 + (x2 - x1) * share)},${cellOf(y1 + (y2 - y1) * share)}`)
    }
    for (const cell of seen) {
      const here = cells.get(cell)
      if (here) here.push(segment)
      else cells.set(cell, [segment])
    }
  }
  return ([x, y]) => {
    let nearest = reachM
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const segment of cells.get(`${cellOf(x) + dx},${cellOf(y) + dy}`) ?? [])
          nearest = Math.min(nearest, distanceTo(segment, x, y))
      }
    }
    return nearest
  }
}

function distanceTo([x1, y1, x2, y2]: Segment, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy)
}

const medianDistance = (places: Plane[], distanceAt: DistanceAt) => median(places.map(distanceAt))

const median = (numbers: number[]) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0
