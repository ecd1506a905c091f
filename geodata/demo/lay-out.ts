import { buildingsOn } from './buildings.ts'
import { assignFabric, type Lot } from './fabric.ts'
import { bluntCorners, isTooSmall, withNotches } from './lots.ts'
import type { Path, Point, Ring } from './plane.ts'
import type { Random } from './random.ts'
import type { Building } from './rows.ts'
import { drawSkeleton, type Skeleton } from './skeleton.ts'
import { type Road, splitIntoLots } from './split.ts'
import { dividedBy, superblocksOf } from './superblocks.ts'
import { townHeading, warpedPath, warpedRing } from './warp.ts'

/** A road in the bent plane; roads of one `chain` go on from each other across crossings. */
export type LaidRoad = Omit<Road, 'continues'> & { chain: number }
export type Standing = Building & { lot: number }

/** The town's ground and walls in the bent plane, before anything is known of yards and lines. */
export type Layout = {
  outline: Ring
  /** West and east of the dividing road. */
  territories: [Ring[], Ring[]]
  roads: LaidRoad[]
  river: { name: string; line: Path; surface: Ring }
  railway: { name: string; line: Path }
  lots: Lot[]
  buildings: Standing[]
}

/** Where one piece of a superblock is left whole for a park; flat plan. */
const parkSpots: Point[] = [
  [-350, 760],
  [800, -600],
  [-1300, -700],
  [1700, 300],
]

export function layOut(random: Random): Layout {
  const skeleton = drawSkeleton(random.branch('skeleton'))
  const roads: Road[] = [...skeleton.mainRoads]
  const lots = lotsOf(skeleton, roads, random)
  const laid = bent(roads)
  const outline = warpedRing(skeleton.outline)
  return {
    outline,
    territories: dividedBy(outline, warpedPath(skeleton.divide)),
    roads: laid,
    river: {
      name: skeleton.river.name,
      line: warpedPath(skeleton.river.line),
      surface: warpedRing(skeleton.river.surface),
    },
    railway: { name: skeleton.railway.name, line: warpedPath(skeleton.railway.line) },
    lots,
    buildings: build(lots, laid, random.branch('buildings')),
  }
}

/** Superblocks between the main roads, split into lots on the flat plan, then bent; streets and lanes are added to `roads`. */
function lotsOf(skeleton: Skeleton, roads: Road[], random: Random): Lot[] {
  const { blocks, riversideParks } = superblocksOf(skeleton)
  const split = splitIntoLots(blocks.map(bluntCorners), parkSpots, roads, random.branch('split'))
  const rings = withNotches(split.lots, random.branch('notches')).filter((ring) => !isTooSmall(ring))
  const surroundings = { railway: skeleton.railway.line, mainRoads: skeleton.mainRoads.map(({ line }) => line) }
  const flat: Lot[] = [
    ...assignFabric(rings, surroundings, random.branch('fabric')),
    ...[...split.parks, ...riversideParks].map((ring): Lot => ({ ring, fabric: 'park' })),
  ]
  return flat.map(({ ring, fabric }) => ({ ring: warpedRing(ring), fabric }))
}

function bent(roads: Road[]): LaidRoad[] {
  const firstOf = (road: Road): Road => (road.continues ? firstOf(road.continues) : road)
  const numberOf = new Map(roads.map((road, number) => [road, number]))
  return roads.map((road) => {
    const { name, class: rank, line, widthM } = road
    return { name, class: rank, line: warpedPath(line), widthM, chain: numberOf.get(firstOf(road))! }
  })
}

function build(lots: Lot[], roads: LaidRoad[], random: Random): Standing[] {
  const streets = roads.filter((road) => road.class !== 'lane').map(({ line }) => line)
  return lots.flatMap((lot, index) =>
    buildingsOn(lot, streets, townHeading, random).map((building) => ({ ...building, lot: index })),
  )
}
