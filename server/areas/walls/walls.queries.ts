/** Questions about walls: how far two compounds face each other, and what is decided about it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Wall, wallReachM } from '#contract/wall.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../../db/connection.ts'
import type { Ground } from '../neighbours.queries.ts'
import { column, compoundById } from '../wanted.queries.ts'

/** Two compounds by id, the smaller one first. */
export type Pair = { from: string; to: string }

/** A boundary is looked at in pieces no longer than this: a side is told to about a piece at either end. */
const pieceM = 1
/** Coordinates are kept to 7 places, about a centimetre; what is nearer than this touches. */
const touchingM = 0.02
/** Sides nearer than this are drawn as one line. */
const drawnAsOneM = 4
/** A fire lane is at least this wide (GB 50016-2014 7.1.8): in a shorter side nothing can be opened; it is a corner, not a wall. */
const leastM = 4

const FacingWall = Wall.omit({ gapM: true })
type FacingWall = z.infer<typeof FacingWall>

/**
 * The walls the pairs face each other with; a pair that faces nowhere, such as two yards corner to corner, has none.
 *
 * A piece of a boundary faces the other compound when the other's land begins at most 15 m from its middle, straight
 * out (at a right angle, away from the own land) and no more than twice as far as it is anywhere — so up to 60° between
 * the two walls — and no third compound stands in between. The length is the mean of both sides' pieces; where the two
 * touch, both sides are the same line and the length is what they share. Whole metres of the
 * district's zone, since a side is no better known.
 */
export async function findWalls(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  pairs: readonly Pair[],
): Promise<FacingWall[]> {
  if (pairs.length === 0) return []
  const fromIds = column(
    pairs.map(({ from }) => from),
    sql`text`,
  )
  const toIds = column(
    pairs.map(({ to }) => to),
    sql`text`,
  )
  const reach = sql`(${wallReachM}::float8 + ${touchingM}::float8)`
  return findRows(
    connection,
    FacingWall,
    sql`
    WITH pairs AS MATERIALIZED (
      SELECT r.from_id, r.to_id, a.name AS from_name, b.name AS to_name,
        st_forcepolygonccw(st_transform(a.boundary, ${measureSrid}::int)) AS a,
        st_forcepolygonccw(st_transform(b.boundary, ${measureSrid}::int)) AS b
      FROM unnest(${fromIds}, ${toIds}) AS r(from_id, to_id)
      CROSS JOIN LATERAL ${compoundById(adcode, sql`r.from_id`)} a
      CROSS JOIN LATERAL ${compoundById(adcode, sql`r.to_id`)} b
      WHERE ${visibleTo(reader)} AND a.boundary IS NOT NULL AND b.boundary IS NOT NULL
    ),
    screened AS MATERIALIZED (
      SELECT p.*, (
        SELECT st_union(st_transform(c.boundary, ${measureSrid}::int)) FROM compound c
        WHERE c.adcode = ${adcode} AND c.retired_on IS NULL AND c.id NOT IN (p.from_id, p.to_id)
          AND c.boundary && st_transform(st_expand(p.a, ${reach}), 4490)
          AND c.boundary && st_transform(st_expand(p.b, ${reach}), 4490)
      ) AS others
      FROM pairs p
    ),
    sides AS (
      SELECT from_id, to_id, 1 AS side, a AS own, b AS other, others FROM screened
      UNION ALL SELECT from_id, to_id, 2, b, a, others FROM screened
    ),
    edges AS MATERIALIZED (
      SELECT s.from_id, s.to_id, s.side, s.other, s.others, edge.geom AS line,
        st_azimuth(st_startpoint(edge.geom), st_endpoint(edge.geom)) AS along
      FROM sides s CROSS JOIN LATERAL st_dumpsegments(s.own) edge
      WHERE st_dwithin(edge.geom, s.other, ${reach})
    ),
    pieces AS MATERIALIZED (
      SELECT e.*, piece.geom AS piece, st_lineinterpolatepoint(piece.geom, 0.5) AS middle
      FROM edges e CROSS JOIN LATERAL st_dumpsegments(st_segmentize(e.line, ${pieceM}::float8)) piece
    ),
    near AS MATERIALIZED (
      SELECT *, st_distance(middle, other) AS near_m FROM pieces WHERE st_dwithin(middle, other, ${reach})
    ),
    looking AS MATERIALIZED (
      SELECT n.*, sight.out_m * cos(n.along) AS east_m, -sight.out_m * sin(n.along) AS north_m
      FROM near n
      CROSS JOIN LATERAL (SELECT least(${wallReachM}::float8, 2 * n.near_m) + ${touchingM}::float8 AS out_m) sight
    ),
    facing AS MATERIALIZED (
      SELECT from_id, to_id, side, piece, near_m FROM looking
      WHERE st_intersects(st_makeline(middle, st_translate(middle, east_m, north_m)), other)
        AND (others IS NULL OR NOT st_intersects(st_shortestline(middle, other), others))
    ),
    walls AS (
      SELECT from_id, to_id, sum(st_length(piece)) / 2 AS length_m,
        st_multi(st_simplify(st_linemerge(st_collect(piece) FILTER (WHERE side = 1 OR near_m > ${drawnAsOneM}::float8)), 0.01)) AS lines
      FROM facing GROUP BY from_id, to_id HAVING sum(st_length(piece)) / 2 >= ${leastM}::float8
    )
    SELECT p.from_id AS "from", p.to_id AS "to", p.from_name AS "fromName", p.to_name AS "toName",
      round(w.length_m)::int AS "lengthM",
      coalesce((st_asgeojson(st_transform(w.lines, 4490), 7, 0)::jsonb)->'coordinates', '[]'::jsonb) AS lines,
      d.decision, coalesce(d.consent, 'none') AS consent, d.note, coalesce(d.version, 0) AS version
    FROM walls w
    JOIN pairs p ON p.from_id = w.from_id AND p.to_id = w.to_id
    LEFT JOIN LATERAL (
      SELECT * FROM wall WHERE wall.adcode = ${adcode} AND wall.from_id = w.from_id AND wall.to_id = w.to_id OFFSET 0
    ) d ON true
    ORDER BY w.length_m DESC, w.from_id, w.to_id`,
  )
}

/** What is stored of a pair's wall, as the audit keeps it, locked for the write that follows; null where nothing is. */
export function lockWall(connection: Connection, adcode: string, { from, to }: Pair) {
  return findRow(
    connection,
    z.object({ version: z.int(), row: z.unknown() }),
    sql`SELECT w.version, to_jsonb(w) AS row FROM wall w
        WHERE w.adcode = ${adcode} AND w.from_id = ${from} AND w.to_id = ${to} FOR UPDATE`,
  )
}
