/**
 * An invented town, equal for equal seeds: a hand-drawn frame, split into lots, bent once, furnished with buildings, yards
 * and utility lines in metres of the local 3° zone, and turned into CGCS2000 degrees at the very end.
 */
import type { LineString, MultiPolygon, Point as PointShape, Polygon, Position } from 'geojson'
import { centralMeridianOf, fromGaussKruger, toGaussKruger } from '../crs/gauss-kruger.ts'
import { buildingsOn } from './buildings.ts'
import { assignFabric, type Lot } from './fabric.ts'
import { bluntCorners, isTooSmall, withNotches } from './lots.ts'
import { areaOf, centroidOf, counterClockwise, crossingShare, type Path, piecesOf, type Point, type Ring } from './plane.ts'
import { createRandom, type Random } from './random.ts'
import { drawSkeleton } from './skeleton.ts'
import { type Road, type RoadClass, splitIntoLots } from './split.ts'
import { nameStreets } from './street-names.ts'
import { dividedBy, superblocksOf } from './superblocks.ts'
import { layLines, type UtilityLine } from './utility-lines.ts'
import { warpedPath, warpedRing } from './warp.ts'
import { chooseYards, type Yard } from './yards.ts'

export type TownPlan = { seed: number; centre: [lon: number, lat: number]; yardsByTerritory: [number, number] }

export type Town = {
  outline: MultiPolygon
  /** Two street-office territories. */
  territories: MultiPolygon[]
  roads: { name: string | null; class: RoadClass; line: LineString; widthM: number }[]
  water: { name: string; line: LineString; shape: MultiPolygon }
  railway: { name: string; line: LineString }
  barriers: { kind: 'road' | 'railway' | 'river'; name: string; line: LineString }[]
  crossings: { kind: 'bridge' | 'underpass' | 'footbridge'; name: string; point: PointShape }[]
  lots: { shape: Polygon; use: 'housing' | 'park' | 'other' }[]
  buildings: { shape: Polygon; lot: number; floors: number }[]
  yards: { shape: MultiPolygon; lot: number[]; territory: number; cluster: number; siteAreaM2: number; floorAreaM2: number; storeys: number }[]
  lines: (Omit<UtilityLine, 'line'> & { line: LineString })[]
}

const townHeading = (5 * Math.PI) / 180
const parkSpots: Point[] = [
  [-350, 760],
  [800, -600],
  [-1300, -700],
  [1700, 300],
]
/** Walls, stairs and shafts: what a building's footprint loses before it is floor area. */
const floorShare = 0.92

export function inventTown(plan: TownPlan): Town {
  const random = createRandom(plan.seed)
  const skeleton = drawSkeleton(random.branch('skeleton'))
  const roads = [...skeleton.mainRoads] as Road[]
  const lots = layOutLots(skeleton, roads, random)
  const named = nameStreets(roads).map((road) => ({ ...road, line: warpedPath(road.line) }))
  const streets = named.filter((road) => road.class !== 'lane').map((road) => road.line)
  const buildingRandom = random.branch('buildings')
  const buildings = lots.flatMap((lot, i) =>
    buildingsOn(lot, streets, townHeading, buildingRandom).map((building) => ({ ...building, lot: i })),
  )
  const [west, east] = dividedBy(skeleton.outline, skeleton.divide).map((rings) => rings.map(warpedRing))
  const territories = [west ?? [], east ?? []]
  const yards = chooseYards(lots, territories, plan.yardsByTerritory, random.branch('yards'))
  const railway = warpedPath(skeleton.railway.line)
  const river = warpedPath(skeleton.river.line)
  const mainRoads = named.filter((road) => road.class === 'trunk' || road.class === 'arterial')
  const earth = onEarth(plan.centre)
  return {
    outline: earth.area([warpedRing(skeleton.outline)]),
    territories: territories.map(earth.area),
    roads: named.map(({ name, class: rank, line, widthM }) => ({ name, class: rank, widthM, line: earth.line(line) })),
    water: { name: skeleton.river.name, line: earth.line(river), shape: earth.area([warpedRing(skeleton.river.surface)]) },
    railway: { name: skeleton.railway.name, line: earth.line(railway) },
    barriers: [
      ...mainRoads.map((road) => ({ kind: 'road' as const, name: road.name ?? '', line: earth.line(road.line) })),
      { kind: 'railway' as const, name: skeleton.railway.name, line: earth.line(railway) },
      { kind: 'river' as const, name: skeleton.river.name, line: earth.line(river) },
    ],
    crossings: crossingsOf(mainRoads, railway, river).map(({ kind, name, at }) => ({ kind, name, point: earth.point(at) })),
    lots: lots.map((lot) => ({ shape: earth.polygon(lot.ring), use: useOf(lot) })),
    buildings: buildings.map(({ ring, lot, floors }) => ({ shape: earth.polygon(ring), lot, floors })),
    yards: yards.map((yard) => describe(yard, lots, buildings, earth)),
    lines: layLines(named, yards.map((yard) => centroidOf(lots[yard.lots[0]!]!.ring)), random.branch('lines')).map((line) => ({
      ...line,
      line: earth.line(line.line),
    })),
  }
}

