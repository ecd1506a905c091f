/** The shortest line between two boundaries, in metres of their plane. */
import { hasEdgeIn, hasManyEdges, treeOf, walkEdges, walkOutwards, walkPairs } from './edge-tree.ts'
import { type Box, everyEdge, holds, type Yard } from './yard.ts'

/** From a point of the one to a point of the other; `gapM` is 0 where they touch or overlap. */
export type ShortestLink = { gapM: number; from: readonly [number, number]; to: readonly [number, number] }

/**
 * The shortest line, or null where the two are farther apart than `atMostM`. Of lines of equal length any. O(corners²) for few
 * corners, O(corners · log corners) for many.
 */
export function shortestLink(a: Yard, b: Yard, atMostM: number): ShortestLink | null {
  const nearest: Nearest = { squareM: (atMostM + 1e-9) ** 2, fx: Number.NaN, fy: 0, tx: 0, ty: 0 }
  const isApart = hasManyEdges(a) || hasManyEdges(b) ? fromMany(a, b, nearest) : fromFew(a, b, nearest)
  if (!isApart) return { gapM: 0, from: [nearest.fx, nearest.fy], to: [nearest.tx, nearest.ty] }
  const inner = innerPoint(a, b) ?? innerPoint(b, a)
  if (inner) return { gapM: 0, from: inner, to: inner }
  if (Number.isNaN(nearest.fx)) return null
  return { gapM: Math.sqrt(nearest.squareM), from: [nearest.fx, nearest.fy], to: [nearest.tx, nearest.ty] }
}

type Nearest = { squareM: number; fx: number; fy: number; tx: number; ty: number }

/** A point of `b` that lies inside `a`: without crossing edges one corner of each part tells. */
function innerPoint(a: Yard, b: Yard): readonly [number, number] | null {
  for (const [outer] of b.parts) {
    const [x = Number.NaN, y = Number.NaN] = outer ?? []
    if (holds(a, x, y)) return [x, y]
  }
  return null
}

/** Plain loops, as are those of `fromEdge`: every pair of a city comes this way. @returns false as soon as an edge of the one meets an edge of the other. */
function fromFew(a: Yard, b: Yard, nearest: Nearest): boolean {
  for (const part of a.parts) {
    for (const ring of part) {
      for (let k = 0; k + 3 < ring.length; k += 2) {
        const ax = ring[k] as number
        const ay = ring[k + 1] as number
        const bx = ring[k + 2] as number
        const by = ring[k + 3] as number
        if (!isFarther(ax, ay, bx, by, b.box, nearest) && !fromEdge(ax, ay, bx, by, b, nearest)) return false
      }
    }
  }
  return true
}

function fromEdge(ax: number, ay: number, bx: number, by: number, b: Yard, nearest: Nearest): boolean {
  const west = Math.min(ax, bx)
  const south = Math.min(ay, by)
  const east = Math.max(ax, bx)
  const north = Math.max(ay, by)
  for (const part of b.parts) {
    for (const ring of part) {
      for (let k = 0; k + 3 < ring.length; k += 2) {
        const cx = ring[k] as number
        const cy = ring[k + 1] as number
        const dx = ring[k + 2] as number
        const dy = ring[k + 3] as number
        const wide = Math.max(Math.min(cx, dx) - east, west - Math.max(cx, dx), 0)
        const high = Math.max(Math.min(cy, dy) - north, south - Math.max(cy, dy), 0)
        if (isBeyond(wide * wide + high * high, nearest)) continue
        if (edgeToEdge(ax, ay, bx, by, cx, cy, dx, dy, nearest)) return false
      }
    }
  }
  return true
}

/** The same line as of few: how long the shortest is, is found in any order; which of equal ones, in the order of the corners. */
function fromMany(a: Yard, b: Yard, nearest: Nearest): boolean {
  const [one, other] = [treeOf(a), treeOf(b)]
  const least: Nearest = { ...nearest }
  walkPairs(
    one,
    other,
    (squareM) => least.squareM > 0 && squareM <= least.squareM,
    (...edges) => edgeToEdge(...edges, least),
  )
  // a little wider, so that rounding hides no line as short
  nearest.squareM = Math.min(nearest.squareM, least.squareM * (1 + 1e-9) + 1e-18)
  const isNear =
    (ax: number, ay: number, bx: number, by: number) => (west: number, south: number, east: number, north: number) =>
      squareToBox(ax, ay, bx, by, { west, south, east, north }) <= nearest.squareM
  return walkEdges(
    one,
    (...box) => hasEdgeIn(other, isNear(...box)),
    (...edge) => walkEdges(other, isNear(...edge), (...near) => !edgeToEdge(...edge, ...near, nearest)),
  )
}

