/** Questions about attached files: those of a compound, one of them, its bytes piece by piece. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Evidence } from '#contract/evidence.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRow, findRows, getRow } from '../../db/connection.ts'
import { NotFound } from '../../errors.ts'

/** Null `removedAt`: it is there. */
const Stored = Evidence.extend({ hash: z.string(), removedAt: z.string().nullable() })
export type StoredEvidence = z.infer<typeof Stored>

const momentOf = (column: SQL) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const columns = sql`
  e.id, e.compound_id AS "compoundId", e.code, e.name, e.media_type AS "mediaType", e.size_bytes AS "sizeBytes", e.hash,
  e.on_day AS "onDay", e.issuer, ${momentOf(sql`e.at`)} AS at, ${momentOf(sql`e.removed_at`)} AS "removedAt", e.version`

/** The files of a compound that were not removed, by fact, the newest first. */
export const findEvidence = (connection: Connection, reader: Reader, compoundId: string): Promise<Evidence[]> =>
  findRows(
    connection,
    Evidence,
    sql`SELECT ${columns} FROM evidence e
        WHERE ${visibleTo(reader)} AND e.adcode = ${compoundId.slice(0, 6)} AND e.compound_id = ${compoundId}
          AND e.removed_at IS NULL
        ORDER BY e.code, e.on_day DESC NULLS LAST, e.at DESC, e.id`,
  )

/** The same for whoever asks by an id; of a retired compound too. Throws NotFound for one nobody knows. */
export async function listEvidence(connection: Connection, reader: Reader, compoundId: string): Promise<Evidence[]> {
  const files = await findEvidence(connection, reader, compoundId)
  if (files.length > 0) return files
  const known = await findRow(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT c.id FROM compound c
        WHERE ${visibleTo(reader)} AND c.adcode = ${compoundId.slice(0, 6)} AND c.id = ${compoundId}`,
  )
  if (!known) throw new NotFound('compound', compoundId)
  return files
}

/** How many files a compound has, and the name of the one of this fact that is the same byte for byte. */
export const findRoom = (
  connection: Connection,
  reader: Reader,
  { compoundId, code, hash }: Pick<StoredEvidence, 'compoundId' | 'code' | 'hash'>,
) =>
  getRow(
    connection,
    z.object({ count: z.int(), same: z.string().nullable() }),
    sql`SELECT count(*)::int AS count, min(e.name) FILTER (WHERE e.code = ${code} AND e.hash = ${hash}) AS same FROM evidence e
        WHERE ${visibleTo(reader)} AND e.adcode = ${compoundId.slice(0, 6)} AND e.compound_id = ${compoundId}
          AND e.removed_at IS NULL`,
  )

/** The same with what was removed since, locked for the write that follows. */
export const lockStored = (connection: Connection, reader: Reader, id: string): Promise<StoredEvidence | null> =>
  findRow(connection, Stored, sql`${one(reader, id)} FOR UPDATE OF e`)

export const findStored = (connection: Connection, reader: Reader, id: string): Promise<StoredEvidence | null> =>
  findRow(connection, Stored, one(reader, id))

const one = (reader: Reader, id: string) =>
  sql`SELECT ${columns} FROM evidence e WHERE ${visibleTo(reader)} AND e.adcode = ${id.slice(0, 6)} AND e.id = ${id}`

const pieceBytes = 1_000_000
const Piece = z.object({ piece: z.instanceof(Uint8Array) })

/** The file as it was received, a megabyte at a time. Throws NotFound when it is gone. */
export async function* evidenceBytes(connection: Connection, reader: Reader, id: string): AsyncGenerator<Uint8Array> {
  for (let from = 1; ; from += pieceBytes) {
    const row = await findRow(
      connection,
      Piece,
      sql`SELECT substring(e.bytes FROM ${from}::int FOR ${pieceBytes}::int) AS piece FROM evidence e
          WHERE ${visibleTo(reader)} AND e.adcode = ${id.slice(0, 6)} AND e.id = ${id} AND e.removed_at IS NULL`,
    )
    if (!row) throw new NotFound('evidence', id)
    if (row.piece.length > 0) yield row.piece
    if (row.piece.length < pieceBytes) return
  }
}