type Skeleton = ReturnType<typeof drawSkeleton>

/** Superblocks between the main roads, split into lots on the flat plan, then bent; streets are added to `roads`. */
function layOutLots(skeleton: Skeleton, roads: Road[], random: Random): Lot[] {
  const { blocks, riversideParks } = superblocksOf(skeleton)
  const split = splitIntoLots(blocks.map(bluntCorners), parkSpots, roads, random.branch('split'))
  const rings = withNotches(split.lots, random.branch('notches')).filter((ring) => !isTooSmall(ring))
  const surroundings = { railway: skeleton.railway.line, mainRoads: skeleton.mainRoads.map((road) => road.line) }
  const flat: Lot[] = [
    ...assignFabric(rings, surroundings, random.branch('fabric')),
    ...[...split.parks, ...riversideParks].map((ring): Lot => ({ ring, fabric: 'park' })),
  ]
  return flat.map(({ ring, fabric }) => ({ ring: warpedRing(ring), fabric }))
}

const useOf = ({ fabric }: Lot): 'housing' | 'park' | 'other' =>
  fabric === 'park' ? 'park' : fabric === 'slabs' || fabric === 'towers' || fabric === 'village' ? 'housing' : 'other'

type Standing = { ring: Ring; floors: number; lot: number }

function describe(yard: Yard, lots: readonly Lot[], buildings: readonly Standing[], earth: Earth): Town['yards'][number] {
  const own = buildings.filter(({ lot }) => yard.lots.includes(lot))
  const floorAreaM2 = own.reduce((sum, { ring, floors }) => sum + areaOf(ring) * floors * floorShare, 0)
  const rings = yard.lots.map((lot) => lots[lot]!.ring)
  return {
    shape: earth.area(rings),
    lot: yard.lots,
    territory: yard.territory,
    cluster: yard.cluster,
    siteAreaM2: rings.reduce((sum, ring) => sum + areaOf(ring), 0),
    floorAreaM2,
    storeys: Math.max(1, ...own.map(({ floors }) => floors)),
  }
}

/** Where a main road passes under the railway, where one bridges the river, and a footbridge over 南阳路. */
function crossingsOf(mainRoads: readonly Road[], railway: Path, river: Path) {
  const meeting = (road: Road | undefined, other: Path): Point | null => {
    for (const piece of piecesOf(road?.line ?? [])) {
      for (const against of piecesOf(other)) {
        const share = crossingShare(piece, against)
        if (share !== null) return [piece[0][0] + (piece[1][0] - piece[0][0]) * share, piece[0][1] + (piece[1][1] - piece[0][1]) * share]
      }
    }
    return null
  }
  const roadNamed = (name: string) => mainRoads.find((road) => road.name === name)
  const nanyang = roadNamed('南阳路')
  const found = [
    { kind: 'bridge' as const, name: '南阳路沙溪河桥', at: meeting(nanyang, river) },
    { kind: 'underpass' as const, name: '青槐路铁路立交', at: meeting(roadNamed('青槐路'), railway) },
    { kind: 'footbridge' as const, name: '南阳路人行天桥', at: nanyang?.line[Math.floor(nanyang.line.length * 0.3)] ?? null },
  ]
  return found.flatMap(({ at, ...crossing }) => (at ? [{ ...crossing, at }] : []))
}

type Earth = ReturnType<typeof onEarth>

/** Turns the plane around `centre` into CGCS2000 degrees, seven places (a centimetre). */
function onEarth(centre: [number, number]) {
  const meridian = centralMeridianOf(centre[0])
  const [east, north] = toGaussKruger(centre, meridian)
  const place = ([x, y]: Point): Position => fromGaussKruger([east + x, north + y], meridian).map((degrees) => Math.round(degrees * 1e7) / 1e7)
  const closed = (ring: Ring): Position[] => {
    const turned = counterClockwise(ring)
    return [...turned, turned[0]!].map(place)
  }
  return {
    point: (p: Point): PointShape => ({ type: 'Point', coordinates: place(p) }),
    line: (path: Path): LineString => ({ type: 'LineString', coordinates: path.map(place) }),
    polygon: (ring: Ring): Polygon => ({ type: 'Polygon', coordinates: [closed(ring)] }),
    area: (rings: Ring[]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: rings.map((ring) => [closed(ring)]) }),
  }
}
