/** The statements that take rows of an import back: restored as they were, removed, or retired where something refers to them. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { today } from '#contract/days.ts'
import { importApply } from '#contract/language/imports-apply.ts'
import { jsonParts, sendParts } from '../db/bulk.ts'
import { type Connection, findRows } from '../db/connection.ts'
import type { Change, Transaction } from '../db/write.ts'
import { mapped } from './pace.ts'
import type { Restorable } from './restorable.queries.ts'
import { cascadesOnto, changesOf, isRecord, type UndoneRun } from './undo.queries.ts'

const asRows = (ids: Iterable<string>) => mapped(ids, (id) => ({ id }))
const list = (columns: readonly string[], alias = '') =>
  sql.raw(columns.map((column) => `${alias}"${column}"`).join(', '))

/**
 * Rows as they were before, but for their version: it goes on, so that a page that still shows the import cannot save over what came back.
 * An earlier import that left them so finds them as it left them.
 */
export async function restoreRows(
  tx: Connection,
  run: UndoneRun,
  table: Restorable,
  ids: Iterable<string>,
): Promise<void> {
  const restored = table.columns.filter((column) => !table.key.includes(column) && column !== 'version')
  const values = sql.raw(restored.map((column) => `"${column}" = n."${column}"`).join(', '))
  const restore = async (part: string) => {
    const changes = changesOf(run, table, part)
    await tx.statements.execute(sql`
      UPDATE ${table.table} t SET ${values}${table.hasVersion ? sql`, version = t.version + 1` : sql``}
      FROM ${changes} CROSS JOIN LATERAL jsonb_populate_record(NULL::${table.table}, e.before) n
      WHERE ${isRecord(table, 't')}`)
    if (!table.hasVersion) return
    await tx.statements.execute(sql`
      UPDATE import_change earlier SET after = jsonb_set(earlier.after, '{version}', to_jsonb(t.version))
      FROM ${changes} JOIN ${table.table} t ON ${isRecord(table, 't')}
      WHERE earlier.adcode = ${run.adcode} AND earlier.record_id = e.id AND earlier.table_name = ${table.name}
        AND earlier.run_id <> ${run.runId} AND earlier.after = e.before`)
  }
  await sendParts(asRows(ids), restore, run.onSent)
}

/** Rows the import took away, put back. */
export async function putBackRows(
  tx: Connection,
  run: UndoneRun,
  table: Restorable,
  ids: Iterable<string>,
): Promise<void> {
  const putBack = (part: string) =>
    tx.statements.execute(sql`
      INSERT INTO ${table.table} (${list(table.columns)})
      SELECT ${list(table.columns, 'n.')} FROM ${changesOf(run, table, part)}
      CROSS JOIN LATERAL jsonb_populate_record(NULL::${table.table}, e.before) n
      ON CONFLICT DO NOTHING`)
  await sendParts(asRows(ids), putBack, run.onSent)
}

export async function removeRows(
  tx: Connection,
  run: UndoneRun,
  table: Restorable,
  ids: Iterable<string>,
): Promise<void> {
  const remove = (part: string) =>
    tx.statements.execute(sql`
      DELETE FROM ${table.table} t USING ${changesOf(run, table, part)} WHERE ${isRecord(table, 't')}`)
  const send = run.isAlone ? (part: string) => removeAlone(tx, run, { table, part, remove }) : remove
  await sendParts(asRows(ids), send, run.onSent)
}

type Removing = { table: Restorable; part: string; remove: (part: string) => Promise<unknown> }

/**
 * Who refers to these rows was asked before, of all at once. To be asked again for each row by each of a dozen keys takes the embedded
 * engine a hundred times as long as removing it; and since nobody else is connected, the answer would be the same. What goes along with a
 * row is then removed by name.
 */
async function removeAlone(tx: Connection, run: UndoneRun, { table, part, remove }: Removing): Promise<void> {
  for (const { table: from, columns, targets } of await cascadesOnto(tx, table.name)) {
    const isReferring = sql.join(
      columns.map((column, at) => sql`x.${sql.identifier(column)} = t.${sql.identifier(targets[at] ?? '')}`),
      sql` AND `,
    )
    await tx.statements.execute(sql`
      DELETE FROM ${sql.identifier(from)} x USING ${changesOf(run, table, part)} JOIN ${table.table} t ON ${isRecord(table, 't')}
      WHERE ${isReferring}`)
  }
  await tx.statements.execute(sql`SET LOCAL session_replication_role = replica`)
  await remove(part)
  await tx.statements.execute(sql`SET LOCAL session_replication_role = origin`)
}

/** Links follow from where compounds and works lie; those that stay are linked anew afterwards. */
export async function unlinkCompounds(
  tx: Connection,
  { adcode, onSent }: UndoneRun,
  ids: Iterable<string>,
): Promise<void> {
  for (const part of jsonParts(asRows(ids))) {
    onSent?.(0)
    await tx.statements.execute(sql`
      DELETE FROM work_compound l USING jsonb_to_recordset(${part}::jsonb) AS p(id text)
      WHERE l.adcode = ${adcode} AND l.compound_id = p.id`)
  }
}

/** Added by the import, and a boundary wall, a building or an old division speaks of it: it leaves the lists, and its record stays. */
export async function retireCompounds(
  tx: Connection,
  adcode: string,
  ids: Iterable<string>,
  fileName: string,
): Promise<void> {
  const reason = importApply.retiredReason[0].replace('{{file}}', fileName).slice(0, 500)
  for (const part of jsonParts(asRows(ids)))
    await tx.statements.execute(sql`
      UPDATE compound c SET retired_on = ${today()}, retired_reason = ${reason}, version = c.version + 1
      FROM jsonb_to_recordset(${part}::jsonb) AS p(id text) WHERE c.adcode = ${adcode} AND c.id = p.id`)
}

const Undone = z.object({ recordId: z.string(), before: z.unknown(), after: z.unknown() })

/** An audit entry for each: as the import left it, and as it is now. */
export async function auditUndone(
  tx: Transaction,
  run: UndoneRun,
  table: Restorable,
  ids: Iterable<string>,
  kind: Change['kind'],
): Promise<void> {
  for (const part of jsonParts(asRows(ids))) {
    const rows = await findRows(
      tx,
      Undone,
      sql`
      SELECT e.id AS "recordId", e.after AS before, CASE WHEN t.adcode IS NULL THEN NULL ELSE ${table.rowJson('t')} END AS after
      FROM ${changesOf(run, table, part)} LEFT JOIN ${table.table} t ON ${isRecord(table, 't')} ORDER BY e.id`,
    )
    for (const row of rows) tx.audit({ action: 'import.undo', kind, ...row })
  }
}

export async function markUndone(tx: Connection, { adcode, runId }: UndoneRun): Promise<void> {
  await tx.statements.execute(sql`
    UPDATE import_run SET state = 'undone', undone_at = now(), version = version + 1 WHERE adcode = ${adcode} AND id = ${runId}`)
}
