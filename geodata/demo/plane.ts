/** Plane geometry in metres, x to the east and y to the north. A ring is open: its first point is not repeated. */
export type Point = readonly [number, number]
export type Ring = Point[]
export type Path = Point[]
export type Link = { from: Point; to: Point; lengthM: number }

export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0]
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1]
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
export const along = (a: Point, direction: Point, lengthM: number): Point => [
  a[0] + direction[0] * lengthM,
  a[1] + direction[1] * lengthM,
]
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]
export const rotated = (p: Point, angle: number): Point => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [p[0] * cos - p[1] * sin, p[0] * sin + p[1] * cos]
}
export const headingOf = (a: Point, b: Point): number => Math.atan2(b[1] - a[1], b[0] - a[0])
export const unit = (angle: number): Point => [Math.cos(angle), Math.sin(angle)]

/** The turn from one undirected heading to another, −π/2 … π/2. */
export function turnBetween(from: number, to: number): number {
  const turn = (((to - from) % Math.PI) + Math.PI) % Math.PI
  return turn > Math.PI / 2 ? turn - Math.PI : turn
}

/** The edges of a ring, closing one included; of a path, its pieces. */
export const edgesOf = (ring: Ring): [Point, Point][] => ring.map((p, i) => [p, ring[(i + 1) % ring.length]!])
export const piecesOf = (path: Path): [Point, Point][] => path.slice(1).map((p, i) => [path[i]!, p])

export function lengthOf(path: Path): number {
  return piecesOf(path).reduce((sum, [a, b]) => sum + distance(a, b), 0)
}

/** m², positive when the ring runs counter-clockwise. */
export function signedAreaOf(ring: Ring): number {
  return edgesOf(ring).reduce((sum, [a, b]) => sum + cross(a, b), 0) / 2
}

export const areaOf = (ring: Ring): number => Math.abs(signedAreaOf(ring))
export const counterClockwise = (ring: Ring): Ring => (signedAreaOf(ring) < 0 ? [...ring].reverse() : ring)

export function centroidOf(ring: Ring): Point {
  const origin = ring[0]!
  let [x, y, doubleArea] = [0, 0, 0]
  for (const [p, q] of edgesOf(ring)) {
    const [a, b] = [minus(p, origin), minus(q, origin)]
    const weight = cross(a, b)
    x += (a[0] + b[0]) * weight
    y += (a[1] + b[1]) * weight
    doubleArea += weight
  }
  return [origin[0] + x / (3 * doubleArea), origin[1] + y / (3 * doubleArea)]
}

export function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false
  for (const [a, b] of edgesOf(ring)) {
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

export function nearestOnPiece(p: Point, [a, b]: readonly [Point, Point]): Point {
  const ab = minus(b, a)
  const squared = dot(ab, ab)
  return squared === 0 ? a : between(a, b, Math.min(1, Math.max(0, dot(minus(p, a), ab) / squared)))
}

/** True when a point lies nearer to a path than `reachM`. */
export function isWithin(p: Point, path: Path, reachM: number): boolean {
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1]!, path[i]!]
    const isBeyond =
      p[0] < Math.min(a[0], b[0]) - reachM ||
      p[0] > Math.max(a[0], b[0]) + reachM ||
      p[1] < Math.min(a[1], b[1]) - reachM ||
      p[1] > Math.max(a[1], b[1]) + reachM
    if (!isBeyond && distance(p, nearestOnPiece(p, [a, b])) < reachM) return true
  }
  return false
}

/** Where two pieces cross, as the share along the first; null when they do not. */
export function crossingShare([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): number | null {
  const [ab, cd, ac] = [minus(b, a), minus(d, c), minus(c, a)]
  const turn = cross(ab, cd)
  if (Math.abs(turn) < 1e-12) return null
  const [share, other] = [cross(ac, cd) / turn, cross(ac, ab) / turn]
  return share >= 0 && share <= 1 && other >= 0 && other <= 1 ? share : null
}

export function crosses(path: Path, other: Path): boolean {
  return piecesOf(path).some((piece) => piecesOf(other).some((against) => crossingShare(piece, against) !== null))
}

/** The shortest link between two rings that do not overlap. */
export function shortestLink(ring: Ring, other: Ring): Link {
  let best: Link = { from: ring[0]!, to: other[0]!, lengthM: Infinity }
  const offer = (from: Point, to: Point) => {
    const lengthM = distance(from, to)
    if (lengthM < best.lengthM) best = { from, to, lengthM }
  }
  for (const edge of edgesOf(ring)) for (const p of other) offer(nearestOnPiece(p, edge), p)
  for (const edge of edgesOf(other)) for (const p of ring) offer(p, nearestOnPiece(p, edge))
  return best
}

export type Box = { angle: number; lengthM: number; widthM: number }

/** The smallest rectangle around a ring: the heading of its long side and both sides' lengths. */
export function smallestBoxOf(ring: Ring): Box {
  let best: Box = { angle: 0, lengthM: Infinity, widthM: Infinity }
  for (const [a, b] of edgesOf(ring)) {
    const angle = headingOf(a, b)
    const [width, height] = [extentAlong(ring, unit(angle)), extentAlong(ring, unit(angle + Math.PI / 2))]
    if (width * height >= best.lengthM * best.widthM) continue
    best =
      width >= height
        ? { angle, lengthM: width, widthM: height }
        : { angle: angle + Math.PI / 2, lengthM: height, widthM: width }
  }
  return best
}

function extentAlong(ring: Ring, direction: Point): number {
  let [least, most] = [Infinity, -Infinity]
  for (const p of ring) {
    const reach = dot(p, direction)
    least = Math.min(least, reach)
    most = Math.max(most, reach)
  }
  return most - least
}
