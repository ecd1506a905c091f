/**
 * Barriers and crossings on the plane of a city, and the one question asked of them: what keeps this pair apart?
 * The same rule as the query over PostGIS (neighbours.queries.ts), edge for edge; a test holds the two together.
 */
import Flatbush from 'flatbush'
import { meetingOf, metresToBoundary, metresToEdge, type ShortestLink } from './shortest-link.ts'
import { boxAround, holds, type Yard } from './yard.ts'

/** What is nearer than this touches: coordinates are kept to 7 places, about a centimetre. */
export const touchingM = 0.02
/** A boundary this near a barrier's line is drawn to that line; a link this near a barrier's end only touches it. */
export const onTheLineM = 0.5
/** A crossing opens its barrier this far around. Source: the rule for bundling. */
export const crossingReachM = 100
/** How far inside a yard its side of a line is judged. */
const insideM = 2 * onTheLineM
/** Steps in which a shared edge is walked. */
const stepM = 0.25

export type BarrierLine = { name: string | null; lines: readonly Float64Array[] }
/** A footbridge or underpass: points (lines of one position) and lines. */
export type CrossingLine = { lines: readonly Float64Array[] }

export type Barriers = {
  /** The number of a barrier between the two, or −1 where the way is free. */
  between(a: Yard, b: Yard, link: ShortestLink): number
}

export function makeBarriers(barriers: readonly BarrierLine[], crossings: readonly CrossingLine[]): Barriers {
  const edges = makeEdges(barriers.map(({ lines }) => lines))
  const openings = makeEdges(crossings.map(({ lines }) => lines))
  const ends = barriers.map(endsOf)

  const isOpen = (x: number, y: number) => openings.anyWithin(x, y, crossingReachM, () => true)
  const onlyTouched = (barrier: number, x: number, y: number) => {
    const points = ends[barrier] as readonly (readonly [number, number])[]
    if (!points.some(([ex, ey]) => Math.hypot(ex - x, ey - y) <= onTheLineM)) return false
    return !edges.anyWithin(x, y, onTheLineM, (other) => other !== barrier)
  }

  const acrossGap = (a: Yard, b: Yard, { from, to }: ShortestLink): number => {
    const inA = inwards(a, from)
    const inB = inwards(b, to)
    const ways = new Map<number, readonly [readonly [number, number], readonly [number, number]]>()
    const wayPast = (barrier: number) => {
      const known = ways.get(barrier)
      if (known) return known
      const near = ([x, y]: readonly [number, number]) => edges.isWithin(barrier, x, y, onTheLineM)
      const way = [near(from) ? inA() : from, near(to) ? inB() : to] as const
      ways.set(barrier, way)
      return way
    }
    for (const edge of edges.around(from, to, 4 * insideM)) {
      const [cx, cy, dx, dy] = edges.at(edge)
      const barrier = edges.ownerOf(edge)
      const [[ax, ay], [bx, by]] = wayPast(barrier)
      const meet = meetingOf(ax, ay, bx, by, cx, cy, dx, dy)
      if (Number.isNaN(meet)) continue
      const [x, y] = [ax + meet * (bx - ax), ay + meet * (by - ay)]
      if (!onlyTouched(barrier, x, y) && !isOpen(x, y)) return barrier
    }
    return -1
  }

  /** Two that touch are kept apart where a barrier runs along all they share. */
  const alongContact = (a: Yard, b: Yard, { from }: ShortestLink): number => {
    let [shared, open, keeper] = [0, 0, -1]
    const walk = (x: number, y: number, length: number) => {
      shared += length
      const barrier = isOpen(x, y) ? -1 : edges.nearestWithin(x, y, onTheLineM)
      if (barrier < 0) open += length
      else keeper = barrier
    }
    if (!edges.mayTouch(a, b)) return -1
    alongBoundary(a, b, walk)
    alongBoundary(b, a, walk)
    if (shared < 2 * onTheLineM) return isOpen(...from) ? -1 : edges.nearestWithin(...from, onTheLineM)
    return open > onTheLineM ? -1 : keeper
  }

  return {
    between: (a, b, link) => {
      if (edges.count === 0) return -1
      return link.gapM < touchingM ? alongContact(a, b, link) : acrossGap(a, b, link)
    },
  }
}

/** The ends of a barrier: positions where an odd number of its lines begin or end. */
function endsOf({ lines }: BarrierLine): (readonly [number, number])[] {
  const odd = new Map<string, readonly [number, number]>()
  for (const line of lines) {
    for (const k of [0, line.length - 2]) {
      const end = [line[k] as number, line[k + 1] as number] as const
      if (!odd.delete(end.join())) odd.set(end.join(), end)
    }
  }
  return [...odd.values()]
}

