import {
  along,
  between,
  cross,
  crossingShare,
  distance,
  headingOf,
  minus,
  type Path,
  type Point,
  piecesOf,
  type Ring,
  unit,
} from './plane.ts'

/** A smooth line through all points (Catmull–Rom), each span in equal parts. */
export function smoothThrough(points: Path, partsPerSpan = 12): Path {
  const line: Path = []
  for (let i = 0; i + 1 < points.length; i++) {
    const [before, from, to, after] = [
      points[i - 1] ?? points[i]!,
      points[i]!,
      points[i + 1]!,
      points[i + 2] ?? points[i + 1]!,
    ]
    for (let part = 0; part < partsPerSpan; part++) line.push(onSpan(before, from, to, after, part / partsPerSpan))
  }
  return [...line, points[points.length - 1]!]
}

function onSpan(before: Point, from: Point, to: Point, after: Point, t: number): Point {
  const on = (axis: 0 | 1) =>
    0.5 *
    (2 * from[axis] +
      (to[axis] - before[axis]) * t +
      (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t ** 2 +
      (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t ** 3)
  return [on(0), on(1)]
}

/** The ring around a line, `halfWidthM` (one, or one per point) to each side, flat at both ends, mitred at bends. */
export function bandAround(line: Path, halfWidthM: number | number[]): Ring {
  const widthAt = (i: number) => (typeof halfWidthM === 'number' ? halfWidthM : halfWidthM[i]!)
  const sideways = line.map((p, i) => mitreAt(line[i - 1], p, line[i + 1]))
  const right = line.map((p, i) => along(p, sideways[i]!, -widthAt(i)))
  const left = line.map((p, i) => along(p, sideways[i]!, widthAt(i)))
  return [...right, ...left.reverse()]
}

function mitreAt(before: Point | undefined, p: Point, after: Point | undefined): Point {
  const into = headingOf(before ?? p, before ? p : after!)
  const outOf = headingOf(after ? p : before!, after ?? p)
  const half = Math.atan2(Math.sin(outOf - into), Math.cos(outOf - into)) / 2
  const [x, y] = unit(into + half + Math.PI / 2)
  return [x / Math.cos(half), y / Math.cos(half)]
}

/** Points added so that no piece is longer than `stepM`: what is bent afterwards bends smoothly. */
export function densified(path: Path, stepM: number): Path {
  const points = piecesOf(path).flatMap(([a, b]) => {
    const parts = Math.max(1, Math.ceil(distance(a, b) / stepM))
    return Array.from({ length: parts }, (_, part) => between(a, b, part / parts))
  })
  return [...points, path[path.length - 1]!]
}

/** Points dropped that lie within `toleranceM` of the line without them (Douglas–Peucker). */
export function simplified(path: Path, toleranceM: number): Path {
  const [first, last] = [path[0]!, path[path.length - 1]!]
  let [farthest, offM] = [0, toleranceM]
  for (let i = 1; i < path.length - 1; i++) {
    const fromFirstM = distance(first, path[i]!)
    const chordM = distance(first, last)
    const away = chordM === 0 ? fromFirstM : Math.abs(cross(minus(last, first), minus(path[i]!, first))) / chordM
    if (away > offM) [farthest, offM] = [i, away]
  }
  if (farthest === 0) return [first, last]
  return [
    ...simplified(path.slice(0, farthest + 1), toleranceM).slice(0, -1),
    ...simplified(path.slice(farthest), toleranceM),
  ]
}

/** The same for a ring, whose start is kept and so should be a corner. */
export function simplifiedRing(ring: Ring, toleranceM: number): Ring {
  return simplified([...ring, ring[0]!], toleranceM).slice(0, -1)
}

/** The part of a line between two distances from its start. */
export function sliceOf(path: Path, fromM: number, toM: number): Path {
  const part: Path = []
  let reachedM = 0
  for (const [a, b] of piecesOf(path)) {
    const lengthM = distance(a, b)
    const [enter, leave] = [(fromM - reachedM) / lengthM, (toM - reachedM) / lengthM]
    reachedM += lengthM
    if (enter >= 1 || leave <= 0) continue
    if (part.length === 0) part.push(between(a, b, Math.max(0, enter)))
    part.push(leave >= 1 ? b : between(a, b, leave))
  }
  return part
}

/** The first place where one line crosses another; null where they do not meet. */
export function meetingOf(path: Path, other: Path): Point | null {
  for (const piece of piecesOf(path)) {
    for (const against of piecesOf(other)) {
      const share = crossingShare(piece, against)
      if (share !== null) return between(...piece, share)
    }
  }
  return null
}
