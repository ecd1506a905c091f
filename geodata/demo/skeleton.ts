import { bandAround, smoothThrough } from './lines.ts'
import type { Path, Ring } from './plane.ts'
import type { Random } from './random.ts'

type MainRoad = { name: string; class: 'trunk' | 'arterial'; line: Path; widthM: number }

/** What the town hangs on, drawn by hand: nothing here may come from noise, or the town looks like noise. */
export type Skeleton = {
  outline: Ring
  mainRoads: MainRoad[]
  river: { name: string; line: Path; surface: Ring; withBanks: Ring }
  /** The stretch of the river with a park along both banks. */
  riversidePark: { green: Ring; withWalk: Ring }
  railway: { name: string; line: Path; withGrounds: Ring }
  /** The road between the two street offices, extended beyond the outline. */
  divide: Path
}

const riverPoints: Path = [
  [-3000, 1130],
  [-2350, 930],
  [-1720, 1010],
  [-1180, 800],
  [-640, 430],
  [-60, 330],
  [420, 610],
  [820, 930],
  [1420, 900],
  [2050, 1110],
  [2900, 1020],
]
/** Wide in the bend, narrow in the old town, where yards face each other across it. */
const riverHalfWidths = [38, 34, 27, 23, 25, 38, 46, 36, 25, 30, 40]
const railwayPoints: Path = [
  [120, -2500],
  [620, -1760],
  [1120, -1250],
  [1600, -860],
  [2180, -580],
  [2950, -420],
]

/** The north–south roads open like a fan to the north, the east–west ones sag: no two are parallel. */
const trunk: Path = [
  [-1480, -2500],
  [-1640, -1250],
  [-1900, -330],
  [-1780, 960],
  [-1820, 1490],
  [-1940, 2500],
]
const south: Path = [
  [-2900, -1540],
  [-1640, -1250],
  [-690, -1080],
  [170, -1240],
  [1270, -1010],
  [2900, -1240],
]
const middle: Path = [
  [-2900, -560],
  [-1900, -330],
  [-860, -60],
  [250, -300],
  [1330, -60],
  [2900, -130],
]
const north: Path = [
  [-2900, 1640],
  [-1820, 1490],
  [-690, 1190],
  [230, 1340],
  [1540, 1560],
  [2900, 1290],
]
const west: Path = [
  [-560, -2500],
  [-690, -1080],
  [-860, -60],
  [-740, 640],
  [-690, 1190],
  [-760, 2500],
]
const centre: Path = [
  [330, -2500],
  [170, -1240],
  [250, -300],
  [120, 480],
  [230, 1340],
  [380, 2500],
]
const east: Path = [
  [1010, -2500],
  [1270, -1010],
  [1330, -60],
  [1560, 800],
  [1540, 1560],
  [1760, 2500],
]
/** A boulevard from the crossing in the middle to the river's second bend: the triangles beside it give the town its face. */
const diagonal: Path = [
  [250, -300],
  [680, 110],
  [1110, 400],
  [1560, 800],
]

const spansPerRoad = 8
const drawn = (points: Path): Path => smoothThrough(points, spansPerRoad)
/** A road from one of its hand-drawn points to another, in either direction. */
function stretch(points: Path, from: number, to: number): Path {
  const part = drawn(points).slice(Math.min(from, to) * spansPerRoad, Math.max(from, to) * spansPerRoad + 1)
  return from < to ? part : part.reverse()
}

/** The outline follows roads where it can, as district limits do; clockwise from the trunk road at the river. */
const outline: Ring = [
  ...stretch(trunk, 3, 4).slice(0, -1),
  ...stretch(north, 1, 2),
  [-735, 1560],
  [-650, 1800],
  [-300, 1905],
  [120, 1840],
  [330, 1960],
  [790, 1830],
  [980, 1690],
  ...stretch(north, 4, 4),
  [1930, 1590],
  [2110, 1330],
  [2120, 1090],
  [2030, 840],
  [2170, 560],
  [2380, 210],
  [2330, -110],
  [2390, -420],
  [2200, -700],
  [2270, -980],
  [2060, -1120],
  [1930, -1480],
  [1560, -1700],
  [1120, -1730],
  [760, -1900],
  [360, -1790],
  [-20, -1640],
  [-330, -1700],
  [-640, -1560],
  ...stretch(south, 2, 1),
  [-2060, -1330],
  [-2310, -1190],
  [-2390, -790],
  [-2300, -440],
  [-2330, 60],
  [-2210, 310],
  [-2280, 640],
  [-2240, 930],
]

/** The hand-drawn frame; the seed only moves the river and the railway by a few metres. */
export function drawSkeleton(random: Random): Skeleton {
  const nudged = (points: Path): Path =>
    points.map(([x, y]) => [x + random.between(-12, 12), y + random.between(-12, 12)])
  const river = smoothThrough(nudged(riverPoints))
  const halfWidths = smoothThrough(riverHalfWidths.map((width) => [width, 0])).map(([width]) => width)
  const railway = smoothThrough(nudged(railwayPoints))
  return {
    outline,
    mainRoads: mainRoads(),
    river: {
      name: '沙溪河',
      line: river,
      surface: bandAround(river, halfWidths),
      withBanks: bandAround(
        river,
        halfWidths.map((width) => width + 7),
      ),
    },
    riversidePark: { green: riversidePark(river, halfWidths, 61), withWalk: riversidePark(river, halfWidths, 65) },
    railway: { name: '北郊铁路', line: railway, withGrounds: bandAround(railway, 19) },
    divide: drawn(centre),
  }
}

/** `breadthM` beyond the water in the middle of its stretch, running out to nothing at both ends. */
function riversidePark(river: Path, halfWidths: number[], breadthM: number): Ring {
  const [from, to] = [46, 84]
  const swell = (i: number) => breadthM * Math.sin((Math.PI * i) / (to - from)) ** 0.6
  return bandAround(
    river.slice(from, to + 1),
    halfWidths.slice(from, to + 1).map((width, i) => width + swell(i)),
  )
}

function mainRoads(): MainRoad[] {
  const arterial = (name: string, line: Path): MainRoad => ({ name, class: 'arterial', line: drawn(line), widthM: 32 })
  return [
    { name: '金堤大道', class: 'trunk', line: drawn(trunk), widthM: 44 },
    arterial('文苑路', south),
    arterial('新城路', middle),
    arterial('北辰路', north),
    arterial('南阳路', west),
    arterial('长兴路', centre),
    arterial('青槐路', east),
    { ...arterial('迎河路', diagonal), widthM: 26 },
  ]
}
