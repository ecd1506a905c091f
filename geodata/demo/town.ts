/**
 * An invented town, equal for equal seeds: a hand-drawn frame, split into lots, bent once, furnished with buildings, yards
 * and utility lines in metres of the local 3° zone, and turned into CGCS2000 degrees at the very end.
 */
import type { LineString, MultiPolygon, Point as PointShape, Polygon } from 'geojson'
import { type Barrier, barriersOf, type Crossing, crossingsOf } from './barriers.ts'
import type { Lot } from './fabric.ts'
import { layOut, type Standing } from './lay-out.ts'
import { type Earth, onEarth } from './on-earth.ts'
import { areaOf } from './plane.ts'
import { createRandom } from './random.ts'
import type { RoadClass } from './split.ts'
import { fronts, nameStreets } from './street-names.ts'
import { layLines, type UtilityLine } from './utility-lines.ts'
import { chooseYards, type Yard } from './yards.ts'

export type TownPlan = {
  seed: number
  centre: [lon: number, lat: number]
  yardsByTerritory: [number, number]
  /** YYYY-MM: works that ended before it are finished, later ones planned. */
  dataMonth?: string
}

export type Town = {
  outline: MultiPolygon
  /** Two street-office territories, which tile the outline. */
  territories: MultiPolygon[]
  roads: { name: string | null; class: RoadClass; line: LineString; widthM: number }[]
  water: { name: string; line: LineString; shape: MultiPolygon }
  railway: { name: string; line: LineString }
  barriers: { kind: Barrier['kind']; name: string; line: LineString }[]
  crossings: { kind: Crossing['kind']; name: string; point: PointShape }[]
  lots: { shape: Polygon; use: 'housing' | 'park' | 'other' }[]
  buildings: { shape: Polygon; lot: number; floors: number }[]
  /** The boundaries of compounds. `fronts`: named roads before the wall. */
  yards: {
    shape: MultiPolygon
    lot: number[]
    territory: number
    cluster: number
    siteAreaM2: number
    floorAreaM2: number
    storeys: number
    fronts: string[]
  }[]
  lines: (Omit<UtilityLine, 'line'> & { line: LineString })[]
}

/** Walls, stairs and shafts take the rest of a building's footprint. */
const floorShare = 0.92

export function inventTown({ seed, centre, yardsByTerritory, dataMonth = '2020-11' }: TownPlan): Town {
  const random = createRandom(seed)
  const layout = layOut(random)
  const barriers = barriersOf(layout)
  const crossings = crossingsOf(layout)
  const yards = chooseYards(layout, barriers, crossings, yardsByTerritory, random.branch('yards'))
  const yardRings = yards.flatMap(({ rings }) => rings)
  const roads = nameStreets(layout.roads, yardRings, random.branch('names'))
  const lines = layLines(roads, yards, dataMonth, random.branch('lines'))
  const earth = onEarth(centre)
  const { river, railway } = layout
  return {
    outline: earth.area([layout.outline]),
    territories: layout.territories.map(earth.area),
    roads: roads.map(({ name, class: rank, line, widthM }) => ({ name, class: rank, line: earth.line(line), widthM })),
    water: { name: river.name, line: earth.line(river.line), shape: earth.area([river.surface]) },
    railway: { name: railway.name, line: earth.line(railway.line) },
    barriers: barriers.map(({ kind, name, line }) => ({ kind, name, line: earth.line(line) })),
    crossings: crossings.map(({ kind, name, at }) => ({ kind, name, point: earth.point(at) })),
    lots: layout.lots.map((lot) => ({ shape: earth.polygon(lot.ring), use: useOf(lot) })),
    buildings: layout.buildings.map(({ ring, lot, floors }) => ({ shape: earth.polygon(ring), lot, floors })),
    yards: yards.map((yard) => {
      const roadsBefore = roads.filter((road) => road.name && yard.rings.some((ring) => fronts(ring, road)))
      const names = roadsBefore.flatMap(({ name }) => name ?? [])
      return { ...measured(yard, layout.buildings, earth), fronts: [...new Set(names)] }
    }),
    lines: lines.map((line) => ({ ...line, line: earth.line(line.line) })),
  }
}

function useOf({ fabric }: Lot): 'housing' | 'park' | 'other' {
  if (fabric === 'park') return 'park'
  return fabric === 'slabs' || fabric === 'towers' || fabric === 'village' ? 'housing' : 'other'
}

function measured({ lots, rings, territory, cluster }: Yard, buildings: Standing[], earth: Earth) {
  const own = buildings.filter(({ lot }) => lots.includes(lot))
  const floorAreaM2 = own.reduce((sum, { ring, floors }) => sum + areaOf(ring) * floors * floorShare, 0)
  return {
    shape: earth.area(rings),
    lot: lots,
    territory,
    cluster,
    siteAreaM2: Math.round(rings.reduce((sum, ring) => sum + areaOf(ring), 0)),
    floorAreaM2: Math.round(floorAreaM2),
    storeys: Math.max(...own.map(({ floors }) => floors)),
  }
}
