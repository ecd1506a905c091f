/**
 * Which lots are old residential compounds: clusters around spots chosen so that everything a planner meets is there —
 * yards a lane apart, yards across an arterial, the river and the railway, one yard in two halves, one all alone.
 */
import type { Lot } from './fabric.ts'
import { areaOf, centroidOf, distance, isInside, type Point, type Ring, shortestLink } from './plane.ts'
import type { Random } from './random.ts'
import { warped } from './warp.ts'

export type Yard = { lots: number[]; territory: number; cluster: number }

/** Spots on the unbent plan; the three `across` ones lie on a barrier, so that the nearest lots stand on both sides. */
const clusters: { spot: Point; territory: 0 | 1; share: number }[] = [
  { spot: [-790, 300], territory: 0, share: 5 }, // across 南阳路
  { spot: [-1130, 790], territory: 0, share: 5 }, // across the river
  { spot: [-1320, -560], territory: 0, share: 3 },
  { spot: [-330, -700], territory: 0, share: 2 },
  { spot: [1480, -950], territory: 1, share: 4 }, // across the railway
  { spot: [760, -330], territory: 1, share: 4 },
]
const alone: Point = [-430, 1650]
const smallestM2 = 3_500
const largestM2 = 60_000
/** A lane: wide enough to be one, narrow enough to be stepped over. */
const laneM: [number, number] = [3, 12]
const aloneM = 160

/** `wanted` yards per territory. Throws when the town has no room for them, which is a fault of the plan. */
export function chooseYards(lots: readonly Lot[], territories: readonly Ring[][], wanted: readonly [number, number], random: Random): Yard[] {
  const homes = lots
    .map((lot, index) => ({ index, ring: lot.ring, fabric: lot.fabric, middle: centroidOf(lot.ring), sizeM2: areaOf(lot.ring) }))
    .filter((lot) => lot.fabric === 'slabs' && lot.sizeM2 > smallestM2 && lot.sizeM2 < largestM2)
  const territoryOf = (p: Point) => territories.findIndex((rings) => rings.some((ring) => isInside(p, ring)))
  const taken = new Set<number>()
  const yards: Yard[] = []
  const left = [...wanted]
  const take = (lotsOfYard: number[], territory: number, cluster: number) => {
    for (const lot of lotsOfYard) taken.add(lot)
    yards.push({ lots: lotsOfYard, territory, cluster })
    left[territory] = (left[territory] ?? 0) - 1
  }
  const near = (spot: Point, territory: number) =>
    homes
      .filter(({ index, middle }) => !taken.has(index) && territoryOf(middle) === territory)
      .sort((a, b) => distance(a.middle, spot) - distance(b.middle, spot))

  const halves = splitPair(near(warped([-1320, -560]), 0).slice(0, 40))
  if (halves) take(halves, 0, 2)
  for (const [cluster, { spot, territory, share }] of clusters.entries()) {
    const nearest = near(warped(spot), territory)
    for (let i = 0, chosen = 0; chosen < share && i < nearest.length && (left[territory] ?? 0) > 0; i++) {
      if (i > 3 && random.chance(0.2)) continue
      take([nearest[i]!.index], territory, cluster)
      chosen++
    }
  }
  const farAway = near(warped(alone), 0).find(({ ring }) => yards.every((yard) => yard.lots.every((lot) => shortestLink(ring, lots[lot]!.ring).lengthM > aloneM)))
  if (farAway && (left[0] ?? 0) > 0) take([farAway.index], 0, clusters.length)
  for (const territory of [0, 1]) {
    const fill = near(warped(clusters[territory === 0 ? 3 : 5]!.spot), territory)
    while ((left[territory] ?? 0) > 0) {
      const next = fill.shift()
      if (!next) throw new Error(`The town has no room for ${left[territory]} more yards in territory ${territory}.`)
      take([next.index], territory, territory === 0 ? 3 : 5)
    }
  }
  return yards
}

type Home = { index: number; ring: Ring; sizeM2: number }

/** Two small lots with a lane between them, to be one yard of two parts. */
function splitPair(homes: readonly Home[]): [number, number] | null {
  for (const [i, a] of homes.entries()) {
    for (const b of homes.slice(i + 1)) {
      const gapM = shortestLink(a.ring, b.ring).lengthM
      if (gapM >= laneM[0] && gapM <= laneM[1] && a.sizeM2 + b.sizeM2 < largestM2) return [a.index, b.index]
    }
  }
  return null
}
