/** Saves a balance unit as one document, replaces it, or deletes it; with version check and audit in one transaction. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { BalanceLine, BalanceUnit, BalanceUnitChange, GivenItem, NewBalanceUnit } from '#contract/balance.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { balanceItem, balanceLine, balanceUnit } from '../db/area-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { type FundedRecord, findStoredUnit, lockUnit, type StoredUnit } from './balance.queries.ts'
import { findFunded, findUnit } from './read-balance.ts'

export async function addUnit(writer: Writer, added: z.infer<typeof NewBalanceUnit>): Promise<BalanceUnit> {
  const { adcode, name, note, items, lines } = added
  mustBeAllowed(writer.reader, 'balance.create', { adcode })
  const id = `${adcode}-u-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    await tx.statements.insert(balanceUnit).values({ adcode, id, name, note })
    await addContents(tx, writer, id, { items, lines })
    return saved(tx, writer, { id, action: 'balance.create', before: null })
  })
}

/** What is given replaces name, note, items and lines as a whole. */
export async function changeUnit(
  writer: Writer,
  id: string,
  change: z.infer<typeof BalanceUnitChange>,
): Promise<BalanceUnit> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'balance.change', { adcode, id })
  const { version, name, note, items, lines, reason } = change
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await tx.statements
      .update(balanceUnit)
      .set({ name, note, version: version + 1 })
      .where(isUnit(id))
    await tx.statements.delete(balanceLine).where(and(eq(balanceLine.adcode, adcode), eq(balanceLine.unitId, id)))
    await tx.statements.delete(balanceItem).where(and(eq(balanceItem.adcode, adcode), eq(balanceItem.unitId, id)))
    await addContents(tx, writer, id, { items, lines })
    return saved(tx, writer, { id, action: 'balance.change', before, reason })
  })
}

/** Deletes a unit nobody has changed since `version`. The areas and compounds in it stay; the audit keeps the unit. */
export async function deleteUnit(writer: Writer, id: string, version: number): Promise<{ id: string; deleted: true }> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'balance.delete', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await tx.statements.delete(balanceUnit).where(isUnit(id))
    tx.audit({ action: 'balance.delete', kind: 'balance', recordId: id, before, after: null })
    return { id, deleted: true }
  })
}

const isUnit = (id: string) => and(eq(balanceUnit.adcode, id.slice(0, 6)), eq(balanceUnit.id, id))

async function lockSeen(tx: Transaction, { reader }: Writer, id: string, seen: number): Promise<StoredUnit> {
  const locked = await lockUnit(tx, reader, id)
  const stored = await findStoredUnit(tx, reader, id)
  if (!locked || !stored) throw new NotFound('balance-unit', id)
  if (locked.version === seen) return stored
  throw new StaleVersion({ id, seen, current: locked.version }, await findUnit(tx, reader, id))
}

type Contents = { items: readonly GivenItem[]; lines: readonly BalanceLine[] }

/** Writes items and lines under ids that end in their places: 410108-u-1a2b3c4d-i-001. */
async function addContents(tx: Transaction, { reader }: Writer, unitId: string, { items, lines }: Contents) {
  const adcode = unitId.slice(0, 6)
  const records = await findFunded(tx, reader, adcode, items)
  mustBeThereOnce(adcode, items, records)
  const itemIds = items.map((_, at) => `${unitId}-i-${placeIn(at)}`)
  const itemRows = items.map((item, at) => ({ adcode, id: itemIds[at] as string, unitId, ...ownOf(item, records) }))
  const lineRows = [
    ...items.flatMap((item, at) => item.lines.map((line) => ({ ...line, itemId: itemIds[at] as string }))),
    ...lines.map((line) => ({ ...line, itemId: null })),
  ].map((line, at) => ({ adcode, id: `${unitId}-l-${placeIn(at)}`, unitId, ...line }))
  if (itemRows.length > 0) await tx.statements.insert(balanceItem).values(itemRows)
  for (let at = 0; at < lineRows.length; at += linesAtOnce) {
    await tx.statements.insert(balanceLine).values(lineRows.slice(at, at + linesAtOnce))
  }
}

/** A statement holds 65,535 parameters at most, and a line has ten. */
const linesAtOnce = 5_000
const placeIn = (at: number) => String(at + 1).padStart(6, '0')

function ownOf(item: GivenItem, records: ReadonlyMap<string, FundedRecord>) {
  if ('recordId' in item) {
    const { kind, recordId } = item
    return { kind, recordId, name: records.get(recordId)?.name ?? recordId, place: null }
  }
  const { kind, name, place, standing, source, onDay } = item
  return { kind, recordId: null, name, place: place && pointValue(place), standing, source, onDay }
}

// The column's own type is text (EWKB); Drizzle accepts an SQL expression in its place.
const pointValue = ([lon, lat]: readonly [number, number]) =>
  sql<string>`st_setsrid(st_makepoint(${lon}::float8, ${lat}::float8), 4490)`

/** Every area and compound is of the district, and no money is counted twice: neither by name nor within an area. */
function mustBeThereOnce(
  adcode: string,
  items: readonly GivenItem[],
  records: ReadonlyMap<string, FundedRecord>,
): void {
  const named = items.flatMap((item) => ('recordId' in item ? item : []))
  const missing = named.find(({ recordId }) => !records.has(recordId))
  if (missing) {
    throw new Refusal(missing.kind === 'area' ? 'balance-no-area' : 'balance-no-compound', {
      adcode,
      id: missing.recordId,
    })
  }
  const countedIn = new Map<string, string>()
  for (const record of named.flatMap(({ recordId }) => records.get(recordId) ?? [])) {
    if (named.filter(({ recordId }) => recordId === record.id).length > 1)
      throw new Refusal('balance-item-twice', { name: record.name })
    for (const compound of record.compounds) {
      const other = countedIn.get(compound)
      if (other !== undefined) {
        const name = records.get(compound)?.name ?? compound
        throw new Refusal('balance-counted-twice', { name, area: other === name ? record.name : other })
      }
      countedIn.set(compound, record.name)
    }
  }
}

type Save = { id: string; action: string; before: unknown; reason?: string | undefined }

async function saved(tx: Transaction, { reader }: Writer, { id, action, before, reason }: Save): Promise<BalanceUnit> {
  const after = await findStoredUnit(tx, reader, id)
  const detail = await findUnit(tx, reader, id)
  if (!after || !detail) throw new NotFound('balance-unit', id)
  tx.audit({ action, kind: 'balance', recordId: id, before, after, reason })
  return detail
}
