/** The neighbour graph inside sets of compounds: which are near enough, which of those a barrier cuts, how far the rest is. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Position } from '#contract/geometry.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { column, compoundById } from './wanted.queries.ts'

/** The district whose compounds are asked about, and the zone its metres are measured in. */
export type Ground = { adcode: string; measureSrid: number }
/** Compounds looked at together: a draft, or a saved area. Pairs are sought inside a set only. */
export type MemberSet = { key: string; ids: readonly string[]; maxGapM: number }

/** Coordinates are kept to 7 places, about a centimetre: what is nearer than this touches. */
const touchingM = 0.02
/** A boundary this near a barrier's line is drawn to that line; a link this near a barrier's end only touches it. */
const onTheLineM = 0.5
/** A crossing opens its barrier this far around. Source: the rule for bundling. */
const crossingReachM = 100
/** Metres of a degree of latitude, and of longitude at the equator; a percent more, so that no pair is missed. */
const degreesPerM = { latitude: 1.01 / 110_574, longitude: 1.01 / 111_320 }

const asPosition = (point: SQL) => sql`(st_asgeojson(st_transform(${point}, 4490), 7, 0)::jsonb)->'coordinates'`

const Link = z.object({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  gapM: z.number(),
  line: z.array(Position),
  cut: z.object({ barrier: z.object({ name: z.string().nullable(), kind: z.string() }), place: Position }).nullable(),
})
export type FoundLink = z.infer<typeof Link>

/**
 * Every pair of a set whose boundaries are at most its `maxGapM` apart, with the shortest line between them, and for a
 * pair that a barrier keeps apart the barrier and the place. The gap in whole centimetres decides, as it is told;
 * overlapping compounds have 0.
 *
 * A barrier keeps a pair apart when it crosses the link, and no crossing lies within reach of that place. Touching the
 * barrier's end is no crossing, unless another barrier goes on from there. Where the link begins or ends on the barrier,
 * because a boundary was drawn to the road's centre line, that end is taken from a metre inside the compound: the link
 * then crosses exactly when the two lie on different sides. Two that touch or overlap are kept apart where barriers run
 * along all they share: the boundary of each that lies in or on the other.
 *
 * What a planner decided by hand comes before all of this: a declared link is one however wide the gap, a denied one is cut
 * for the planner's reason, as by a barrier of kind `denied`.
 *
 * The same rule in process, for many compounds at once: bundling/graph/barriers.ts; a test holds the two together.
 */
