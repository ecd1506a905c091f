/**
 * The demo of Huiji: real ledger rows laid into an invented town. Names, years and funding labels are the document's;
 * boundaries, households, sizes, costs, dates of progress, roads and works are invented, and say so.
 */
import type { MultiPolygon } from 'geojson'
import { createRandom } from '#geodata/demo/random.ts'
import { inventTown, type Town } from '#geodata/demo/town.ts'
import { readDistrictRecords } from '../read-records.ts'
import type { CompoundRecord } from '../record-schema.ts'
import { type InventedStep, inventProgress } from './progress.ts'

const adcode = '410108'
const seed = 63_2019
/** Where Huiji lies; the town is invented around it. */
const centre: [lon: number, lat: number] = [113.6168, 34.833]
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

export type PlacedCompound = {
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
  const town = inventTown({ seed, centre, yardsByTerritory: [17, 8] })
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

/** Ledger rows to yards of their own street office; yards named as halves get the nearest pair, one row the split yard. */
function assignYards(rows: CompoundRecord[], town: Town): Map<CompoundRecord, Yard> {
  const free = new Set(town.yards)
  const assigned = new Map<CompoundRecord, Yard>()
  const take = (row: CompoundRecord | undefined, yard: Yard | undefined) => {
    if (!row || !yard) return
    assigned.set(row, yard)
    free.delete(yard)
  }
  const row = (number: number) => rows.find((candidate) => candidate.ledgerRow === number)
  take(
    row(rowOfTwoYards),
    [...free].find((yard) => yard.territory === 0 && yard.shape.coordinates.length > 1),
  )
  for (const [a, b] of neighbours) {
    const [first, second] = nearestPair([...free].filter((yard) => yard.territory === 0))
    take(row(a), first)
    take(row(b), second)
  }
  for (const candidate of rows) {
    if (assigned.has(candidate)) continue
    const territory = officeOfTerritory.indexOf(candidate.streetOfficeId ?? '')
    take(
      candidate,
      [...free].find((yard) => yard.territory === territory),
    )
  }
  return assigned
}

function nearestPair(yards: Yard[]): [Yard?, Yard?] {
  let nearest: [Yard?, Yard?] = []
  let least = Number.POSITIVE_INFINITY
  for (const [i, a] of yards.entries()) {
    for (const b of yards.slice(i + 1)) {
      const distance = apart(a, b)
      if (distance < least) [least, nearest] = [distance, [a, b]]
    }
  }
  return nearest
}

const apart = (a: Yard, b: Yard) => {
  const [ax = 0, ay = 0] = a.shape.coordinates[0]?.[0]?.[0] ?? []
  const [bx = 0, by = 0] = b.shape.coordinates[0]?.[0]?.[0] ?? []
  return Math.hypot((ax - bx) * 0.82, ay - by)
}

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
