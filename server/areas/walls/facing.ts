/** How two compounds face each other on the plane of their district: the sides that do, in metres. */
import { wallReachM } from '#contract/wall.ts'
import { treeOf, walkEdges } from '../bundling/graph/edge-tree.ts'
import { type Box, holds, type Land, type Ring } from '../bundling/graph/yard.ts'
import { type Line, startLines, withoutStraightCorners } from './lines.ts'

/** Coordinates are kept to 7 places, about a centimetre; what is nearer than this touches. */
const touchingM = 0.02
/** What lies farther away is neither faced nor in between. */
export const reachM = wallReachM + touchingM
/** A boundary is looked at in pieces no longer than this: a side is told to about a piece at either end. */
const pieceM = 1
/** Sides nearer than this are drawn as one line. */
const drawnAsOneM = 4
/**
 * In a shorter side no fire lane (消防车道) could be opened: it is a corner, not a wall. 4 m is the clear width of
 * GB 50016-2014 7.1.8 (1); GB 55037-2022 3.4.5 (1), in force since 2023-06-01, asks for what a fire engine needs and names
 * no figure. Both as others quote them; the standards themselves were not at hand.
 */
const leastM = 4
/** A corner this near the line without it is not drawn. */
const straightM = 0.01

export type FacingSides = { lengthM: number; lines: Line[] }

/**
 * The sides two compounds face each other with; null where they face nowhere, such as two yards corner to corner.
 *
 * A piece of a boundary faces the other compound when the other's land begins at most 15 m from its middle, straight
 * out (at a right angle, away from the own land) and no more than twice as far as it is anywhere (so up to 60° between
 * the two walls), and none of `others` stands in between. The length is the mean of both sides' pieces; where the two
 * touch, both sides are the same line and the length is what they share.
 */
export function facingSides(a: Land, b: Land, others: readonly Land[]): FacingSides | null {
  const lines = startLines()
  let bothM = 0
  eachFacingPiece(a, b, others, (ax, ay, bx, by) => {
    bothM += Math.hypot(bx - ax, by - ay)
    lines.add(ax, ay, bx, by)
  })
  eachFacingPiece(b, a, others, (ax, ay, bx, by, nearM) => {
    bothM += Math.hypot(bx - ax, by - ay)
    if (nearM > drawnAsOneM) lines.add(ax, ay, bx, by)
  })
  const lengthM = bothM / 2
  if (lengthM < leastM) return null
  return { lengthM, lines: lines.all().map((line) => withoutStraightCorners(line, straightM)) }
}

type VisitPiece = (ax: number, ay: number, bx: number, by: number, nearM: number) => void

/** In the order of the boundary, ring by ring, the own land always to the left. */
function eachFacingPiece(own: Land, other: Land, others: readonly Land[], visit: VisitPiece): void {
  for (const part of own.parts) {
    part.forEach((ring, place) => {
      const isLandLeft = encloses(ring) === (place === 0)
      const last = ring.length - 4
      for (let k = 0; k <= last; k += 2) {
        const at = isLandLeft ? k : last - k
        const [ax, ay, bx, by] = [ring[at], ring[at + 1], ring[at + 2], ring[at + 3]] as [
          number,
          number,
          number,
          number,
        ]
        if (isLandLeft) alongEdge(ax, ay, bx, by, other, others, visit)
        else alongEdge(bx, by, ax, ay, other, others, visit)
      }
    })
  }
}

/** Whether what a ring encloses is to its left: it runs counterclockwise. */
function encloses(ring: Ring): boolean {
  const [x = 0, y = 0] = ring
  let twiceM2 = 0
  for (let k = 0; k + 3 < ring.length; k += 2) {
    const [ax, ay, bx, by] = [ring[k], ring[k + 1], ring[k + 2], ring[k + 3]] as [number, number, number, number]
    twiceM2 += (ax - x) * (by - y) - (bx - x) * (ay - y)
  }
  return twiceM2 > 0
}

