/** When works or buildings go, what the menu says of them must not hang in the air: a tick keeps its word and loses its work. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findRows } from '../db/connection.ts'
import type { Transaction } from '../db/write.ts'
import { entryObject } from './menu.queries.ts'

const Told = z.object({ id: z.string(), compoundId: z.string(), entry: z.unknown() })

/** Ticks that these works (a subquery of ids) were to do are open again. */
export async function unlinkWorks(tx: Transaction, adcode: string, works: SQL): Promise<void> {
  const before = await lockTold(tx, sql`e.adcode = ${adcode} AND e.work_id IN (${works})`)
  if (before.length === 0) return
  const these = among(adcode, before)
  await tx.statements.execute(sql`UPDATE menu_entry e SET work_id = NULL, version = e.version + 1 WHERE ${these}`)
  const after = new Map((await lockTold(tx, these)).map(({ id, entry }) => [id, entry]))
  for (const { id, compoundId: recordId, entry } of before)
    tx.audit({ action: 'menu.unlink', kind: 'menu', recordId, before: entry, after: after.get(id) ?? null })
}

/** What was said of these buildings alone goes with them; the audit keeps it. */
export async function removeBuildingTicks(tx: Transaction, adcode: string, buildings: SQL): Promise<void> {
  const before = await lockTold(tx, sql`e.adcode = ${adcode} AND e.building_id IN (${buildings})`)
  if (before.length === 0) return
  await tx.statements.execute(sql`DELETE FROM menu_entry e WHERE ${among(adcode, before)}`)
  for (const { compoundId: recordId, entry } of before)
    tx.audit({ action: 'menu.change', kind: 'menu', recordId, before: entry, after: null })
}

/** The entries as the menu tells them, each with the work that does it, locked until the write is in. */
const lockTold = (tx: Transaction, which: SQL) =>
  findRows(
    tx,
    Told,
    sql`
    SELECT e.id, e.compound_id AS "compoundId", ${entryObject} AS entry
    FROM menu_entry e LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id
    WHERE ${which} ORDER BY e.id FOR UPDATE OF e`,
  )

const among = (adcode: string, rows: readonly { id: string }[]): SQL =>
  sql`e.adcode = ${adcode} AND e.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(rows.map(({ id }) => id))}::jsonb))`
