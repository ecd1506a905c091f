/** The neighbour graph of one plane: which yards are near enough, with no barrier between. */
import Flatbush from 'flatbush'
import { type Barriers, touchingM } from './barriers.ts'
import { type ShortestLink, shortestLink } from './shortest-link.ts'
import type { Yard } from './yard.ts'

/** Yards of one plane, by their number in the problem. */
export type Neighbourhood = { members: Int32Array; yardOf: (member: number) => Yard; barriers: Barriers }
/** A pair of members (the lower number first), near enough, and the barrier between (−1 for none). */
export type NearPair = { a: number; b: number; gapM: number; link: ShortestLink; barrier: number }

/**
 * Visits every pair whose boundaries are at most `maxGapM` apart. The gap in whole centimetres decides, as it is told.
 * O(n log n + pairs · corners²), for pairs of many corners corners · log corners.
 */
export function eachNearPair(
  { members, yardOf, barriers }: Neighbourhood,
  maxGapM: number,
  visit: (pair: NearPair) => void,
): void {
  if (members.length < 2) return
  const reach = maxGapM + touchingM
  const index = indexOf(members, yardOf)
  members.forEach((a, place) => {
    const yard = yardOf(a)
    const { west, south, east, north } = yard.box
    // only later members: every pair is met once
    for (const found of index.search(west - reach, south - reach, east + reach, north + reach, (at) => at > place)) {
      const b = members[found] as number
      const link = shortestLink(yard, yardOf(b), reach)
      const gapM = link ? toldGapM(link.gapM) : Number.POSITIVE_INFINITY
      if (link && gapM <= maxGapM) visit({ a, b, gapM, link, barrier: barriers.between(yard, yardOf(b), link) })
    }
  })
}

export function indexOf(members: Int32Array, yardOf: (member: number) => Yard): Flatbush {
  const index = new Flatbush(members.length)
  for (const member of members) {
    const { west, south, east, north } = yardOf(member).box
    index.add(west, south, east, north)
  }
  index.finish()
  return index
}

/** As it is told and judged: whole centimetres, 0 for what touches. */
export const toldGapM = (metres: number) => (metres < touchingM ? 0 : Math.round(metres * 100) / 100)