/** The point of a yard a metre from its boundary that is nearest to a point of the boundary; that point itself in a thin yard. */
function inwards(yard: Yard, at: readonly [number, number]): () => readonly [number, number] {
  let found: readonly [number, number] | undefined
  return () => {
    found ??= search()
    return found
  }
  function search(): readonly [number, number] {
    const [x, y] = at
    for (let reach = insideM; reach <= 3 * insideM; reach += insideM / 32) {
      let [deepest, found]: [number, readonly [number, number]] = [insideM - 0.001, at]
      for (let turn = 0; turn < 96; turn++) {
        const angle = (turn * Math.PI) / 48
        const [px, py] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
        const depth = holds(yard, px, py) ? metresToBoundary(px, py, yard) : 0
        if (depth > deepest) [deepest, found] = [depth, [px, py]]
      }
      if (found !== at) return found
    }
    return at
  }
}

/** Walks the parts of `a`'s boundary that lie in or on `b`. */
function alongBoundary(a: Yard, b: Yard, walk: (x: number, y: number, lengthM: number) => void) {
  const { west, south, east, north } = b.box
  for (const ring of a.parts.flat()) {
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [ax, ay, bx, by] = [ring[k], ring[k + 1], ring[k + 2], ring[k + 3]] as [number, number, number, number]
      if (Math.max(ax, bx) < west - 1 || Math.min(ax, bx) > east + 1) continue
      if (Math.max(ay, by) < south - 1 || Math.min(ay, by) > north + 1) continue
      const length = Math.hypot(bx - ax, by - ay)
      const steps = Math.max(1, Math.ceil(length / stepM))
      for (let step = 0; step < steps; step++) {
        const share = (step + 0.5) / steps
        const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)]
        if (metresToBoundary(x, y, b, touchingM) <= touchingM || holds(b, x, y)) walk(x, y, length / steps)
      }
    }
  }
}

/** Edges of many lines in one index; each belongs to the line (its number) it is part of. */
function makeEdges(owners: readonly (readonly Float64Array[])[]) {
  const owner: number[] = []
  const flat: number[] = []
  owners.forEach((lines, number) => {
    for (const line of lines) {
      // a single position is an edge without length
      for (let k = 0; k + (line.length > 2 ? 3 : 1) < line.length; k += 2) {
        const last = line.length > 2 ? k + 2 : k
        flat.push(line[k] as number, line[k + 1] as number, line[last] as number, line[last + 1] as number)
        owner.push(number)
      }
    }
  })
  const count = owner.length
  const index = count > 0 ? new Flatbush(count) : null
  if (index) {
    for (let e = 0; e < count; e++) {
      const [ax, ay, bx, by] = at(e)
      index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    }
    index.finish()
  }
  function at(e: number): [number, number, number, number] {
    return [flat[4 * e], flat[4 * e + 1], flat[4 * e + 2], flat[4 * e + 3]] as [number, number, number, number]
  }
  const near = (x: number, y: number, reach: number): number[] =>
    index ? index.search(x - reach, y - reach, x + reach, y + reach).sort((a, b) => a - b) : []
  const metresTo = (e: number, x: number, y: number) => metresToEdge(x, y, ...at(e))
  return {
    count,
    at,
    ownerOf: (e: number) => owner[e] as number,
    around: ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], reach: number): number[] =>
      index
        ? index
            .search(
              Math.min(ax, bx) - reach,
              Math.min(ay, by) - reach,
              Math.max(ax, bx) + reach,
              Math.max(ay, by) + reach,
            )
            .sort((a, b) => a - b)
        : [],
    anyWithin: (x: number, y: number, reach: number, wanted: (owner: number) => boolean) =>
      near(x, y, reach).some((e) => wanted(owner[e] as number) && metresTo(e, x, y) <= reach),
    isWithin: (line: number, x: number, y: number, reach: number) =>
      near(x, y, reach).some((e) => owner[e] === line && metresTo(e, x, y) <= reach),
    nearestWithin: (x: number, y: number, reach: number): number => {
      let [nearest, least] = [-1, reach]
      for (const e of near(x, y, reach)) {
        const metres = metresTo(e, x, y)
        if (metres > least || (metres === least && nearest >= 0)) continue
        nearest = owner[e] as number
        least = metres
      }
      return nearest
    },
    /** Whether an edge comes near the common ground of two yards. */
    mayTouch: (a: Yard, b: Yard): boolean => {
      if (!index) return false
      const both = boxAround([
        Float64Array.of(Math.max(a.box.west, b.box.west), Math.max(a.box.south, b.box.south)),
        Float64Array.of(Math.min(a.box.east, b.box.east), Math.min(a.box.north, b.box.north)),
      ])
      return index.search(both.west - 1, both.south - 1, both.east + 1, both.north + 1).length > 0
    },
  }
}
