/** One closed ring by itself: what it encloses, and where it crosses itself. Positions one after the other (x, y, x, y …). */
import Flatbush from 'flatbush'

/** First and last position are the same. */
type FlatRing = ArrayLike<number>

/** What the ring encloses, in squares of its unit, whichever way round; a loop of the other turn counts against it. */
export function areaOf(ring: FlatRing): number {
  // about the first corner: products of full coordinates would lose the small
  const [x0, y0] = [ring[0] as number, ring[1] as number]
  let twice = 0
  for (let k = 2; k + 3 < ring.length; k += 2) {
    const [ax, ay] = [(ring[k] as number) - x0, (ring[k + 1] as number) - y0]
    const [bx, by] = [(ring[k + 2] as number) - x0, (ring[k + 3] as number) - y0]
    twice += ax * by - bx * ay
  }
  return Math.abs(twice) / 2
}

/** Up to this many edges each is compared with each; more get an index. */
const fewEdges = 24

/**
 * A place where the ring passes from one side of itself to the other, or null. One that only touches itself, or runs along
 * itself, does not cross. O(n log n) where edges are short beside the ring.
 */
export function crossingOf(ring: FlatRing): [number, number] | null {
  const corners = withoutRepeats(ring)
  const edges = corners.length / 2 - 1
  if (edges < 4) return null // a triangle cannot
  const index = edges > fewEdges ? indexOf(corners, edges) : null
  for (let e = 0; e < edges; e++) {
    const others = index ? index.search(...boxOf(corners, e), (f) => f > e + 1) : null
    const count = others ? others.length : edges - e - 2
    for (let k = 0; k < count; k++) {
      const f = others ? (others[k] as number) : e + 2 + k
      if (e === 0 && f === edges - 1) continue // neighbours, too
      const place = meetingOf(corners, edges, e, f)
      if (place) return place
    }
  }
  return null
}

function withoutRepeats(ring: FlatRing): FlatRing {
  let repeats = false
  for (let k = 2; k < ring.length && !repeats; k += 2) repeats = ring[k] === ring[k - 2] && ring[k + 1] === ring[k - 1]
  if (!repeats) return ring
  return Array.from(ring).filter((_, k, all) => {
    const at = k - (k % 2)
    return at === 0 || all[at] !== all[at - 2] || all[at + 1] !== all[at - 1]
  })
}

function indexOf(corners: FlatRing, edges: number): Flatbush {
  const index = new Flatbush(edges)
  for (let e = 0; e < edges; e++) index.add(...boxOf(corners, e))
  index.finish()
  return index
}

function boxOf(corners: FlatRing, e: number): [number, number, number, number] {
  const [ax, ay, bx, by] = edgeAt(corners, e)
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
}

type Edge = [ax: number, ay: number, bx: number, by: number]
const edgeAt = (corners: FlatRing, e: number): Edge =>
  [corners[2 * e], corners[2 * e + 1], corners[2 * e + 2], corners[2 * e + 3]] as Edge

/** Where two edges that do not follow each other cross, the corner at their end included. */
function meetingOf(corners: FlatRing, edges: number, e: number, f: number): [number, number] | null {
  const [ax, ay, bx, by] = edgeAt(corners, e)
  const [cx, cy, dx, dy] = edgeAt(corners, f)
  const [a, b] = [side(cx, cy, dx, dy, ax, ay), side(cx, cy, dx, dy, bx, by)]
  const [c, d] = [side(ax, ay, bx, by, cx, cy), side(ax, ay, bx, by, dx, dy)]
  if (opposite(a, b) && opposite(c, d)) {
    const share = a / (a - b)
    return [ax + share * (bx - ax), ay + share * (by - ay)]
  }
  if (bx === dx && by === dy) return passesAtCorner(corners, edges, e, f) ? [bx, by] : null
  if (b === 0 && isInside(bx, by, cx, cy, dx, dy)) {
    const [, , nx, ny] = edgeAt(corners, (e + 1) % edges)
    return opposite(a, side(cx, cy, dx, dy, nx, ny)) ? [bx, by] : null
  }
  if (d === 0 && isInside(dx, dy, ax, ay, bx, by)) {
    const [, , nx, ny] = edgeAt(corners, (f + 1) % edges)
    return opposite(c, side(ax, ay, bx, by, nx, ny)) ? [dx, dy] : null
  }
  return null
}

/** Twice the area of the triangle, positive where the point lies left of a → b. */
const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number) =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax)

const opposite = (one: number, other: number) => (one > 0 && other < 0) || (one < 0 && other > 0)

/** Of a point on the line a–b: whether it lies between the two. */
const isInside = (x: number, y: number, ax: number, ay: number, bx: number, by: number) =>
  ax === bx ? (y - ay) * (y - by) < 0 : (x - ax) * (x - bx) < 0

/** Two edges end in one place: do the two ways through it change sides? */
function passesAtCorner(corners: FlatRing, edges: number, e: number, f: number): boolean {
  const [ax, ay, x, y] = edgeAt(corners, e)
  const [, , bx, by] = edgeAt(corners, (e + 1) % edges)
  const [cx, cy] = edgeAt(corners, f)
  const [, , dx, dy] = edgeAt(corners, (f + 1) % edges)
  const turnOf = (px: number, py: number) => {
    const turn = Math.atan2(py - y, px - x) - Math.atan2(ay - y, ax - x)
    return turn < 0 ? turn + 2 * Math.PI : turn
  }
  const [out, came, left] = [turnOf(bx, by), turnOf(cx, cy), turnOf(dx, dy)]
  const runsAlong = [0, out].includes(came) || [0, out].includes(left)
  return !runsAlong && came < out !== left < out
}
