/** What the ledger has of its district and street offices, as a file of outlines is compared with it. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { districtTail, ExistingOutline, type ExistingOutlines } from './existing-outline.ts'

/** In one page: there are a few dozen. */
export async function* listExistingOutlines(
  connection: Connection,
  reader: Reader,
  adcode: string,
): AsyncGenerator<ExistingOutlines> {
  const outlines = await findRows(
    connection,
    ExistingOutline,
    sql`
    SELECT d.adcode || ${districtTail}::text AS id, 'district' AS level, d.name, d.version, d.provenance->'boundary'->>'source' AS source
    FROM district d WHERE ${visibleTo(reader)} AND d.adcode = ${adcode}
    UNION ALL
    SELECT s.id, 'street', s.name, s.version, s.provenance->'boundary'->>'source'
    FROM street_office s WHERE ${visibleTo(reader)} AND s.adcode = ${adcode}
    ORDER BY level, id`,
  )
  yield { adcode, outlines }
}
