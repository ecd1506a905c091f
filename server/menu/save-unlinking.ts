/** When works or buildings go, what the menu says of them must not hang in the air: a tick keeps its word and loses its work. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findRows } from '../db/connection.ts'
import type { Transaction } from '../db/write.ts'

const Gone = z.object({ recordId: z.string(), before: z.unknown(), after: z.unknown() })

/** Ticks that these works (a subquery of ids) were to do are open again. */
export async function unlinkWorks(tx: Transaction, adcode: string, works: SQL): Promise<void> {
  const rows = await findRows(
    tx,
    Gone,
    sql`
    UPDATE menu_entry e SET work_id = NULL, version = e.version + 1 WHERE e.adcode = ${adcode} AND e.work_id IN (${works})
    RETURNING e.compound_id AS "recordId", to_jsonb(e) AS after, NULL AS before`,
  )
  for (const row of rows) tx.audit({ action: 'menu.unlink', kind: 'menu', ...row })
}

/** What was said of these buildings alone goes with them; the audit keeps it. */
export async function removeBuildingTicks(tx: Transaction, adcode: string, buildings: SQL): Promise<void> {
  const rows = await findRows(
    tx,
    Gone,
    sql`
    DELETE FROM menu_entry e WHERE e.adcode = ${adcode} AND e.building_id IN (${buildings})
    RETURNING e.compound_id AS "recordId", to_jsonb(e) AS before, NULL AS after`,
  )
  for (const row of rows) tx.audit({ action: 'menu.change', kind: 'menu', ...row })
}
