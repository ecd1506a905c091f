/** What the ledger has of the ground, as a file is compared with it. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'
import { pagesById } from '../pages-by-id.ts'
import { ExistingGround, type ExistingGrounds, type GroundTable } from './existing-ground.ts'
import { groundId, tailLength } from './ids.ts'

const fromOrigin = (alias: string) =>
  sql.raw(`${alias}.provenance->'code'->>'printed' AS code, ${alias}.provenance->'geometry'->>'source' AS source`)
const asShape = (column: string) => sql`st_asgeojson(${sql.raw(column)}, 7, 0)::jsonb AS geometry`

const Invented = z.object({ roads: z.int(), barriers: z.int(), waters: z.int() })

/**
 * Roads, railways and rivers, waters and crossings of a district, table by table and by id. A road that is a barrier as well, or a bridge, is
 * one thing: the ids of its parts end alike. Ids of the demo are too short to do so.
 */
export async function* listExistingGround(
  connection: Connection,
  reader: Reader,
  adcode: string,
): AsyncGenerator<ExistingGrounds> {
  const invented = await countInvented(connection, adcode)
  yield { ground: [], invented }
  for (const askFor of [barriers, waters, roads, crossings]) {
    const pages = pagesById(({ after, count }) =>
      findRows(connection, ExistingGround, askFor({ reader, adcode, after, count })),
    )
    for await (const ground of pages) yield { ground, invented }
  }
}

type Page = { reader: Reader; adcode: string; after: string; count: number }

const ofPage = (alias: string, { reader, adcode, after }: Page) => sql`
  ${visibleTo(reader)} AND ${sql.raw(`${alias}.adcode`)} = ${adcode} AND NOT ${sql.raw(`${alias}.invented`)}
  AND ${sql.raw(`${alias}.id`)} > ${after}`
const firstOf = (alias: string, { count }: Page) => sql`ORDER BY ${sql.raw(`${alias}.id`)} LIMIT ${count}`

/** The other part of one thing, by its id. */
const partOf = (other: string, alias: string, { adcode, table }: { adcode: string; table: GroundTable }) => sql`
  ${sql.raw(`${other}.adcode = ${alias}.adcode AND NOT ${other}.invented AND ${other}.id`)}
    = ${groundId(adcode, table, '')}::text || right(${sql.raw(`${alias}.id`)}, ${tailLength})`

const roads = (page: Page): SQL => sql`
  SELECT r.id, 'road' AS table, r.version, r.name, r.class, r.width_m AS "widthM", ${fromOrigin('r')},
    b.id IS NOT NULL AS "isBarrier", x.kind AS crossing, ${asShape('r.line')}
  FROM road r
  LEFT JOIN barrier b ON ${partOf('b', 'r', { ...page, table: 'barrier' })}
  LEFT JOIN crossing x ON ${partOf('x', 'r', { ...page, table: 'crossing' })}
  WHERE ${ofPage('r', page)} ${firstOf('r', page)}`

const barriers = (page: Page): SQL => sql`
  SELECT b.id, 'barrier' AS table, b.version, b.name, b.kind AS class, NULL AS "widthM", ${fromOrigin('b')},
    true AS "isBarrier", x.kind AS crossing, ${asShape('b.line')}
  FROM barrier b
  LEFT JOIN crossing x ON ${partOf('x', 'b', { ...page, table: 'crossing' })}
  WHERE ${ofPage('b', page)} AND b.kind <> 'road'
    AND NOT EXISTS (SELECT 1 FROM land l WHERE l.kind = 'water' AND ${partOf('l', 'b', { ...page, table: 'land' })})
  ${firstOf('b', page)}`

const waters = (page: Page): SQL => sql`
  SELECT l.id, 'land' AS table, NULL AS version, l.name, l.kind AS class, NULL AS "widthM", ${fromOrigin('l')},
    b.id IS NOT NULL AS "isBarrier", NULL AS crossing, ${asShape('l.shape')}
  FROM land l
  LEFT JOIN barrier b ON ${partOf('b', 'l', { ...page, table: 'barrier' })}
  WHERE ${ofPage('l', page)} AND l.kind = 'water' ${firstOf('l', page)}`

const crossings = (page: Page): SQL => sql`
  SELECT x.id, 'crossing' AS table, x.version, x.name, x.kind AS class, NULL AS "widthM", NULL AS code, NULL AS source,
    false AS "isBarrier", x.kind AS crossing, ${asShape('x.shape')}
  FROM crossing x
  WHERE ${ofPage('x', page)}
    AND NOT EXISTS (SELECT 1 FROM road r WHERE ${partOf('r', 'x', { ...page, table: 'road' })})
    AND NOT EXISTS (SELECT 1 FROM barrier b WHERE ${partOf('b', 'x', { ...page, table: 'barrier' })})
  ${firstOf('x', page)}`

const countInvented = (connection: Connection, adcode: string) =>
  getRow(
    connection,
    Invented,
    sql`
    SELECT (SELECT count(*)::int FROM road WHERE adcode = ${adcode} AND invented) AS roads,
      (SELECT count(*)::int FROM barrier WHERE adcode = ${adcode} AND invented) AS barriers,
      (SELECT count(*)::int FROM land WHERE adcode = ${adcode} AND kind = 'water' AND invented) AS waters`,
  )
