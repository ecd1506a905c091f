import { buildingsOn } from './buildings.ts'
import { assignFabric, type Lot } from './fabric.ts'
import { bluntCorners, isTooSmall, withNotches } from './lots.ts'
import type { Path, Point } from './plane.ts'
import { createRandom } from './random.ts'
import { drawSkeleton } from './skeleton.ts'
import { type Road, splitIntoLots } from './split.ts'
import { superblocksOf } from './superblocks.ts'
import { warpedPath, warpedRing } from './warp.ts'

export function draft(seed: number) {
  const random = createRandom(seed)
  const skeleton = drawSkeleton(random.branch('skeleton'))
  const { blocks, riversideParks } = superblocksOf(skeleton)
  const roads: Road[] = [...skeleton.mainRoads]
  const parkSpots: Point[] = [[-350, 760],[800,-600],[-1300,-700],[1700,300]]
  const split = splitIntoLots(blocks.map(bluntCorners), parkSpots, roads, random.branch('split'))
  const rings = withNotches(split.lots, random.branch('notches')).filter((r) => !isTooSmall(r))
  const flat: Lot[] = [
    ...assignFabric(rings, { railway: skeleton.railway.line, mainRoads: skeleton.mainRoads.map((r) => r.line) }, random.branch('fabric')),
    ...[...split.parks, ...riversideParks].map((ring): Lot => ({ ring, fabric: 'park' })),
  ]
  const lots = flat.map(({ ring, fabric }) => ({ ring: warpedRing(ring), fabric }))
  const lines = roads.map((road) => ({ ...road, line: warpedPath(road.line) }))
  const streets: Path[] = lines.filter((r) => r.class !== 'lane').map((r) => r.line)
  const rb = random.branch('buildings')
  const buildings = lots.flatMap((lot, i) => buildingsOn(lot, streets, (5*Math.PI)/180, rb).map((b) => ({ ...b, lot: i })))
  return { outline: warpedRing(skeleton.outline), lots, roads: lines, buildings, water: warpedRing(skeleton.river.surface), railway: warpedPath(skeleton.railway.line) }
}
