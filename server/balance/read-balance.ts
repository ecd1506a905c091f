/** Balance units as they stand now: stored lines, summed; names, places and estimates of the records behind the items. */
import type { BalanceItem, BalanceUnit } from '#contract/balance.ts'
import { sumsOfItem, sumsOfUnit } from '#contract/balance-sums.ts'
import type { Reader } from '../accounts/reader.ts'
import { totalOf } from '../areas/totals.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import {
  type FundedRecord,
  findFundedAreas,
  findFundedCompounds,
  findStoredUnit,
  findStoredUnits,
  type StoredItem,
  type StoredUnit,
} from './balance.queries.ts'

/** The units of a district by name. Throws NotFound for an unknown district. */
export async function listUnits(connection: Connection, reader: Reader, adcode: string): Promise<BalanceUnit[]> {
  await getDistrict(connection, adcode)
  const stored = await findStoredUnits(connection, reader, adcode)
  const items = stored.flatMap((unit) => unit.items)
  const records = await findFunded(connection, reader, adcode, items)
  return stored.map((unit) => toUnit(unit, records))
}

/** One unit, or null where there is none the reader may see. */
export async function findUnit(connection: Connection, reader: Reader, id: string): Promise<BalanceUnit | null> {
  const stored = await findStoredUnit(connection, reader, id)
  return stored && toUnit(stored, await findFunded(connection, reader, stored.adcode, stored.items))
}

type Named = { kind: BalanceItem['kind']; recordId?: string | null }

/** The areas and compounds that items name, by id; those that are not there have no entry. */
export async function findFunded(
  connection: Connection,
  reader: Reader,
  adcode: string,
  items: readonly Named[],
): Promise<Map<string, FundedRecord>> {
  const idsOf = (wanted: BalanceItem['kind']) => [
    ...new Set(items.flatMap(({ kind, recordId }) => (kind === wanted && recordId ? recordId : []))),
  ]
  const found = [
    ...(await findFundedAreas(connection, reader, adcode, idsOf('area'))),
    ...(await findFundedCompounds(connection, reader, adcode, idsOf('compound'))),
  ]
  return new Map(found.map((record) => [record.id, record]))
}

const toUnit = (stored: StoredUnit, records: ReadonlyMap<string, FundedRecord>): BalanceUnit => ({
  ...stored,
  items: stored.items.map((item) => toItem(item, records)),
  sums: sumsOfUnit(stored.items, stored.lines),
})

function toItem(item: StoredItem, records: ReadonlyMap<string, FundedRecord>): BalanceItem {
  const record = item.recordId === null ? null : (records.get(item.recordId) ?? null)
  return {
    ...item,
    name: record?.name ?? item.name,
    place: record?.place ?? item.place,
    gone: item.recordId !== null && record === null,
    sums: sumsOfItem(item),
    proposedCostWan: record && totalOf(record.costs),
  }
}
