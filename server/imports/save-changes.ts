/**
 * What an import writes, kept beside it: every row as it was before and as it is after. A row goes from its table into import_change inside
 * the database, so that a hundred thousand of them pass through nobody's memory.
 */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { jsonParts, sendParts } from '../db/bulk.ts'
import { type Connection, findRows } from '../db/connection.ts'
import type { Change, Transaction } from '../db/write.ts'
import type { Import } from './kind.ts'
import { mapped } from './pace.ts'
import { restorableNamed } from './restorable.queries.ts'

type Run = Pick<Import, 'adcode' | 'runId'>
export type Kept = { id: string; rest?: unknown }
/** Told how many rows more are under way; what it throws ends the writing. */
export type OnSent = (count: number) => void

const nextNumber = ({ adcode, runId }: Run): SQL =>
  sql`(SELECT coalesce(max(number), 0) FROM import_change WHERE adcode = ${adcode} AND run_id = ${runId})`

/** Before anything is written: the rows as they are, null for those that are not there yet. In the order given. For tables whose rows have one id. */
export async function keepBefore(
  tx: Connection,
  run: Run,
  tableName: string,
  rows: Iterable<Kept>,
  onSent?: OnSent,
): Promise<void> {
  const { table, rowJson, recordId } = restorableNamed(tableName)
  const send = (part: string) =>
    tx.statements.execute(sql`
      INSERT INTO import_change (adcode, run_id, number, table_name, record_id, before, rest)
      SELECT ${run.adcode}, ${run.runId}, ${nextNumber(run)} + row_number() OVER (ORDER BY r.place), ${tableName}, r.row->>'id',
        CASE WHEN t.adcode IS NULL THEN NULL ELSE ${rowJson('t')} END, r.row->'rest'
      FROM jsonb_array_elements(${part}::jsonb) WITH ORDINALITY AS r(row, place)
      LEFT JOIN ${table} t ON t.adcode = ${run.adcode} AND ${recordId('t')} = r.row->>'id'`)
  await sendParts(rows, send, onSent)
}

/** Once it is written: the same rows as they are now. */
export async function keepAfter(
  tx: Connection,
  run: Run,
  tableName: string,
  rows: Iterable<Pick<Kept, 'id'>>,
  onSent?: OnSent,
): Promise<void> {
  const { table, rowJson, recordId } = restorableNamed(tableName)
  const send = (part: string) =>
    tx.statements.execute(sql`
      UPDATE import_change kept SET after = ${rowJson('t')}
      FROM ${table} t
      WHERE kept.adcode = ${run.adcode} AND kept.run_id = ${run.runId} AND kept.table_name = ${tableName}
        AND kept.record_id IN (SELECT r->>'id' FROM jsonb_array_elements(${part}::jsonb) r)
        AND t.adcode = kept.adcode AND ${recordId('t')} = kept.record_id`)
  const ids = mapped(rows, ({ id }) => ({ id }))
  await sendParts(ids, send, onSent)
}

/** Rows that were not there before, once they are: in one go instead of before and after. */
export async function keepAdded(tx: Connection, run: Run, tableName: string, rows: Iterable<Kept>): Promise<void> {
  const { table, rowJson } = restorableNamed(tableName)
  for (const part of jsonParts(rows))
    await tx.statements.execute(sql`
      INSERT INTO import_change (adcode, run_id, number, table_name, record_id, after, rest)
      SELECT ${run.adcode}, ${run.runId}, ${nextNumber(run)} + row_number() OVER (ORDER BY r.place), ${tableName}, t.id,
        ${rowJson('t')}, r.row->'rest'
      FROM jsonb_array_elements(${part}::jsonb) WITH ORDINALITY AS r(row, place)
      JOIN ${table} t ON t.adcode = ${run.adcode} AND t.id = r.row->>'id'`)
}

/**
 * Rows that were not there before, written and kept as they then are by one statement.
 * @param given a recordset with the columns id and rest, WITH ORDINALITY
 * @param insert puts the rows of `given r` into the table
 */
export async function addRows(
  tx: Connection,
  run: Run,
  tableName: string,
  { given, insert }: { given: SQL; insert: SQL },
): Promise<void> {
  const { rowJson } = restorableNamed(tableName)
  await tx.statements.execute(sql`
    WITH given AS MATERIALIZED (SELECT * FROM ${given}),
    added AS (${insert} RETURNING *)
    INSERT INTO import_change (adcode, run_id, number, table_name, record_id, after, rest)
    SELECT ${run.adcode}, ${run.runId}, ${nextNumber(run)} + row_number() OVER (ORDER BY r.ordinality), ${tableName}, t.id,
      ${rowJson('t')}, r.rest
    FROM added t JOIN given r ON r.id = t.id`)
}

/**
 * Up to so many records of a table have an entry each in the audit, with the whole row before and after: 10,000 take some seconds. Of more
 * only the import's own entry tells, with their number: nobody would read such a trail, every check of its chain would read all of it, and
 * the rows are kept once more beside the import, where undoing finds them.
 */
export const mostAuditedOneByOne = 10_000

const Kept = z.object({ recordId: z.string(), before: z.unknown(), after: z.unknown() })

/** An audit entry for each row of the table that the run wrote, as it is kept; none where there are more than anybody reads. */
export async function auditKept(
  tx: Transaction,
  run: Run,
  tableName: string,
  { action, kind }: Pick<Change, 'action' | 'kind'>,
): Promise<void> {
  const rows = await findRows(
    tx,
    Kept,
    sql`
    SELECT record_id AS "recordId", before, after FROM import_change
    WHERE adcode = ${run.adcode} AND run_id = ${run.runId} AND table_name = ${tableName}
      AND (SELECT count(*) FROM import_change WHERE adcode = ${run.adcode} AND run_id = ${run.runId} AND table_name = ${tableName})
        <= ${mostAuditedOneByOne}
    ORDER BY number`,
  )
  for (const row of rows) tx.audit({ action, kind, ...row })
}
