import { isGreenOnly } from './lots.ts'
import { areaOf, centroidOf, distance, isWithin, type Path, type Ring } from './plane.ts'
import { isInOldQuarter } from './quarters.ts'
import type { Random } from './random.ts'
import type { Pattern } from './rows.ts'

/** What stands on a lot; `slabs` are the courtyard rows that old residential compounds are made of. */
type Fabric = 'slabs' | 'towers' | 'village' | 'school' | 'halls' | 'offices' | 'park'
export type Lot = { ring: Ring; fabric: Fabric }

export const patterns: Record<Exclude<Fabric, 'park'>, Pattern> = {
  slabs: {
    depths: [10.5, 13],
    lengths: [28, 42, 56, 56, 70],
    rowGaps: [16, 22],
    endGaps: [7, 14],
    setbackM: 5,
    floors: [4, 7],
    open: 0.07,
  },
  towers: {
    depths: [18, 24],
    lengths: [22, 26, 26, 32],
    rowGaps: [24, 34],
    endGaps: [16, 26],
    setbackM: 9,
    floors: [11, 26],
    open: 0.04,
  },
  village: {
    depths: [11, 13],
    lengths: [14, 14, 28],
    rowGaps: [5, 8],
    endGaps: [3, 6],
    setbackM: 3,
    floors: [2, 4],
    open: 0.18,
  },
  school: {
    depths: [13, 16],
    lengths: [42, 56, 56],
    rowGaps: [22, 28],
    endGaps: [12, 20],
    setbackM: 8,
    floors: [3, 5],
    mostRows: 2,
    open: 0,
  },
  halls: {
    depths: [22, 34],
    lengths: [42, 56, 84],
    rowGaps: [12, 18],
    endGaps: [12, 18],
    setbackM: 7,
    floors: [1, 2],
    open: 0.1,
  },
  offices: {
    depths: [14, 20],
    lengths: [28, 42, 56],
    rowGaps: [18, 28],
    endGaps: [14, 22],
    setbackM: 7,
    floors: [4, 12],
    open: 0.1,
  },
}

type Surroundings = { railway: Path; mainRoads: Path[] }

/** Works and sheds by the railway, new towers and offices by the main roads, a village left over at the town's edge. */
export function assignFabric(lots: Ring[], { railway, mainRoads }: Surroundings, random: Random): Lot[] {
  return lots.map((ring) => {
    if (isGreenOnly(ring)) return { ring, fabric: 'park' }
    const p = centroidOf(ring)
    const draw = random.between(0, 1)
    if (isInOldQuarter(p) && draw < 0.93) return { ring, fabric: 'slabs' }
    if (draw < 0.3 && areaOf(ring) > 10_000 && isWithin(p, railway, 260)) return { ring, fabric: 'halls' }
    if (distance(p, villagePlace) < 420 && draw < 0.8) return { ring, fabric: 'village' }
    const byMainRoad = mainRoads.some((line) => isWithin(p, line, 130))
    return { ring, fabric: commonFabric(areaOf(ring), byMainRoad, draw) }
  })
}

/** Plan metres: the north-west, beyond the trunk road. */
const villagePlace = [-1980, 560] as const

function commonFabric(sizeM2: number, byMainRoad: boolean, draw: number): Fabric {
  if (draw < 0.035) return 'park'
  if (draw < 0.1) return sizeM2 > 9000 ? 'school' : 'offices'
  if (draw < 0.13) return sizeM2 > 10_000 ? 'halls' : 'offices'
  if (draw < (byMainRoad ? 0.24 : 0.15)) return 'offices'
  if (draw < (byMainRoad ? 0.4 : 0.27) && sizeM2 > 12_000) return 'towers'
  return 'slabs'
}