function alongEdge(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  other: Land,
  others: readonly Land[],
  visit: VisitPiece,
): void {
  const faced = edgesNear(ax, ay, bx, by, other)
  const lengthM = Math.hypot(bx - ax, by - ay)
  if (faced.length === 0 || lengthM === 0) return
  const between = others.filter(({ box }) => isNear(ax, ay, bx, by, box, reachM))
  const pieces = Math.ceil(lengthM / pieceM)
  let [x, y] = [ax, ay]
  for (let n = 1; n <= pieces; n++) {
    // the last ends where the next edge begins, to the bit
    const toX = n === pieces ? bx : ax + ((bx - ax) * n) / pieces
    const toY = n === pieces ? by : ay + ((by - ay) * n) / pieces
    const [midX, midY] = [(x + toX) / 2, (y + toY) / 2]
    const near = holds(other, midX, midY) ? { metres: 0, x: midX, y: midY } : nearestOn(faced, midX, midY)
    // straight out is to the right
    const outM = (Math.min(wallReachM, 2 * near.metres) + touchingM) / lengthM
    const [outX, outY] = [midX + (by - ay) * outM, midY - (bx - ax) * outM]
    if (
      near.metres <= reachM &&
      (near.metres === 0 || doesMeetAny(midX, midY, outX, outY, faced)) &&
      !between.some((land) => standsIn(midX, midY, near.x, near.y, land))
    )
      visit(x, y, toX, toY, near.metres)
    x = toX
    y = toY
  }
}

const isNear = (ax: number, ay: number, bx: number, by: number, { west, south, east, north }: Box, metres: number) =>
  Math.min(ax, bx) - metres <= east &&
  Math.max(ax, bx) + metres >= west &&
  Math.min(ay, by) - metres <= north &&
  Math.max(ay, by) + metres >= south

/** Edges one after the other, four numbers each: from x, y to x, y. */
type Edges = readonly number[]

/** The edges of the land within reach of an edge, and perhaps a few more. */
function edgesNear(ax: number, ay: number, bx: number, by: number, land: Land): Edges {
  const near: number[] = []
  if (!isNear(ax, ay, bx, by, land.box, reachM)) return near
  walkEdges(
    treeOf(land),
    (west, south, east, north) => isNear(ax, ay, bx, by, { west, south, east, north }, reachM),
    (...edge) => {
      near.push(...edge)
      return true
    },
  )
  return near
}

function nearestOn(edges: Edges, x: number, y: number): { metres: number; x: number; y: number } {
  let [least, nearX, nearY] = [Number.POSITIVE_INFINITY, x, y]
  for (let k = 0; k < edges.length; k += 4) {
    const [ax, ay, bx, by] = [edges[k], edges[k + 1], edges[k + 2], edges[k + 3]] as [number, number, number, number]
    const [wide, high] = [bx - ax, by - ay]
    const length = wide * wide + high * high
    const share = length > 0 ? ((x - ax) * wide + (y - ay) * high) / length : 0
    // at an end the very corner, and not what rounding makes of it
    const onX = share <= 0 ? ax : share >= 1 ? bx : ax + share * wide
    const onY = share <= 0 ? ay : share >= 1 ? by : ay + share * high
    const square = (x - onX) * (x - onX) + (y - onY) * (y - onY)
    if (square >= least) continue
    least = square
    nearX = onX
    nearY = onY
  }
  return { metres: Math.sqrt(least), x: nearX, y: nearY }
}

function doesMeetAny(ax: number, ay: number, bx: number, by: number, edges: Edges): boolean {
  for (let k = 0; k < edges.length; k += 4) {
    const [cx, cy, dx, dy] = [edges[k], edges[k + 1], edges[k + 2], edges[k + 3]] as [number, number, number, number]
    if (doMeet(ax, ay, bx, by, cx, cy, dx, dy)) return true
  }
  return false
}

/** Whether land stands in a line of sight: it holds a place of it, or an edge of it meets it. */
function standsIn(ax: number, ay: number, bx: number, by: number, land: Land): boolean {
  if (!isNear(ax, ay, bx, by, land.box, 0)) return false
  // the middle too: of land that just touches both ends, rounding may leave both outside
  if (holds(land, ax, ay) || holds(land, bx, by) || holds(land, (ax + bx) / 2, (ay + by) / 2)) return true
  return !walkEdges(
    treeOf(land),
    (west, south, east, north) => isNear(ax, ay, bx, by, { west, south, east, north }, 0),
    (cx, cy, dx, dy) => !doMeet(ax, ay, bx, by, cx, cy, dx, dy),
  )
}

/** Whether two edges have a place in common, ends included. */
function doMeet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const left = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  const right = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
  if ((left > 0 && right > 0) || (left < 0 && right < 0)) return false
  const before = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
  const behind = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
  if ((before > 0 && behind > 0) || (before < 0 && behind < 0)) return false
  // what runs along the same line meets only where they lie beside each other
  return !isApart(ax, bx, cx, dx) && !isApart(ay, by, cy, dy)
}

const isApart = (a: number, b: number, c: number, d: number) =>
  Math.max(a, b) < Math.min(c, d) || Math.max(c, d) < Math.min(a, b)