/** Whether all of a box is farther from an edge than the nearest yet; a little more, so that rounding hides no line as short. */
const isFarther = (ax: number, ay: number, bx: number, by: number, box: Box, nearest: Nearest): boolean =>
  isBeyond(squareToBox(ax, ay, bx, by, box), nearest)

const isBeyond = (squareM: number, nearest: Nearest): boolean => squareM > nearest.squareM * (1 + 1e-9) + 1e-18

/** A lower bound of the squared distance from an edge to anything in a box. */
function squareToBox(ax: number, ay: number, bx: number, by: number, box: Box): number {
  const dx = Math.max(box.west - Math.max(ax, bx), Math.min(ax, bx) - box.east, 0)
  const dy = Math.max(box.south - Math.max(ay, by), Math.min(ay, by) - box.north, 0)
  return dx * dx + dy * dy
}

/** @returns true where the edges meet. */
function edgeToEdge(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  nearest: Nearest,
): boolean {
  const meet = meetingOf(ax, ay, bx, by, cx, cy, dx, dy)
  if (!Number.isNaN(meet)) {
    nearest.squareM = 0
    nearest.fx = nearest.tx = ax + meet * (bx - ax)
    nearest.fy = nearest.ty = ay + meet * (by - ay)
    return true
  }
  pointToEdge(ax, ay, cx, cy, dx, dy, nearest, false)
  pointToEdge(bx, by, cx, cy, dx, dy, nearest, false)
  pointToEdge(cx, cy, ax, ay, bx, by, nearest, true)
  pointToEdge(dx, dy, ax, ay, bx, by, nearest, true)
  return false
}

/** Where edge a–b meets edge c–d, as a share of a–b; NaN where they do not meet, or run along each other. */
export function meetingOf(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
  if (turn === 0) return Number.NaN
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn
  const across = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? along : Number.NaN
}

function pointToEdge(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  nearest: Nearest,
  isTurned: boolean,
): void {
  const wide = bx - ax
  const high = by - ay
  const length = wide * wide + high * high
  let share = length > 0 ? ((px - ax) * wide + (py - ay) * high) / length : 0
  share = share < 0 ? 0 : share > 1 ? 1 : share
  const x = ax + share * wide
  const y = ay + share * high
  const squareM = (px - x) * (px - x) + (py - y) * (py - y)
  if (squareM >= nearest.squareM) return
  nearest.squareM = squareM
  nearest.fx = isTurned ? x : px
  nearest.fy = isTurned ? y : py
  nearest.tx = isTurned ? px : x
  nearest.ty = isTurned ? py : y
}

/** Distance from a point to an edge, metres. */
export function metresToEdge(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const [wide, high] = [bx - ax, by - ay]
  const length = wide * wide + high * high
  const share = length > 0 ? Math.min(1, Math.max(0, ((px - ax) * wide + (py - ay) * high) / length)) : 0
  return Math.hypot(px - ax - share * wide, py - ay - share * high)
}

/** Distance from a point to the nearest edge of a yard; infinite where that is more than `atMostM`. */
export function metresToBoundary(px: number, py: number, yard: Yard, atMostM = Number.POSITIVE_INFINITY): number {
  const metres = hasManyEdges(yard) ? toNearestOfMany(px, py, yard, atMostM) : toNearestOfFew(px, py, yard)
  return metres <= atMostM ? metres : Number.POSITIVE_INFINITY
}

function toNearestOfMany(px: number, py: number, yard: Yard, atMostM: number): number {
  let least = Number.POSITIVE_INFINITY
  walkOutwards(
    treeOf(yard),
    px,
    py,
    (squareM) => squareM <= (Math.min(least, atMostM) + 1e-9) ** 2,
    (...edge) => {
      least = Math.min(least, metresToEdge(px, py, ...edge))
      return true
    },
  )
  return least
}

function toNearestOfFew(px: number, py: number, yard: Yard): number {
  let least = Number.POSITIVE_INFINITY
  everyEdge(yard, (ax, ay, bx, by) => {
    least = Math.min(least, metresToEdge(px, py, ax, ay, bx, by))
    return true
  })
  return least
}
