/**
 * An invented city for measuring: superblocks between arterials, blocks between streets, lots between lanes, gently bent,
 * filled outwards from the centre until there are as many compounds as wanted. One seed always gives the same city.
 */
import type { Polygon } from 'geojson'
import { createRandom, type Random } from '#geodata/demo/random.ts'
import { historyOf, type Step } from './history.ts'
import { type Placed, type Plane, ringOf, type Spot } from './plane.ts'

export type CityCompound = {
  id: string
  name: string
  streetOfficeId: string
  builtYear: number | null
  planYear: number | null
  households: number | null
  boundary: Polygon
  steps: Step[]
}

/** A street between two blocks, along which works lie. */
export type StreetPiece = { name: string; from: Spot; to: Spot }
export type Superblock = { column: number; row: number; pieces: StreetPiece[] }
export type Layout = {
  compounds: CityCompound[]
  superblocks: Superblock[]
  streetOffices: { id: string; name: string }[]
}

/** Metres: from arterial to arterial, what the arterial takes, what a street takes, what a lane takes at least. */
export const superblockM = { wide: 720, high: 620 }
const arterialM = 44
const streetM = 18
const laneM = 5
const blocksAcross = 3
/** Superblocks that share a street office: this many columns and rows. */
const officeReach = 5

export function layOut(adcode: string, compoundCount: number, plane: Plane, random: Random): Layout {
  const compounds: CityCompound[] = []
  const superblocks: Superblock[] = []
  const offices = new Map<string, { id: string; name: string }>()
  for (const at of outwards()) {
    if (compounds.length >= compoundCount) break
    const own = createRandom(Math.floor(random.between(0, 2 ** 32)))
    const office = officeOf(adcode, at, offices)
    superblocks.push({ ...at, pieces: streetPieces(at) })
    for (const lot of lotsOf(at, own)) {
      if (!own.chance(shareOfOld(at)) || compounds.length >= compoundCount) continue
      compounds.push(compoundOn(lot, { adcode, number: compounds.length + 1, officeId: office.id }, plane, own))
    }
  }
  return { compounds, superblocks, streetOffices: [...offices.values()] }
}

/** Old compounds are most of the centre and few of the rim. */
const shareOfOld = ({ column, row }: Placed) => 0.12 + 0.68 * Math.exp(-(column ** 2 + row ** 2) / 160)

/** Columns and rows ring by ring around the centre, without end. */
function* outwards(): Generator<Placed> {
  yield { column: 0, row: 0 }
  for (let ring = 1; ; ring++) {
    for (let step = -ring; step < ring; step++) {
      yield { column: step, row: -ring }
      yield { column: ring, row: step }
      yield { column: -step, row: ring }
      yield { column: -ring, row: -step }
    }
  }
}

function officeOf(adcode: string, { column, row }: Placed, offices: Map<string, { id: string; name: string }>) {
  const key = `${Math.floor(column / officeReach)} ${Math.floor(row / officeReach)}`
  const number = String(offices.size + 1).padStart(3, '0')
  const office = offices.get(key) ?? { id: `${adcode}-s-${number}`, name: `示例街道${number}` }
  offices.set(key, office)
  return office
}

type Rectangle = { west: number; south: number; east: number; north: number }

const cornerOf = ({ column, row }: Placed): Spot => [
  column * superblockM.wide + arterialM / 2,
  row * superblockM.high + arterialM / 2,
]
const blockM = {
  wide: (superblockM.wide - arterialM - streetM * (blocksAcross - 1)) / blocksAcross,
  high: (superblockM.high - arterialM - streetM * (blocksAcross - 1)) / blocksAcross,
}

function lotsOf(at: Placed, random: Random): Rectangle[] {
  const [left, bottom] = cornerOf(at)
  return everyBlock().flatMap(([i, j]) => {
    const west = left + i * (blockM.wide + streetM)
    const south = bottom + j * (blockM.high + streetM)
    return split({ west, south, east: west + blockM.wide, north: south + blockM.high }, random)
  })
}

const everyBlock = () =>
  Array.from({ length: blocksAcross ** 2 }, (_, i) => [i % blocksAcross, Math.floor(i / blocksAcross)] as const)

/** Cut across the longer side, with a lane between the halves, until the lots have the size of a compound. */
function split(lot: Rectangle, random: Random): Rectangle[] {
  const [wide, high] = [lot.east - lot.west, lot.north - lot.south]
  if (wide * high < random.between(9_000, 34_000)) return [lot]
  const share = random.between(0.36, 0.64)
  const half = random.between(laneM, 2 * laneM) / 2
  const at = wide > high ? lot.west + wide * share : lot.south + high * share
  const [first, second] =
    wide > high
      ? [
          { ...lot, east: at - half },
          { ...lot, west: at + half },
        ]
      : [
          { ...lot, north: at - half },
          { ...lot, south: at + half },
        ]
  return [...split(first, random), ...split(second, random)]
}

/** The outline of a lot: cut corners, a notch, or neither; five to nine corners with the middle of a side here and there. */
function outlineOf({ west, south, east, north }: Rectangle, random: Random): Spot[] {
  const [wide, high] = [east - west, north - south]
  const cut = () => random.between(0.04, 0.12) * Math.min(wide, high)
  const [a, b] = [cut(), cut()]
  const outline: Spot[] = [
    [west + a, south],
    [east, south],
    [east, north - b],
    [east - b, north],
    [west, north],
    [west, south + a],
  ]
  if (!random.chance(0.35)) return outline
  const [notchWide, notchHigh] = [wide * random.between(0.2, 0.4), high * random.between(0.2, 0.4)]
  return [
    [west, south],
    [east - notchWide, south],
    [east - notchWide, south + notchHigh],
    [east, south + notchHigh],
    [east, north - b],
    [east - b, north],
    [west, north],
  ]
}

type Naming = { adcode: string; number: number; officeId: string }

function compoundOn(lot: Rectangle, { adcode, number, officeId }: Naming, plane: Plane, random: Random): CityCompound {
  const digits = String(number).padStart(5, '0')
  const planYear = random.chance(0.15) ? null : Math.floor(random.between(2019, 2027))
  return {
    id: `${adcode}-c-${digits}`,
    name: `示例小区${digits}`,
    streetOfficeId: officeId,
    builtYear: random.chance(0.1) ? null : Math.floor(random.between(1972, 2005)),
    planYear,
    households: random.chance(0.2) ? null : Math.floor(random.between(30, 900)),
    boundary: { type: 'Polygon', coordinates: [ringOf(outlineOf(lot, random), plane)] },
    steps: historyOf(planYear, random),
  }
}

/** The pieces of street inside a superblock, block corner to block corner, in both directions. */
function streetPieces(at: Placed): StreetPiece[] {
  const [left, bottom] = cornerOf(at)
  const pieces: StreetPiece[] = []
  for (let line = 1; line < blocksAcross; line++) {
    const x = left + line * (blockM.wide + streetM) - streetM / 2
    const y = bottom + line * (blockM.high + streetM) - streetM / 2
    for (let piece = 0; piece < blocksAcross; piece++) {
      const south = bottom + piece * (blockM.high + streetM)
      const west = left + piece * (blockM.wide + streetM)
      pieces.push({ name: `示例路${at.column}-${line}`, from: [x, south], to: [x, south + blockM.high] })
      pieces.push({ name: `示例街${at.row}-${line}`, from: [west, y], to: [west + blockM.wide, y] })
    }
  }
  return pieces
}
