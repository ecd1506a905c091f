/** What became of the rows an import wrote, and who refers to them: asked before it is taken back. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { jsonParts, sendParts } from '../db/bulk.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { mapped } from './pace.ts'
import type { Restorable } from './restorable.queries.ts'
import type { OnSent } from './save-changes.ts'

export type UndoneRun = {
  adcode: string
  runId: string
  /** Nobody else is connected to the database: what was asked in the transaction stays so. */
  isAlone?: boolean
  /** Told how many rows more are being looked at, or taken back; what it throws leaves the import as it was. */
  onSent?: OnSent
}

/** One record of a run: as it was before the first change and after the last. `e` in the statements that use it. */
export const changesOf = ({ adcode, runId }: UndoneRun, { name }: Restorable, part: string): SQL => sql`(
  SELECT p.id, (array_agg(k.before ORDER BY k.number))[1] AS before, (array_agg(k.after ORDER BY k.number DESC))[1] AS after
  FROM jsonb_to_recordset(${part}::jsonb) AS p(id text)
  JOIN import_change k ON k.adcode = ${adcode} AND k.record_id = p.id AND k.run_id = ${runId} AND k.table_name = ${name}
  GROUP BY p.id) e`

/** The row `alias` is the record `e`. */
export const isRecord = ({ key }: Restorable, alias: string): SQL =>
  sql.join(
    key.map(
      (column) => sql`${sql.identifier(alias)}.${sql.identifier(column)} = coalesce(e.after, e.before)->>${column}`,
    ),
    sql` AND `,
  )

const Standing = z.object({
  id: z.string(),
  name: z.string(),
  /** The import added it. */
  isNew: z.boolean(),
  /** It is in the ledger now. */
  isThere: z.boolean(),
  /** Nobody has changed it since. */
  isAsLeft: z.boolean(),
  /** The import had changed its place. */
  isMoved: z.boolean(),
  /** Whose step or link it is. */
  compoundId: z.string().nullable(),
})
export type Standing = z.infer<typeof Standing>

/** How each record of a table stands that the run wrote; locked, in one order, for what follows. */
export async function lockStandings(connection: Connection, run: UndoneRun, table: Restorable): Promise<Standing[]> {
  const ids = await findRows(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT DISTINCT record_id AS id FROM import_change
        WHERE adcode = ${run.adcode} AND run_id = ${run.runId} AND table_name = ${table.name} ORDER BY 1`,
  )
  const standings: Standing[] = []
  // a district is restored, never removed: whoever refers to it need not wait
  const lock = sql.raw(table.name === 'district' ? 'NO KEY UPDATE' : 'UPDATE')
  const lookAt = async (part: string) => {
    const changes = changesOf(run, table, part)
    await connection.statements.execute(
      sql`SELECT 1 FROM ${changes} JOIN ${table.table} t ON ${isRecord(table, 't')} ORDER BY e.id FOR ${lock} OF t`,
    )
    const found = await findRows(
      connection,
      Standing,
      sql`
      WITH now AS (
        SELECT e.*, t.adcode IS NOT NULL AS there, CASE WHEN t.adcode IS NULL THEN NULL ELSE ${table.rowJson('t')} END AS row
        FROM ${changes} LEFT JOIN ${table.table} t ON ${isRecord(table, 't')}
      )
      SELECT id, coalesce(row->>'name', after->>'name', before->>'name', id) AS name, before IS NULL AS "isNew",
        there AS "isThere", row IS NOT DISTINCT FROM after AS "isAsLeft",
        coalesce(before->'boundary', before->'geometry', 'null') <> coalesce(after->'boundary', after->'geometry', 'null') AS "isMoved",
        coalesce(after, before)->>'compound_id' AS "compoundId"
      FROM now ORDER BY id`,
    )
    for (const each of found) standings.push(each)
  }
  await sendParts(ids, lookAt, run.onSent)
  return standings
}

const Referring = z.object({ table: z.string(), columns: z.array(z.string()), targets: z.array(z.string()) })
type Referring = z.infer<typeof Referring>

/**
 * Every foreign key the schema has onto a table, but those whose rows go along. Links of works and compounds do not count: they follow from
 * where the two lie.
 */
export const keysOnto = (connection: Connection, tableName: string): Promise<Referring[]> =>
  findKeys(
    connection,
    sql`f.confdeltype <> 'c' AND f.conrelid <> 'work_compound'::regclass AND f.confrelid = ${tableName}::regclass`,
  )

/** Those whose rows go along. */
export const cascadesOnto = (connection: Connection, tableName: string): Promise<Referring[]> =>
  findKeys(connection, sql`f.confdeltype = 'c' AND f.confrelid = ${tableName}::regclass`)

const findKeys = (connection: Connection, which: SQL): Promise<Referring[]> =>
  findRows(
    connection,
    Referring,
    sql`
    SELECT f.conrelid::regclass::text AS table,
      ARRAY(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k(n, place)
        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.n ORDER BY k.place) AS columns,
      ARRAY(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k(n, place)
        JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.n ORDER BY k.place) AS targets
    FROM pg_constraint f WHERE f.contype = 'f' AND ${which}`,
  )

/** Which of these rows something refers to that would not go with them. */
export async function findReferred(
  connection: Connection,
  { adcode, onSent }: UndoneRun,
  table: Restorable,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0 || !table.key.includes('id')) return new Set()
  const keys = await keysOnto(connection, table.name)
  const referred = new Set<string>()
  for (const { table: from, columns, targets } of keys) {
    const isReferring = sql.join(
      columns.map((column, at) => sql`x.${sql.identifier(column)} = t.${sql.identifier(targets[at] ?? '')}`),
      sql` AND `,
    )
    for (const part of jsonParts(mapped(ids, (id) => ({ id })))) {
      onSent?.(0)
      const found = await findRows(
        connection,
        z.object({ id: z.string() }),
        sql`
        SELECT t.id FROM jsonb_to_recordset(${part}::jsonb) AS p(id text)
        JOIN ${table.table} t ON t.adcode = ${adcode} AND t.id = p.id
        WHERE EXISTS (SELECT 1 FROM ${sql.identifier(from)} x WHERE ${isReferring})`,
      )
      for (const { id } of found) referred.add(id)
    }
  }
  return referred
}

/** Of these compounds, those in an area of the adopted scheme: they cannot leave the ledger unless they leave it first. */
export async function findInAreas(connection: Connection, adcode: string, ids: Iterable<string>): Promise<Set<string>> {
  const found = await findRows(
    connection,
    z.object({ id: z.string() }),
    sql`
    SELECT m.compound_id AS id FROM area_member m
    JOIN scheme ON scheme.adcode = m.adcode AND scheme.id = m.scheme_id AND scheme.adopted
    WHERE m.adcode = ${adcode} AND m.compound_id IN (SELECT jsonb_array_elements_text(${JSON.stringify([...ids])}::jsonb))`,
  )
  return new Set(found.map(({ id }) => id))
}
