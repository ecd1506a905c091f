/** What senders' files said beside a record and no field of ours holds: kept with the change that wrote it, until the import is taken back. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Connection, findRows, getRow } from '../db/connection.ts'

/** The changes `k` of records wanted, by imports that stand. */
const kept = (ids: readonly string[]): SQL => sql`
  wanted AS (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS id),
  kept AS MATERIALIZED (
    SELECT k.record_id AS id, k.rest, i.file_name, i.applied_at, k.number
    FROM wanted
    JOIN import_change k ON k.adcode = left(wanted.id, 6) AND k.record_id = wanted.id
    JOIN import_run i ON i.adcode = k.adcode AND i.id = k.run_id
    WHERE i.state = 'applied' AND jsonb_typeof(k.rest) = 'object'
  )`

const Received = z.object({
  /** In the order of the alphabet: how a sender arranges them was not kept. */
  columns: z.array(z.object({ heading: z.string(), isNumber: z.boolean() })),
  /** The files they stood in. */
  files: z.array(z.string()),
})
export type Received = z.infer<typeof Received>

export const findReceived = (connection: Connection, ids: readonly string[]): Promise<Received> =>
  getRow(
    connection,
    Received,
    sql`
    WITH ${kept(ids)},
    headings AS (
      SELECT cell.key AS heading, bool_and(jsonb_typeof(cell.value) = 'number') AS "isNumber"
      FROM kept CROSS JOIN LATERAL jsonb_each(kept.rest) cell GROUP BY cell.key
    )
    SELECT coalesce((SELECT json_agg(headings ORDER BY heading) FROM headings), '[]'::json) AS columns,
      coalesce((SELECT json_agg(DISTINCT file_name) FROM kept), '[]'::json) AS files`,
  )

const Cells = z.object({ id: z.string(), cells: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })
export type ReceivedCells = Map<string, z.infer<typeof Cells>['cells']>

/** By record and heading; where several files fill the same one, as the last of them has it. */
export async function findReceivedCells(connection: Connection, ids: readonly string[]): Promise<ReceivedCells> {
  const found = await findRows(
    connection,
    Cells,
    sql`
    WITH ${kept(ids)},
    last_said AS (
      SELECT DISTINCT ON (kept.id, cell.key) kept.id, cell.key, cell.value
      FROM kept CROSS JOIN LATERAL jsonb_each(kept.rest) cell
      WHERE jsonb_typeof(cell.value) IN ('string', 'number', 'boolean')
      ORDER BY kept.id, cell.key, kept.applied_at DESC, kept.number DESC
    )
    SELECT id, jsonb_object_agg(key, value) AS cells FROM last_said GROUP BY id`,
  )
  return new Map(found.map(({ id, cells }) => [id, cells]))
}
