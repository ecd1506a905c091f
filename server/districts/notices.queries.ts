import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'

/**
 * What has to stand beside a map of the district, in the words of those who made its roads and waters. Told by the imports that hold, so that
 * a hundred thousand roads need not be asked one by one.
 */
export async function listNotices(connection: Connection, reader: Reader, adcode: string): Promise<string[]> {
  const found = await findRows(
    connection,
    z.object({ notice: z.string() }),
    sql`
    SELECT DISTINCT n.notice COLLATE "C" AS notice
    FROM import_run i CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(i.provenance->'notices', '[]'::jsonb)) n(notice)
    WHERE ${visibleTo(reader)} AND i.adcode = ${adcode} AND i.state = 'applied' ORDER BY 1`,
  )
  return found.map(({ notice }) => notice)
}
