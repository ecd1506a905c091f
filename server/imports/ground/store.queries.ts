/** What the ledger has of the ground, as a file is compared with it. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'
import { ExistingGround, type ExistingGrounds } from './existing-ground.ts'
import { tailLength } from './ids.ts'

const tail = (alias: string) => sql.raw(`right(${alias}.id, ${tailLength}) AS tail`)
const fromOrigin = (alias: string) =>
  sql.raw(`${alias}.provenance->'code'->>'printed' AS code, ${alias}.provenance->'geometry'->>'source' AS source`)
const asShape = (shape: SQL) => sql`st_asgeojson(${shape}, 7, 0)::jsonb AS geometry`

const Invented = z.object({ roads: z.int(), barriers: z.int(), waters: z.int() })

/**
 * Roads, railways and rivers, waters and crossings of a district, by id. A road that is a barrier as well, or a bridge, is one thing: the ids
 * of its parts end alike. Ids of the demo are too short to do so.
 */
export async function findExistingGround(
  connection: Connection,
  reader: Reader,
  adcode: string,
): Promise<ExistingGrounds> {
  const own = (alias: string) =>
    sql`${visibleTo(reader)} AND ${sql.raw(`${alias}.adcode`)} = ${adcode} AND NOT ${sql.raw(`${alias}.invented`)}`
  const ground = await findRows(
    connection,
    ExistingGround,
    sql`
    WITH barriers AS MATERIALIZED (
      SELECT b.*, ${tail('b')} FROM barrier b WHERE ${own('b')}
    ),
    crossings AS MATERIALIZED (
      SELECT x.*, ${tail('x')} FROM crossing x WHERE ${own('x')}
    ),
    roads AS MATERIALIZED (
      SELECT r.*, ${tail('r')} FROM road r WHERE ${own('r')}
    ),
    waters AS MATERIALIZED (
      SELECT l.*, ${tail('l')} FROM land l WHERE ${own('l')} AND l.kind = 'water'
    ),
    things AS (
      SELECT r.id, 'road' AS table, r.version, r.name, r.class, r.width_m AS "widthM", ${fromOrigin('r')},
        b.id IS NOT NULL AS "isBarrier", x.kind AS crossing, ${asShape(sql`r.line`)}
      FROM roads r LEFT JOIN barriers b USING (tail) LEFT JOIN crossings x USING (tail)
      UNION ALL
      SELECT b.id, 'barrier', b.version, b.name, b.kind, NULL, ${fromOrigin('b')}, true, x.kind, ${asShape(sql`b.line`)}
      FROM barriers b LEFT JOIN crossings x USING (tail)
      WHERE b.kind <> 'road' AND NOT EXISTS (SELECT 1 FROM waters WHERE waters.tail = b.tail)
      UNION ALL
      SELECT l.id, 'land', NULL, l.name, l.kind, NULL, ${fromOrigin('l')}, b.id IS NOT NULL, NULL, ${asShape(sql`l.shape`)}
      FROM waters l LEFT JOIN barriers b USING (tail)
      UNION ALL
      SELECT x.id, 'crossing', x.version, x.name, x.kind, NULL, NULL, NULL, false, x.kind, ${asShape(sql`x.shape`)}
      FROM crossings x
      WHERE NOT EXISTS (SELECT 1 FROM roads WHERE roads.tail = x.tail)
        AND NOT EXISTS (SELECT 1 FROM barriers WHERE barriers.tail = x.tail)
    )
    SELECT * FROM things ORDER BY id`,
  )
  return { ground, invented: await countInvented(connection, adcode) }
}

const countInvented = (connection: Connection, adcode: string) =>
  getRow(
    connection,
    Invented,
    sql`
    SELECT (SELECT count(*)::int FROM road WHERE adcode = ${adcode} AND invented) AS roads,
      (SELECT count(*)::int FROM barrier WHERE adcode = ${adcode} AND invented) AS barriers,
      (SELECT count(*)::int FROM land WHERE adcode = ${adcode} AND kind = 'water' AND invented) AS waters`,
  )
