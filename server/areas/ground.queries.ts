/** The ground of an area: its members closed into one shape, and the works that lie in it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { MultiPolygonShape, Position } from '#contract/geometry.ts'
import { Placement, WorkKind, WorkState } from '#contract/work-words.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import type { Ground, MemberSet } from './neighbours.queries.ts'
import { column, compoundById } from './wanted.queries.ts'

/**
 * Members are widened, which closes the lanes between them (two reaches of 38 m bridge 76 m), and then drawn in again
 * to a margin of 12 m, so that the ribbon shows outside them.
 */
const closingM = 38
const drawnInM = 26
/** Half the width of the strip a barrier cuts out of the lanes; enough that the cut is seen on paper. */
const barrierStripM = 3

const WorksInside = z.object({
  kind: WorkKind,
  placement: Placement,
  state: WorkState,
  count: z.int(),
  lengthM: z.number(),
  invented: z.int(),
})
export type WorksInside = z.infer<typeof WorksInside>

const AreaGround = z.object({
  key: z.string(),
  shape: MultiPolygonShape,
  label: Position,
  works: z.array(WorksInside),
})
export type AreaGround = z.infer<typeof AreaGround>

/**
 * Shape, label point and works of each set that has a placed member: members and the lanes between them. The shape leaves
 * out compounds that are no members, is cut where an active barrier runs through the lanes, though never through a
 * member, and has no part beyond such a cut that holds no member. A work lies inside when it meets the shape, and counts with the metres inside; one without geometry lies
 * inside when it is linked to a member.
 */
export async function findGrounds(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  sets: readonly Pick<MemberSet, 'key' | 'ids'>[],
): Promise<AreaGround[]> {
  const keys = column(
    sets.flatMap(({ key, ids }) => ids.map(() => key)),
    sql`text`,
  )
  const ids = column(
    sets.flatMap((set) => set.ids),
    sql`text`,
  )
  return findRows(
    connection,
    AreaGround,
    sql`
    WITH wanted AS MATERIALIZED (
      SELECT key, id FROM unnest(${keys}, ${ids}) AS r(key, id)
    ),
    closed AS MATERIALIZED (
      SELECT w.key, st_union(st_transform(c.boundary, ${measureSrid}::int)) AS members
      FROM wanted w CROSS JOIN LATERAL ${compoundById(adcode, sql`w.id`)} c
      WHERE ${visibleTo(reader)} AND c.boundary IS NOT NULL
      GROUP BY w.key
    ),
    ribbons AS MATERIALIZED (
      SELECT key, members, st_buffer(st_buffer(members, ${closingM}::float8), -${drawnInM}::float8) AS shape FROM closed
    ),
    others AS MATERIALIZED (
      SELECT r.key, st_union(st_transform(c.boundary, ${measureSrid}::int)) AS shape
      FROM ribbons r
      CROSS JOIN LATERAL (
        SELECT * FROM compound WHERE adcode = ${adcode} AND boundary && st_transform(st_envelope(r.shape), 4490) OFFSET 0
      ) c
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL
        AND (r.key, c.id) NOT IN (SELECT key, id FROM wanted)
      GROUP BY r.key
    ),
    strips AS MATERIALIZED (
      SELECT r.key, st_union(st_buffer(
        st_transform(st_intersection(b.line, st_transform(st_expand(r.shape, 2 * ${barrierStripM}::float8), 4490)), ${measureSrid}::int),
        ${barrierStripM}::float8)) AS shape
      FROM ribbons r
      CROSS JOIN LATERAL (
        SELECT * FROM barrier WHERE adcode = ${adcode} AND active AND line && st_transform(st_envelope(r.shape), 4490) OFFSET 0
      ) b
      WHERE ${visibleTo(reader)}
      GROUP BY r.key
    ),
    taken AS MATERIALIZED (
      SELECT key, st_union(shape) AS shape FROM (SELECT * FROM others UNION ALL SELECT * FROM strips) taken
      WHERE NOT st_isempty(shape) GROUP BY key
    ),
    grounds AS MATERIALIZED (
      SELECT r.key, CASE WHEN t.shape IS NULL THEN r.shape ELSE (
        SELECT st_union(part.geom)
        FROM st_dump(st_union(st_collectionextract(st_difference(r.shape, t.shape), 3), r.members)) part
        WHERE st_intersects(part.geom, r.members)) END AS shape
      FROM ribbons r LEFT JOIN taken t USING (key)
    ),
    inside AS MATERIALIZED (
      SELECT g.key, w.id, w.kind, w.placement, w.state, w.invented,
        st_length(st_intersection(st_transform(w.geometry, ${measureSrid}::int), g.shape)) AS length_m
      FROM grounds g
      JOIN work w ON w.geometry && st_transform(st_envelope(g.shape), 4490)
        AND st_intersects(st_transform(w.geometry, ${measureSrid}::int), g.shape)
      WHERE ${visibleTo(reader)} AND w.adcode = ${adcode}
      UNION
      SELECT wanted.key, w.id, w.kind, w.placement, w.state, w.invented, 0
      FROM wanted
      JOIN work_compound l ON l.adcode = ${adcode} AND l.compound_id = wanted.id
      JOIN work w ON w.adcode = l.adcode AND w.id = l.work_id
      WHERE ${visibleTo(reader)} AND w.geometry IS NULL
    ),
    counted AS (
      SELECT key, kind, placement, state, count(*)::int AS count, sum(length_m) AS "lengthM",
        count(*) FILTER (WHERE invented)::int AS invented
      FROM inside GROUP BY key, kind, placement, state
    )
    SELECT g.key, st_asgeojson(st_multi(st_transform(g.shape, 4490)), 7, 0)::jsonb AS shape,
      (st_asgeojson(st_transform(st_pointonsurface(g.shape), 4490), 7, 0)::jsonb)->'coordinates' AS label,
      coalesce((SELECT jsonb_agg(to_jsonb(counted) - 'key') FROM counted WHERE counted.key = g.key), '[]'::jsonb) AS works
    FROM grounds g`,
  )
}
