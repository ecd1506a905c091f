/** Files as they were received, and the drafts they belong to. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../../db/connection.ts'

const unpack = promisify(gunzip)

const Laid = z.object({
  id: z.string(),
  adcode: z.string(),
  name: z.string(),
  bytes: z.int(),
  hash: z.string(),
  state: z.enum(['draft', 'applied', 'undone']),
  parts: z.int(),
})
/** A file that was received to its end. */
export type Laid = z.infer<typeof Laid>

export const findLaid = (connection: Connection, reader: Reader, id: string): Promise<Laid | null> =>
  findRow(
    connection,
    Laid,
    sql`SELECT r.id, r.adcode, r.file_name AS name, r.file_bytes AS bytes, r.file_hash AS hash, r.state,
          (SELECT count(*)::int FROM import_file f WHERE f.adcode = r.adcode AND f.run_id = r.id) AS parts
        FROM import_run r
        WHERE r.adcode = ${id.slice(0, 6)} AND r.id = ${id} AND r.file_hash <> '' AND ${visibleTo(reader)}`,
  )

/** Part by part, packed as it is kept: a large file is never whole in the server's memory. */
export async function* packedParts(connection: Connection, { id, adcode, parts }: Laid): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part++) {
    const row = await findRow(
      connection,
      z.object({ packed: z.instanceof(Buffer) }),
      sql`SELECT packed FROM import_file WHERE adcode = ${adcode} AND run_id = ${id} AND part = ${part}`,
    )
    if (row) yield row.packed
  }
}

/** How senders' columns are read in a district, oldest first. */
export async function listTemplates(connection: Connection, adcode: string, kind: string): Promise<unknown[]> {
  const rows = await findRows(
    connection,
    z.object({ columns: z.unknown() }),
    sql`SELECT columns FROM import_template WHERE adcode = ${adcode} AND kind = ${kind} ORDER BY at, sender, signature`,
  )
  return rows.map(({ columns }) => columns)
}

/** What was said of names before: key and choice. */
export async function listRemembered(
  connection: Connection,
  adcode: string,
  kind: string,
): Promise<[key: string, choice: string][]> {
  const rows = await findRows(
    connection,
    z.object({ key: z.string(), choice: z.string() }),
    sql`SELECT key, choice FROM import_choice WHERE adcode = ${adcode} AND kind = ${kind} ORDER BY key`,
  )
  return rows.map(({ key, choice }) => [key, choice])
}

/** The file as it was received, unpacked part by part. */
export async function* receivedBytes(connection: Connection, laid: Laid): AsyncGenerator<Uint8Array> {
  for await (const packed of packedParts(connection, laid)) yield await unpack(packed)
}
