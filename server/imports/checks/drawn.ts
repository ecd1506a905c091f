/** What the checks hand to each other: shapes on their way into the ledger, and what is found about them. */
import type { Geometry } from 'geojson'
import { boundsOf } from '#geodata/geojson.ts'
import type { ReadFinding } from '#geodata/readers/reading.ts'

export type Repair = { code: string; before: Geometry; after: Geometry }

/** What is enumerated is a list: languages part its items by marks of their own. */
export type FindingParams = Record<string, string | number | readonly (string | number)[]>

export type ShapeFinding = Omit<ReadFinding, 'params'> & {
  params: FindingParams
  at: number | null
  weight: 'blocking' | 'doubt' | 'note'
  place: [number, number] | null
  repair: Repair | null
}

/** A shape of the file. `shape` changes as accepted repairs are made. */
export type Drawn = {
  at: number
  row: number
  recordId: string | null
  streetOffice: string | null
  /** Its name and address. */
  says: string
  shape: Geometry
  /** Up to which repair the user has gone with this row, as a place in `repairOrder`; −1 for none. */
  accepted: number
  /** What was accepted for every row. */
  acceptedForAll: AcceptedForAll
  /** Repairs made, in order, with their numbers. */
  made: { code: RepairCode; params: ReadFinding['params'] }[]
}

/** By the code of the repair, the rows it is declined for. */
export type AcceptedForAll = ReadonlyMap<string, ReadonlySet<number>>

/** An accepted repair stands for those before it as well: each is only proposed once those before it are made. */
export const repairOrder = ['close-line', 'simplify', 'make-valid', 'snap-sliver', 'close-gap'] as const
export type RepairCode = (typeof repairOrder)[number]

export const isAccepted = (drawn: Drawn, code: RepairCode): boolean =>
  drawn.accepted >= repairOrder.indexOf(code) || isAcceptedForAll(drawn, code)

const isAcceptedForAll = ({ at, acceptedForAll }: Drawn, code: RepairCode): boolean =>
  acceptedForAll.get(code)?.has(at) === false

/**
 * Tells that an accepted repair was made, and keeps what the shape was. Only one that was accepted itself can be looked at and declined again;
 * those before it came with it.
 */
export function madeOf(
  drawn: Drawn,
  code: RepairCode,
  after: Geometry,
  { params = {}, place = null }: { params?: ReadFinding['params'] } & Pick<Told, 'place'>,
): ShapeFinding {
  const before = drawn.shape
  drawn.shape = after
  drawn.made.push({ code, params })
  const isOwn = drawn.accepted === repairOrder.indexOf(code) || isAcceptedForAll(drawn, code)
  const repair = isOwn ? { code, before, after } : null
  return found(drawn, `made-${code}`, 'note', { params, place, repair })
}

type Told = {
  params?: FindingParams
  place?: [number, number] | null
  repair?: Repair | null
}

export const found = (
  { at, row }: Pick<Drawn, 'at' | 'row'>,
  code: string,
  weight: ShapeFinding['weight'],
  { params = {}, place = null, repair = null }: Told = {},
): ShapeFinding => ({ code, params, row, at, weight, place, repair })

/** About the whole file. */
export const foundInAll = (code: string, weight: ShapeFinding['weight'], params: FindingParams): ShapeFinding => ({
  ...{ code, params, row: null, at: null, weight, place: null, repair: null },
})

/** Of its box: where to look for it. */
export function middleOf(shape: Geometry): [number, number] | null {
  const bounds = boundsOf(shape)
  return bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]
}

/** Small numbers keep a decimal or two. */
export const rounded = (value: number): number =>
  value >= 10 ? Math.round(value) : value >= 1 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100

/** Which of the two marks of the catalogue (`readings.mark-…`) a sentence about ground of the ledger ends with. */
export const markOf = (invented: boolean) => (invented ? 'invented' : 'none')
