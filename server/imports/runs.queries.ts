/** Imports as the list has them. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { ImportKind, ImportRun } from '#contract/import.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const moment = (column: SQL) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const runColumns = sql`
  i.id, i.adcode, jsonb_build_object('name', i.file_name, 'bytes', i.file_bytes, 'format', i.format) AS file,
  i.kind, i.state, i.wishes->>'sender' AS sender, i.wishes->'source'->>'name' AS source, i.actor,
  ${moment(sql`i.at`)} AS at, ${moment(sql`i.applied_at`)} AS "appliedAt", ${moment(sql`i.undone_at`)} AS "undoneAt", i.summary`

const mostListed = 500

/** The newest first. */
export async function listRuns(connection: Connection, reader: Reader, adcode: string): Promise<ImportRun[]> {
  return findRows(
    connection,
    ImportRun,
    sql`SELECT ${runColumns} FROM import_run i WHERE ${visibleTo(reader)} AND i.adcode = ${adcode}
        ORDER BY i.at DESC, i.id DESC LIMIT ${mostListed}`,
  )
}

export async function findRun(connection: Connection, reader: Reader, id: string): Promise<ImportRun | null> {
  return findRow(
    connection,
    ImportRun,
    sql`SELECT ${runColumns} FROM import_run i WHERE ${visibleTo(reader)} AND i.adcode = ${id.slice(0, 6)} AND i.id = ${id}`,
  )
}

/** As `findRun`, but where it is being written or taken back, only once that has come to its end, this way or that. */
export async function findSettledRun(connection: Connection, reader: Reader, id: string): Promise<ImportRun | null> {
  return findRow(
    connection,
    ImportRun,
    sql`SELECT ${runColumns} FROM import_run i
        WHERE ${visibleTo(reader)} AND i.adcode = ${id.slice(0, 6)} AND i.id = ${id} FOR SHARE`,
  )
}

const Locked = z.object({
  kind: ImportKind,
  state: z.enum(['draft', 'applied', 'undone']),
  fileName: z.string(),
  fileHash: z.string(),
})
export type LockedRun = z.infer<typeof Locked>

/** The run as it stands, locked for the write that follows. */
export async function lockRun(connection: Connection, reader: Reader, id: string): Promise<LockedRun | null> {
  return findRow(
    connection,
    Locked,
    sql`SELECT i.kind, i.state, i.file_name AS "fileName", i.file_hash AS "fileHash" FROM import_run i
        WHERE ${visibleTo(reader)} AND i.adcode = ${id.slice(0, 6)} AND i.id = ${id} FOR UPDATE`,
  )
}
