/** The pieces of a compound's boundary: its separate parts, or what drawn lines cut it into. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type LineShape, MultiPolygonShape } from '#contract/geometry.ts'
import { Piece, type Pieces } from '#contract/lineage.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'

/** What a cut leaves over along an edge or a corner is no yard: it stays with the piece it has most of its edge with. */
const sliverM2 = 20

/** Numbered from 0, from north to south, the western one first of two beside each other: the same whenever it is asked. */
export const pieces = (reader: Reader, id: string, cuts: readonly LineShape[]): SQL => sql`
  whole AS MATERIALIZED (
    SELECT c.boundary AS shape, d.measure_srid FROM compound c JOIN district d ON d.adcode = c.adcode
    WHERE ${visibleTo(reader)} AND c.adcode = ${id.slice(0, 6)} AND c.id = ${id} AND c.boundary IS NOT NULL
  ),
  blade AS MATERIALIZED (
    SELECT st_collectionextract(st_collect(st_setsrid(st_geomfromgeojson(cut), 4490)), 2) AS lines
    FROM jsonb_array_elements_text(${JSON.stringify(cuts.map((cut) => JSON.stringify(cut)))}::jsonb) AS cut
    WHERE st_length(st_geomfromgeojson(cut)) > 0
  ),
  parted AS MATERIALIZED (
    SELECT row_number() OVER () AS place, part.geom AS shape,
      st_area(st_transform(part.geom, whole.measure_srid)) < ${sliverM2}::float8 AS is_sliver
    FROM whole CROSS JOIN blade CROSS JOIN LATERAL st_dump(
      CASE WHEN blade.lines IS NULL THEN whole.shape ELSE st_split(whole.shape, blade.lines) END) AS part
  ),
  homes AS (
    SELECT part.shape, coalesce(home.place, part.place) AS place FROM parted part LEFT JOIN LATERAL (
      SELECT other.place FROM parted other
      WHERE part.is_sliver AND NOT other.is_sliver AND st_length(st_intersection(other.shape, part.shape)) > 0
      ORDER BY st_length(st_intersection(other.shape, part.shape)) DESC, other.place LIMIT 1
    ) home ON true
  ),
  joined AS (SELECT (st_dump(st_union(shape))).geom AS shape FROM homes GROUP BY place),
  pieces AS MATERIALIZED (
    SELECT shape, (row_number() OVER (ORDER BY st_y(st_centroid(shape)) DESC, st_x(st_centroid(shape))))::int - 1 AS number
    FROM joined
  )`

const Count = z.object({ count: z.int() })

/** The pieces with their sizes in m². */
export async function findPieces(
  connection: Connection,
  reader: Reader,
  { id, measureSrid }: { id: string; measureSrid: number },
  cuts: readonly LineShape[],
): Promise<Pick<Pieces, 'pieces' | 'idleCuts'>> {
  const found = await findRows(
    connection,
    Piece,
    sql`
    WITH ${pieces(reader, id, cuts)}
    SELECT st_asgeojson(shape, 15, 0)::jsonb AS shape, st_area(st_transform(shape, ${measureSrid}::int)) AS "sizeM2",
      (st_asgeojson(st_pointonsurface(shape), 7, 0)::jsonb)->'coordinates' AS place
    FROM pieces ORDER BY number`,
  )
  let idleCuts = 0
  for (const cut of cuts) {
    const without = cuts.filter((other) => other !== cut)
    if ((await countPieces(connection, reader, id, without)) === found.length) idleCuts++
  }
  return { pieces: found, idleCuts }
}

async function countPieces(connection: Connection, reader: Reader, id: string, cuts: readonly LineShape[]) {
  const { count } = await getRow(
    connection,
    Count,
    sql`WITH ${pieces(reader, id, cuts)} SELECT count(*)::int AS count FROM pieces`,
  )
  return count
}

/** How many pieces there are, and the boundary of each group of them that is not empty, by its place in the list. */
export async function findBoundaries(
  connection: Connection,
  reader: Reader,
  id: string,
  cuts: readonly LineShape[],
  groups: readonly (readonly number[])[],
): Promise<{ count: number; boundaries: Map<number, z.infer<typeof MultiPolygonShape>> }> {
  const count = await countPieces(connection, reader, id, cuts)
  const rows = await findRows(
    connection,
    z.object({ place: z.int(), boundary: MultiPolygonShape }),
    sql`
    WITH ${pieces(reader, id, cuts)},
    groups AS (
      SELECT (g.place - 1)::int AS place, n.number::int AS number
      FROM jsonb_array_elements(${JSON.stringify(groups)}::jsonb) WITH ORDINALITY AS g(numbers, place)
      CROSS JOIN LATERAL jsonb_array_elements_text(g.numbers) AS n(number)
    )
    SELECT g.place, st_asgeojson(st_multi(st_union(p.shape)), 15, 0)::jsonb AS boundary
    FROM groups g JOIN pieces p ON p.number = g.number GROUP BY g.place`,
  )
  return { count, boundaries: new Map(rows.map(({ place, boundary }) => [place, boundary])) }
}

/** The boundaries of several compounds as one; null where none has a boundary. */
export async function findUnion(connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) {
  const { boundary } = await getRow(
    connection,
    z.object({ boundary: MultiPolygonShape.nullable() }),
    sql`
    SELECT st_asgeojson(st_multi(st_union(c.boundary)), 15, 0)::jsonb AS boundary FROM compound c
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode}
      AND c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  )
  return boundary
}
