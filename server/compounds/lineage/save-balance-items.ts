/** Items of balance units go along with a split or a merge, amounts and all; undoing puts a unit back as it was, if nobody changed it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Fate } from '#contract/carrying.ts'
import type { Reader } from '../../accounts/reader.ts'
import { findStoredUnit, lockUnit, type StoredUnit } from '../../balance/balance.queries.ts'
import { findRows } from '../../db/connection.ts'
import type { Transaction } from '../../db/write.ts'

type Successor = { id: string; name: string }
type Carried = { from: readonly string[]; to: readonly Successor[]; reason: string }

/** Where one takes the place of several, their amounts stand on one item; where several take the place of one, there are none. */
export async function carryBalanceItems(
  tx: Transaction,
  reader: Reader,
  fates: readonly Fate[],
  { from, to, reason }: Carried,
): Promise<void> {
  const units = fates.flatMap((fate) => (fate.tie.kind === 'balance' && fate.to.length > 0 ? fate.tie.unit.id : []))
  for (const unitId of [...new Set(units)].sort()) {
    await changeUnit(tx, reader, unitId, reason, async (before) => {
      const named = before.items.flatMap(({ recordId }) => (recordId && from.includes(recordId) ? recordId : []))
      const [first, ...others] = named
      if (first === undefined) return
      await joinItems(tx, unitId, first, others)
      await nameItem(tx, unitId, first, to)
    })
  }
}

async function joinItems(tx: Transaction, unitId: string, first: string, others: readonly string[]): Promise<void> {
  const adcode = unitId.slice(0, 6)
  const item = (id: string) =>
    sql`(SELECT i.id FROM balance_item i WHERE i.adcode = ${adcode} AND i.unit_id = ${unitId} AND i.record_id = ${id})`
  for (const other of others) {
    await tx.statements.execute(
      sql`UPDATE balance_line SET item_id = ${item(first)} WHERE adcode = ${adcode} AND item_id = ${item(other)}`,
    )
    await tx.statements.execute(
      sql`DELETE FROM balance_item WHERE adcode = ${adcode} AND unit_id = ${unitId} AND record_id = ${other}`,
    )
  }
}

/** Their ids keep them at the place of the one they come from. */
async function nameItem(tx: Transaction, unitId: string, old: string, to: readonly Successor[]): Promise<void> {
  const adcode = unitId.slice(0, 6)
  const [first, ...others] = to
  if (!first) return
  for (const [place, { id, name }] of others.entries())
    await tx.statements.execute(sql`
      INSERT INTO balance_item (adcode, id, unit_id, kind, record_id, name, standing, source, on_day)
      SELECT adcode, id || '-' || ${String(place + 2).padStart(2, '0')}, unit_id, kind, ${id}, ${name}, standing, source, on_day
      FROM balance_item WHERE adcode = ${adcode} AND unit_id = ${unitId} AND record_id = ${old}`)
  await tx.statements.execute(sql`
    UPDATE balance_item SET record_id = ${first.id}, name = ${first.name}
    WHERE adcode = ${adcode} AND unit_id = ${unitId} AND record_id = ${old}`)
}

const Changed = z.object({ unitId: z.string(), before: z.custom<StoredUnit>(), version: z.int() })

/** Units the write that made `id` changed stand as before, unless somebody has changed them since: those are left as they are. */
export async function restoreBalanceItems(
  tx: Transaction,
  reader: Reader,
  id: string,
  reason: string | undefined,
): Promise<void> {
  const adcode = id.slice(0, 6)
  const changed = await findRows(
    tx,
    Changed,
    sql`
    SELECT b.record_id AS "unitId", b.before, (b.after->>'version')::int AS version
    FROM audit_entry made JOIN audit_entry b ON b.adcode = made.adcode AND b.request_id = made.request_id
      AND b.kind = 'balance' AND b.action = 'balance.change' AND b.before IS NOT NULL
    WHERE made.adcode = ${adcode} AND made.record_id = ${id} AND made.action IN ('compound.split', 'compound.merge')
      AND made.before IS NULL
    ORDER BY b.record_id`,
  )
  for (const { unitId, before, version } of changed) {
    const locked = await lockUnit(tx, reader, unitId)
    if (locked?.version !== version) continue
    await changeUnit(tx, reader, unitId, reason, () => writeItems(tx, before))
  }
}

async function writeItems(tx: Transaction, { adcode, id, items, lines }: StoredUnit): Promise<void> {
  const own = sql`adcode = ${adcode} AND unit_id = ${id}`
  await tx.statements.execute(sql`DELETE FROM balance_line WHERE ${own}`)
  await tx.statements.execute(sql`DELETE FROM balance_item WHERE ${own}`)
  const placeIn = (at: number) => String(at + 1).padStart(6, '0')
  const itemRows = items.map((item, at) => ({ ...item, id: `${id}-i-${placeIn(at)}` }))
  const lineRows = [
    ...itemRows.flatMap((item) => item.lines.map((line) => ({ ...line, itemId: item.id }))),
    ...lines.map((line) => ({ ...line, itemId: null })),
  ].map((line, at) => ({ ...line, id: `${id}-l-${placeIn(at)}` }))
  await tx.statements.execute(sql`
    INSERT INTO balance_item (adcode, id, unit_id, kind, record_id, name, place, standing, source, on_day)
    SELECT ${adcode}, id, ${id}, kind, "recordId", name,
      CASE WHEN jsonb_typeof(place) = 'array' THEN st_setsrid(st_makepoint((place->>0)::float8, (place->>1)::float8), 4490) END,
      standing, source, "onDay"
    FROM jsonb_to_recordset(${JSON.stringify(itemRows)}::jsonb) AS i(id text, kind text, "recordId" text, name text, place jsonb,
      standing text, source text, "onDay" date)`)
  await tx.statements.execute(sql`
    INSERT INTO balance_line (adcode, id, unit_id, item_id, side, name, amount_wan, standing, source, on_day)
    SELECT ${adcode}, id, ${id}, "itemId", side, name, "amountWan", standing, source, "onDay"
    FROM jsonb_to_recordset(${JSON.stringify(lineRows)}::jsonb) AS l(id text, "itemId" text, side text, name text,
      "amountWan" float8, standing text, source text, "onDay" date)`)
}

/** Locked, changed, a version on, audited. */
async function changeUnit(
  tx: Transaction,
  reader: Reader,
  id: string,
  reason: string | undefined,
  change: (before: StoredUnit) => Promise<void>,
): Promise<void> {
  await lockUnit(tx, reader, id)
  const before = await findStoredUnit(tx, reader, id)
  if (!before) return
  await change(before)
  await tx.statements.execute(
    sql`UPDATE balance_unit SET version = version + 1 WHERE adcode = ${before.adcode} AND id = ${id}`,
  )
  const after = await findStoredUnit(tx, reader, id)
  tx.audit({ action: 'balance.change', kind: 'balance', recordId: id, before, after, reason })
}
