import type { Barrier, Crossing } from './barriers.ts'
import { eightCornered, type Home, homesOf, nearestTo, pairAcross, pairOverLane } from './homes.ts'
import type { Layout } from './lay-out.ts'
import { type Point, type Ring, shortestLink } from './plane.ts'
import { loneSpot, type Quarter, quarters } from './quarters.ts'
import type { Random } from './random.ts'
import { warped } from './warp.ts'

/** The boundary of an old residential compound: one lot, or two with a lane between them. */
export type Yard = { lots: number[]; rings: Ring[]; territory: number; cluster: number }

/** The lone yard keeps this far from all others. */
const loneM = 200
const loneLeastM2 = 9_000
/** A gap that planners bundle over. */
const nearM = 60

type Ground = { homes: Home[]; layout: Layout; barriers: Barrier[]; crossings: Crossing[] }

/** `wanted` yards per territory: six clusters, and one yard all alone. Throws when the town has no room for them. */
export function chooseYards(
  layout: Layout,
  barriers: Barrier[],
  crossings: Crossing[],
  wanted: readonly [number, number],
  random: Random,
): Yard[] {
  const every = homesOf(layout)
  const alone = nearestTo(warped(loneSpot), every).find(({ sizeM2 }) => sizeM2 > loneLeastM2)
  if (!alone) throw new Error('The town has no lot that could be a yard.')
  const homes = every.filter(({ ring }) => shortestLink(ring, alone.ring).lengthM > loneM)
  const places = shareOut(wanted)
  const yards: Yard[] = [yardOf([alone], quarters.length)]
  quarters.forEach((quarter, number) => {
    const isFree = (home: Home) =>
      home.territory === quarter.territory && !yards.some(({ lots }) => lots.includes(home.lot))
    const first = firstOf(quarter, { homes: homes.filter(isFree), layout, barriers, crossings })
    const own = first.slice(0, places[number]).map((lots) => yardOf(lots, number))
    yards.push(...own)
    while (own.length < places[number]!) {
      const yard = yardOf([nextTo(own, warped(quarter.spot), homes.filter(isFree), random)], number)
      own.push(yard)
      yards.push(yard)
    }
  })
  return yards
}

/** Yards per cluster, the lone one set aside, dealt out in turn. */
function shareOut(wanted: readonly [number, number]): number[] {
  const places = quarters.map(() => 0)
  for (const territory of [0, 1] as const) {
    const numbers = quarters.flatMap((quarter, number) => (quarter.territory === territory ? [number] : []))
    const total = wanted[territory] - (territory === 0 ? 1 : 0)
    for (let dealt = 0; dealt < total; dealt++) places[numbers[dealt % numbers.length]!]!++
  }
  return places
}

function yardOf(homes: Home[], cluster: number): Yard {
  return {
    lots: homes.map(({ lot }) => lot),
    rings: homes.map(({ ring }) => ring),
    territory: homes[0]!.territory,
    cluster,
  }
}

/** What a cluster is there to show: a pair cut apart by a barrier, a yard in two halves, a boundary with many corners. */
function firstOf({ spot, across, inHalves }: Quarter, { homes, layout, barriers, crossings }: Ground): Home[][] {
  const place = warped(spot)
  const pair = across ? (pairAcross(place, homes, across, barriers, crossings) ?? []) : []
  const lanes = layout.roads.filter((road) => road.class === 'lane').map(({ line }) => line)
  const halves = inHalves ? pairOverLane(place, homes, lanes) : undefined
  const used = [...pair, ...(halves ?? [])]
  const rest = homes.filter((home) => !used.includes(home))
  const odd = used.some(({ corners }) => corners >= 8) ? undefined : eightCornered(place, rest)
  return [...pair.map((home) => [home]), ...(halves ? [halves] : []), ...(odd ? [[odd]] : [])]
}

/** The nearest lot to a cluster's spot, now and then the second nearest, within a bundling gap of the cluster where there is one. */
function nextTo(own: Yard[], spot: Point, homes: Home[], random: Random): Home {
  const ordered = nearestTo(spot, homes)
  const rings = own.flatMap((yard) => yard.rings)
  const near = ordered
    .slice(0, 60)
    .filter(({ ring }) => rings.some((other) => shortestLink(ring, other).lengthM < nearM))
  const candidates = near.length > 1 ? near : ordered
  const next = candidates[random.chance(0.2) ? 1 : 0] ?? candidates[0]
  if (!next) throw new Error('The town has no room for so many yards.')
  return next
}