export async function findNeighbourLinks(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  sets: readonly MemberSet[],
): Promise<FoundLink[]> {
  const wanted = sets.flatMap(({ key, ids, maxGapM }) => ids.map((id) => ({ key, id, maxGapM })))
  const keys = column(
    wanted.map(({ key }) => key),
    sql`text`,
  )
  const ids = column(
    wanted.map(({ id }) => id),
    sql`text`,
  )
  const limits = column(
    wanted.map(({ maxGapM }) => maxGapM),
    sql`float8`,
  )
  const smaller = (id: SQL) => sql`(
    SELECT st_buffer(st_transform(c.boundary, ${measureSrid}::int), -2 * ${onTheLineM}::float8)
    FROM compound c WHERE c.adcode = ${adcode} AND c.id = ${id})`
  const inwardsWhereOnTheLine = (end: SQL, id: SQL) => sql`CASE
    WHEN st_dwithin(b.line, ${end}, ${onTheLineM}::float8) THEN coalesce(st_closestpoint(${smaller(id)}, ${end}), ${end})
    ELSE ${end} END`
  return findRows(
    connection,
    Link,
    sql`
    WITH members AS MATERIALIZED (
      SELECT r.key, r.id, r.max_gap_m, c.boundary, st_transform(c.boundary, ${measureSrid}::int) AS shape
      FROM unnest(${keys}, ${ids}, ${limits}) AS r(key, id, max_gap_m)
      CROSS JOIN LATERAL ${compoundById(adcode, sql`r.id`)} c
      WHERE ${visibleTo(reader)} AND c.boundary IS NOT NULL
    ),
    decisions AS MATERIALIZED (
      SELECT d.from_id, d.to_id, d.linked, d.reason FROM neighbour_decision d
      WHERE ${visibleTo(reader)} AND d.adcode = ${adcode}
    ),
    pairs AS MATERIALIZED (
      SELECT m.key, m.id AS from_id, o.id AS to_id, st_shortestline(m.shape, o.shape) AS line, m.max_gap_m
      FROM members m
      CROSS JOIN LATERAL (
        SELECT c.id FROM compound c
        WHERE c.adcode = ${adcode} AND c.boundary && st_expand(
          m.boundary,
          (m.max_gap_m + ${touchingM}::float8) * ${degreesPerM.longitude}::float8 / cos(radians(abs(st_ymax(m.boundary)) + 0.01)),
          (m.max_gap_m + ${touchingM}::float8) * ${degreesPerM.latitude}::float8)
        OFFSET 0
      ) near
      JOIN members o ON o.key = m.key AND o.id = near.id AND o.id > m.id
      WHERE st_dwithin(m.shape, o.shape, m.max_gap_m + ${touchingM}::float8)
      UNION ALL
      SELECT m.key, m.id, o.id, st_shortestline(m.shape, o.shape), m.max_gap_m
      FROM decisions d
      JOIN members m ON m.id = d.from_id
      JOIN members o ON o.key = m.key AND o.id = d.to_id
      WHERE d.linked AND NOT st_dwithin(m.shape, o.shape, m.max_gap_m + ${touchingM}::float8)
    ),
    links AS MATERIALIZED (
      SELECT *, CASE WHEN st_length(line) < ${touchingM}::float8 THEN 0 ELSE round(st_length(line)::numeric, 2)::float8 END AS gap_m
      FROM pairs
    ),
    barriers AS MATERIALIZED (
      SELECT b.id, b.name, b.kind, shape.line, st_boundary(st_linemerge(shape.line)) AS ends
      FROM barrier b CROSS JOIN LATERAL (SELECT st_transform(b.line, ${measureSrid}::int) AS line OFFSET 0) shape
      WHERE ${visibleTo(reader)} AND b.adcode = ${adcode} AND b.active
    )
    SELECT l.key, l.from_id AS "from", l.to_id AS "to", l.gap_m AS "gapM",
      ${asPosition(sql`l.line`)} AS line,
      CASE WHEN d.linked THEN NULL
        WHEN NOT d.linked THEN jsonb_build_object(
          'barrier', jsonb_build_object('name', d.reason, 'kind', 'denied'), 'place', ${asPosition(sql`st_lineinterpolatepoint(l.line, 0.5)`)})
        WHEN cut.place IS NULL THEN NULL ELSE jsonb_build_object(
        'barrier', jsonb_build_object('name', cut.name, 'kind', cut.kind), 'place', ${asPosition(sql`cut.place`)}) END AS cut
    FROM links l
    LEFT JOIN decisions d ON d.from_id = l.from_id AND d.to_id = l.to_id
    LEFT JOIN LATERAL (
      (SELECT b.name, b.kind, part.geom AS place, st_distance(st_startpoint(way.line), part.geom) AS order_m, b.id
      FROM (
        SELECT b.id FROM barrier b
        WHERE b.adcode = ${adcode} AND b.active AND b.line && st_expand(st_transform(l.line, 4490), 0.00003)
        OFFSET 0
      ) near
      -- an end is only taken inwards where it lies this near: what is farther away cuts neither the link nor the way
      CROSS JOIN LATERAL (
        SELECT * FROM barriers WHERE barriers.id = near.id AND st_dwithin(barriers.line, l.line, ${onTheLineM}::float8) OFFSET 0
      ) b
      CROSS JOIN LATERAL (
        SELECT st_makeline(
          ${inwardsWhereOnTheLine(sql`st_startpoint(l.line)`, sql`l.from_id`)},
          ${inwardsWhereOnTheLine(sql`st_endpoint(l.line)`, sql`l.to_id`)}) AS line
        OFFSET 0
      ) way
      CROSS JOIN LATERAL st_dump(st_intersection(way.line, b.line)) part
      WHERE l.gap_m > 0 AND st_dimension(part.geom) = 0
        AND NOT (
          st_dwithin(b.ends, part.geom, ${onTheLineM}::float8)
          AND NOT EXISTS (
            SELECT 1 FROM barriers other WHERE other.id <> b.id AND st_dwithin(other.line, part.geom, ${onTheLineM}::float8)
          )
        )
        AND NOT EXISTS (
          SELECT 1 FROM crossing x
          WHERE ${visibleTo(reader)} AND x.adcode = ${adcode}
            AND x.shape && st_transform(st_expand(part.geom, 1.01 * ${crossingReachM}::float8), 4490)
            AND st_dwithin(st_transform(x.shape, ${measureSrid}::int), part.geom, ${crossingReachM}::float8)
        ))
      UNION ALL
      (SELECT b.name, b.kind, st_closestpoint(contact.shape, b.line), st_distance(contact.shape, b.line), b.id
      FROM (
        SELECT a.shape AS a, o.shape AS o
        FROM members a, members o
        WHERE l.gap_m = 0 AND a.key = l.key AND a.id = l.from_id AND o.key = l.key AND o.id = l.to_id
          AND EXISTS (
            SELECT 1 FROM barriers b
            WHERE b.line && st_expand(a.shape, ${onTheLineM}::float8) AND b.line && st_expand(o.shape, ${onTheLineM}::float8)
          )
        OFFSET 0
      ) pair
      CROSS JOIN LATERAL (
        SELECT st_collectionextract(st_collect(
          st_intersection(st_boundary(pair.a), st_buffer(pair.o, ${touchingM}::float8)),
          st_intersection(st_boundary(pair.o), st_buffer(pair.a, ${touchingM}::float8))), 2) AS shape
        OFFSET 0
      ) shared
      CROSS JOIN LATERAL (
        SELECT CASE WHEN st_length(shared.shape) < 2 * ${onTheLineM}::float8 THEN st_startpoint(l.line) ELSE shared.shape END AS shape
        OFFSET 0
      ) contact
      CROSS JOIN LATERAL (
        SELECT st_buffer(st_collect(st_transform(x.shape, ${measureSrid}::int)), ${crossingReachM}::float8) AS zone
        FROM crossing x
        WHERE ${visibleTo(reader)} AND x.adcode = ${adcode}
          AND st_dwithin(st_transform(x.shape, ${measureSrid}::int), contact.shape, ${crossingReachM}::float8)
        OFFSET 0
      ) bridged
      CROSS JOIN LATERAL (
        SELECT CASE WHEN bridged.zone IS NULL THEN kept.zone ELSE st_difference(kept.zone, bridged.zone) END AS zone
        FROM (
          SELECT st_union(st_buffer(b.line, ${onTheLineM}::float8)) AS zone
          FROM barriers b WHERE st_dwithin(b.line, contact.shape, ${onTheLineM}::float8)
        ) kept
        WHERE kept.zone IS NOT NULL
        OFFSET 0
      ) closed
      CROSS JOIN LATERAL (
        SELECT b.id, b.name, b.kind, b.line FROM barriers b
        ORDER BY st_distance(b.line, contact.shape), b.id LIMIT 1
      ) b
      WHERE CASE st_dimension(contact.shape)
        WHEN 0 THEN st_intersects(contact.shape, closed.zone)
        ELSE st_length(st_difference(contact.shape, closed.zone)) <= ${onTheLineM}::float8 END)
      ORDER BY order_m, id
      LIMIT 1
    ) cut ON true
    WHERE l.gap_m <= l.max_gap_m OR d.linked
    ORDER BY l.key, l.gap_m, l.from_id, l.to_id`,
  )
}

