/** What the ledger has of works and of the companies that run them, as a file is compared with it. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { pagesById } from '../pages-by-id.ts'
import { ExistingOperator, ExistingWork, type ExistingWorks } from './existing-work.ts'

/** Every work of a district by id, and every company. */
export async function* listExistingWorks(
  connection: Connection,
  reader: Reader,
  adcode: string,
): AsyncGenerator<ExistingWorks> {
  yield { works: [], operators: await findOperators(connection) }
  const pages = pagesById((page) => findWorks(connection, reader, { adcode, ...page }))
  for await (const works of pages) yield { works, operators: [] }
}

type PageOfWorks = { adcode: string; after: string; count: number }

const findWorks = (connection: Connection, reader: Reader, { adcode, after, count }: PageOfWorks) =>
  findRows(
    connection,
    ExistingWork,
    sql`
    SELECT w.id, w.name, w.trade, w.kind, w.placement, w.state, w.version, w.implementer, w.payer, w.road_name AS "roadName",
      w.from_month AS "fromMonth", w.to_month AS "toMonth", w.excavates, w.note, w.item_code AS "itemCode",
      w.provenance->'code'->>'printed' AS code, w.provenance->'geometry'->>'source' AS source, o.name AS operator,
      st_asgeojson(w.geometry, 7, 0)::jsonb AS geometry
    FROM work w LEFT JOIN organisation o ON o.id = w.operator_id
    WHERE ${visibleTo(reader)} AND w.adcode = ${adcode} AND w.id > ${after}
    ORDER BY w.id LIMIT ${count}`,
  )

/** By id, so that of two alike the older one is found. */
export const findOperators = (connection: Connection): Promise<ExistingOperator[]> =>
  findRows(connection, ExistingOperator, sql`SELECT id, name, trade FROM organisation ORDER BY invented, id`)
