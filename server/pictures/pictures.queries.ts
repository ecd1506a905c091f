/** Questions about traced pictures: the list, one of them, its bytes piece by piece. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Picture } from '#contract/picture.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import { NotFound } from '../errors.ts'

const Stored = Picture.omit({ fit: true, refused: true })
export type StoredPicture = z.infer<typeof Stored>

const columns = sql`
  p.id, p.adcode, p.name, p.media_type AS "mediaType", p.width_px AS "widthPx", p.height_px AS "heightPx",
  octet_length(p.bytes) AS bytes, p.points, to_char(p.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, p.version`

/** Pictures of a district, the newest first. */
export const findStoredPictures = (connection: Connection, reader: Reader, adcode: string): Promise<StoredPicture[]> =>
  findRows(
    connection,
    Stored,
    sql`SELECT ${columns} FROM traced_picture p WHERE p.adcode = ${adcode} AND ${visibleTo(reader)} ORDER BY p.at DESC, p.id`,
  )

export const findStoredPicture = (connection: Connection, reader: Reader, id: string): Promise<StoredPicture | null> =>
  findRow(connection, Stored, one(reader, id, sql``))

/** As it stands, locked for the write that follows. */
export const lockStoredPicture = (connection: Connection, reader: Reader, id: string): Promise<StoredPicture | null> =>
  findRow(connection, Stored, one(reader, id, sql`FOR UPDATE`))

const one = (reader: Reader, id: string, locked: SQL) =>
  sql`SELECT ${columns} FROM traced_picture p WHERE p.adcode = ${id.slice(0, 6)} AND p.id = ${id} AND ${visibleTo(reader)} ${locked}`

const Removed = z.object({ picture: Stored, hash: z.string() })

/** A picture that was removed, as it then stood, and the hash of its bytes; null for one that is there or never was. */
export const findRemoved = (connection: Connection, reader: Reader, id: string) =>
  findRow(
    connection,
    Removed,
    sql`
    SELECT gone.before AS picture, (
        SELECT came.after->>'hash' FROM audit_entry came WHERE came.adcode = gone.adcode AND came.record_id = gone.record_id
          AND came.kind = 'picture' AND came.after->>'hash' IS NOT NULL ORDER BY came.seq DESC LIMIT 1) AS hash
    FROM audit_entry gone
    WHERE ${visibleTo(reader)} AND gone.adcode = ${id.slice(0, 6)} AND gone.record_id = ${id} AND gone.action = 'picture.remove'
      AND NOT EXISTS (SELECT 1 FROM traced_picture p WHERE p.adcode = gone.adcode AND p.id = gone.record_id)
    ORDER BY gone.seq DESC LIMIT 1`,
  )

const pieceBytes = 1_000_000
const Piece = z.object({ piece: z.instanceof(Uint8Array) })

/** The picture as it was received, a megabyte at a time. Throws NotFound when it is gone. */
export async function* pictureBytes(connection: Connection, reader: Reader, id: string): AsyncGenerator<Uint8Array> {
  for (let from = 1; ; from += pieceBytes) {
    const row = await findRow(
      connection,
      Piece,
      sql`SELECT substring(p.bytes FROM ${from}::int FOR ${pieceBytes}::int) AS piece FROM traced_picture p
          WHERE p.adcode = ${id.slice(0, 6)} AND p.id = ${id} AND ${visibleTo(reader)}`,
    )
    if (!row) throw new NotFound('picture', id)
    if (row.piece.length > 0) yield row.piece
    if (row.piece.length < pieceBytes) return
  }
}