const Gap = z.object({ key: z.string(), from: z.string(), to: z.string(), gapM: z.number(), place: Position })
export type FoundGap = z.infer<typeof Gap>

/** Groups of one set that nothing joins, the main one first. */
export type GroupedSet = { key: string; groups: readonly (readonly string[])[] }

/**
 * For each group but the main one the member of another group of its set that is nearest to it: the distance in metres and the middle of
 * the space between. Bounding boxes sort the others first, so that few distances are measured exactly.
 */
export async function findNearestGaps(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  sets: readonly GroupedSet[],
): Promise<FoundGap[]> {
  const wanted = sets.flatMap(({ key, groups }) =>
    groups.flatMap((ids, place) => ids.map((id) => ({ key, id, place }))),
  )
  const keys = column(
    wanted.map(({ key }) => key),
    sql`text`,
  )
  const ids = column(
    wanted.map(({ id }) => id),
    sql`text`,
  )
  const places = column(
    wanted.map(({ place }) => place),
    sql`int`,
  )
  return findRows(
    connection,
    Gap,
    sql`
    WITH members AS MATERIALIZED (
      SELECT r.key, r.id, r.place, st_transform(c.boundary, ${measureSrid}::int) AS shape
      FROM unnest(${keys}, ${ids}, ${places}) AS r(key, id, place)
      CROSS JOIN LATERAL ${compoundById(adcode, sql`r.id`)} c
      WHERE ${visibleTo(reader)} AND c.boundary IS NOT NULL
    ),
    bounded AS MATERIALIZED (
      SELECT m.*, guess.gap_m AS at_most_m
      FROM members m
      CROSS JOIN LATERAL (
        SELECT st_distance(m.shape, o.shape) AS gap_m FROM members o
        WHERE o.key = m.key AND o.place <> m.place ORDER BY m.shape <#> o.shape LIMIT 1
      ) guess
      WHERE m.place > 0
    ),
    limits AS MATERIALIZED (
      SELECT key, place, min(at_most_m) AS at_most_m FROM bounded GROUP BY key, place
    ),
    nearest AS MATERIALIZED (
      SELECT DISTINCT ON (m.key, m.place) m.key, m.id AS from_id, o.id AS to_id,
        st_distance(m.shape, o.shape) AS gap_m, m.shape AS from_shape, o.shape AS to_shape
      FROM members m
      JOIN limits l ON l.key = m.key AND l.place = m.place
      JOIN members o ON o.key = m.key AND o.place <> m.place AND (m.shape <#> o.shape) <= l.at_most_m
      ORDER BY m.key, m.place, gap_m, m.id, o.id
    )
    SELECT key, from_id AS "from", to_id AS "to", round(gap_m::numeric, 2)::float8 AS "gapM",
      ${asPosition(sql`st_lineinterpolatepoint(st_shortestline(from_shape, to_shape), 0.5)`)} AS place
    FROM nearest ORDER BY key, gap_m, from_id, to_id`,
  )
}
