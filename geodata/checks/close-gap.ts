/** An outline drawn to the edges of its neighbours where a narrow gap was left between them. */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson'
import { toMultiPolygon } from '../geojson.ts'
import { planeAround } from './metric.ts'

type Area = Polygon | MultiPolygon
type Plane = [number, number]
export type Closed = {
  shape: Area
  /** Which of the neighbours it was drawn to, by place, and how wide the gap was at most. */
  gaps: { neighbour: number; widthM: number }[]
}

/** A gap is worth telling from this width and this length on. */
const leastWidthM = 0.1
const leastLengthM = 5
/** Corners times corners: beyond it nobody would see the gap in the drawing. */
const mostCompared = 1_000_000

/**
 * Corners within reach of a neighbour's corner go there, others to the nearest place on its edge; corners of the neighbour beside an edge
 * become corners of that edge. Null where there is no gap. The result may lie over a neighbour by a hair, or cross itself.
 */
export function closeGaps(shape: Area, neighbours: readonly Geometry[], reachM: number): Closed | null {
  const parts = toMultiPolygon(shape).coordinates
  const origin = parts[0]?.[0]?.[0]
  if (!origin) return null
  const { toPlane, toDegrees } = planeAround(origin)
  const gaps: Closed['gaps'] = []
  let shells = parts.map(([shell = []]): Corner[] => shell.slice(0, -1).map((place) => ({ place, at: toPlane(place) })))
  for (const [index, neighbour] of neighbours.entries()) {
    const rings = shellsOf(neighbour).map((ring) => ring.map(toPlane))
    if (shells.flat().length * rings.flat().length > mostCompared) continue
    const drawn = shells.map((shell) => drawTo(shell, rings, reachM))
    const widthM = drawn.reduce((widest, each) => Math.max(widest, each.widthM), 0)
    if (widthM < leastWidthM || drawn.every(({ lengthM }) => lengthM < leastLengthM)) continue
    shells = drawn.map((each) => each.shell)
    gaps.push({ neighbour: index, widthM })
  }
  if (gaps.length === 0) return null
  const ringOf = (shell: Corner[]) => closed(shell.map(({ place, at }) => place ?? toDegrees(at).map(ninePlaces)))
  const coordinates = parts.map(([, ...holes], index) => [ringOf(shells[index] ?? []), ...holes])
  const [only] = coordinates
  return {
    shape:
      shape.type === 'Polygon' && only ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates },
    gaps,
  }
}

/** `place` is null where the corner has moved. */
type Corner = { place: Position | null; at: Plane; touches?: boolean }

function drawTo(shell: Corner[], rings: Plane[][], reachM: number) {
  let widthM = 0
  const isBeside = nearBoxOf(rings.flat(), reachM)
  const corners = rings.flat().filter(
    nearBoxOf(
      shell.map(({ at }) => at),
      reachM,
    ),
  )
  const moved = shell.map((corner): Corner => {
    const target = isBeside(corner.at) ? nearestOn(corner.at, rings, reachM) : null
    if (!target) return { ...corner, touches: false }
    widthM = Math.max(widthM, target.distanceM)
    return target.distanceM < 0.001 ? { ...corner, touches: true } : { place: null, at: target.at, touches: true }
  })
  const filled = moved.flatMap((corner, index) => {
    const next = moved[(index + 1) % moved.length] as Corner
    const between = corners.length ? cornersBeside(corner.at, next.at, corners, reachM) : []
    for (const { distanceM } of between) widthM = Math.max(widthM, distanceM)
    return [corner, ...between.map(({ at }): Corner => ({ place: null, at, touches: true }))]
  })
  const lengthM = filled.reduce((sum, corner, index) => {
    const next = filled[(index + 1) % filled.length] as Corner
    return corner.touches && next.touches ? sum + Math.hypot(next.at[0] - corner.at[0], next.at[1] - corner.at[1]) : sum
  }, 0)
  return { shell: filled, widthM, lengthM }
}

/** Whether a place lies in the box around places, or within reach of it. */
function nearBoxOf(places: Plane[], reachM: number): (place: Plane) => boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of places) {
    if (x < west) west = x
    if (x > east) east = x
    if (y < south) south = y
    if (y > north) north = y
  }
  return ([x, y]) => x >= west - reachM && x <= east + reachM && y >= south - reachM && y <= north + reachM
}

function nearestOn(at: Plane, rings: Plane[][], reachM: number): { at: Plane; distanceM: number } | null {
  let corner: { at: Plane; distanceM: number } | null = null
  let edge: { at: Plane; distanceM: number } | null = null
  for (const ring of rings) {
    for (const [index, end] of ring.entries()) {
      const toCorner = Math.hypot(end[0] - at[0], end[1] - at[1])
      if (toCorner <= (corner?.distanceM ?? reachM)) corner = { at: end, distanceM: toCorner }
      const start = ring[index - 1]
      const foot = start && footOn(at, start, end)
      if (foot && foot.distanceM <= (edge?.distanceM ?? reachM)) edge = foot
    }
  }
  return corner ?? edge
}

/** Corners of the neighbours beside an edge, in its order, its own ends left out. */
function cornersBeside(start: Plane, end: Plane, corners: Plane[], reachM: number) {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1])
  if (length < 0.01) return []
  const isNear = nearBoxOf([start, end], reachM)
  const beside = corners.flatMap((at) => {
    if (!isNear(at)) return []
    const { distanceM, share } = footOn(at, start, end)
    const isInside = share * length > 0.01 && (1 - share) * length > 0.01
    return isInside && distanceM <= reachM && distanceM > 0.001 ? [{ at, distanceM, share }] : []
  })
  const ordered = beside.sort((one, other) => one.share - other.share)
  return ordered.filter(({ at }, index) => index === 0 || at !== ordered[index - 1]?.at)
}

function footOn([x, y]: Plane, [x1, y1]: Plane, [x2, y2]: Plane) {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  const at: Plane = [x1 + share * dx, y1 + share * dy]
  return { at, share, distanceM: Math.hypot(x - at[0], y - at[1]) }
}

const shellsOf = (shape: Geometry): Position[][] =>
  shape.type === 'Polygon' || shape.type === 'MultiPolygon'
    ? toMultiPolygon(shape).coordinates.flatMap(([shell]) => (shell ? [shell] : []))
    : []

const closed = (ring: Position[]): Position[] => [...ring, ...ring.slice(0, 1)]
const ninePlaces = (degrees: number) => Math.round(degrees * 1e9) / 1e9
