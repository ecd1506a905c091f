/**
 * The demo of Huiji: real ledger rows laid into an invented town. Names, years and funding labels are the document's;
 * boundaries, households, sizes, costs, dates of progress, roads and works are invented, and say so.
 */
import type { MultiPolygon } from 'geojson'
import { centralMeridianOf, toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { type Ring, shortestLink } from '#geodata/demo/plane.ts'
import { createRandom } from '#geodata/demo/random.ts'
import { inventTown, type Town } from '#geodata/demo/town.ts'
import { readDistrictRecords } from '../read-records.ts'
import type { CompoundRecord } from '../record-schema.ts'
import { type InventedStep, inventProgress } from './progress.ts'

const adcode = '410108'
const seed = 63_2019
/** Where Huiji lies; the town is invented around it. */
const centre: [lon: number, lat: number] = [113.6168, 34.833]
const centralMeridian = centralMeridianOf(centre[0])
/** Ledger rows left without a boundary, so that placing can be tried: one in 长兴路, two in 刘寨. */
const unplacedRows = new Set([22, 27, 28])
/** Rows that must lie side by side: their names say they are halves of one yard. */
const neighbours = [
  [7, 8],
  [9, 10],
] as const
const rowOfTwoYards = 14
const officeOfTerritory = [`${adcode}-s-01`, `${adcode}-s-02`]

/** The day the invented progress is judged at; shown as invented wherever it stands. */
export const demoDataDate = '2020-11-10'

type PlacedCompound = {
  id: string
  boundary: MultiPolygon
  households: number
  floorAreaM2: number
  siteAreaM2: number
  costWan: number
  undergroundingWanted: boolean
}
export type Demo = {
  adcode: string
  dataDate: string
  town: Town
  offices: { id: string; boundary: MultiPolygon }[]
  compounds: PlacedCompound[]
  /** Index of a yard in the town → compound id, for its buildings. */
  compoundOfLot: Map<number, string>
  steps: InventedStep[]
}

export function inventHuiji(): Demo {
  const town = inventTown({ seed, centre, yardsByTerritory: [17, 8], dataMonth: demoDataDate.slice(0, 7) })
  const ledger = readDistrictRecords().find((district) => district.adcode === adcode)?.compounds ?? []
  const yardOf = assignYards(
    ledger.filter((row) => !unplacedRows.has(row.ledgerRow)),
    town,
  )
  const draw = drawFrom(seed + 1)
  const compounds = [...yardOf].map(([row, yard]) => measure(row, yard, draw))
  const compoundOfLot = new Map([...yardOf].flatMap(([row, yard]) => yard.lot.map((lot) => [lot, row.id] as const)))
  return {
    adcode,
    dataDate: demoDataDate,
    town,
    offices: town.territories.map((boundary, i) => ({ id: officeOfTerritory[i] ?? '', boundary })),
    compounds,
    compoundOfLot,
    steps: inventProgress(ledger, drawFrom(seed + 2), demoDataDate),
  }
}

/** Evenly between 0 and 1. */
const drawFrom = (start: number) => {
  const source = createRandom(start)
  return () => source.between(0, 1)
}

type Yard = Town['yards'][number]

/**
 * Ledger rows to yards of their own street office: the row that names two yards gets the split one, rows named as halves
 * the nearest pair, a row named after a street a yard on that street, and the others what is left, in their order.
 */
function assignYards(rows: CompoundRecord[], town: Town): Map<CompoundRecord, Yard> {
  const free = new Set(town.yards)
  const assigned = new Map<CompoundRecord, Yard>()
  const isOwn = (row: CompoundRecord) => (yard: Yard) =>
    officeOfTerritory[yard.territory] === row.streetOfficeId && free.has(yard)
  const take = (row: CompoundRecord, choose: (own: Yard[]) => Yard | undefined) => {
    const yard = assigned.has(row) ? undefined : choose(town.yards.filter(isOwn(row)))
    if (!yard) return
    assigned.set(row, yard)
    free.delete(yard)
  }
  const numbered = (numbers: readonly number[]) => rows.filter((row) => numbers.includes(row.ledgerRow))
  for (const row of numbered([rowOfTwoYards])) take(row, (own) => own.find((yard) => yard.shape.coordinates.length > 1))
  for (const pair of neighbours) {
    const [first, second] = numbered(pair)
    if (!first || !second) continue
    const halves = nearestPair(town.yards.filter(isOwn(first)))
    take(first, () => halves[0])
    take(second, () => halves[1])
  }
  for (const row of rows) take(row, (own) => own.find((yard) => yard.fronts.some((road) => row.name.startsWith(road))))
  for (const row of rows) take(row, (own) => own[0])
  return assigned
}

function nearestPair(yards: Yard[]): Yard[] {
  const pairs = yards.flatMap((a, i) => yards.slice(i + 1).map((b) => ({ pair: [a, b], gapM: gapBetween(a, b) })))
  return pairs.sort((a, b) => a.gapM - b.gapM)[0]?.pair ?? []
}

/** Between the nearest points of the walls, in metres. */
const gapBetween = (a: Yard, b: Yard) => shortestLink(wallOf(a), wallOf(b)).lengthM

const wallOf = ({ shape }: Yard): Ring =>
  (shape.coordinates[0]?.[0] ?? []).slice(1).map(([lon = 0, lat = 0]) => toGaussKruger([lon, lat], centralMeridian))

/** Invented figures in believable proportion: 70–95 m² of floor a household, 0.03–0.06 万元 a square metre. */
function measure(row: CompoundRecord, yard: Yard, draw: () => number): PlacedCompound {
  const floorAreaM2 = Math.round(yard.floorAreaM2 / 10) * 10
  return {
    id: row.id,
    boundary: yard.shape,
    households: Math.max(12, Math.round(floorAreaM2 / (70 + 25 * draw()))),
    floorAreaM2,
    siteAreaM2: Math.round(yard.siteAreaM2),
    costWan: Math.round(floorAreaM2 * (0.03 + 0.03 * draw())),
    undergroundingWanted: draw() < 0.6,
  }
}
