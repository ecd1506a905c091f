/** 上改下 zones of a year: yards planned for it that want their lines buried, and the road sections between them, as one shape. */
import { sql } from 'drizzle-orm'
import { MultiPolygonShape } from '#contract/geometry.ts'
import { UndergroundingZone, type ZoneFilter } from '#contract/work.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'

/** A line this near a yard is that yard's overhead line. */
const overheadNearM = 30
/** A line this near a yard leads to it: its section belongs to the zone. */
const reachM = 60
/**
 * Overlays are computed on a grid of 1 mm. Without one, edges that nearly coincide make GEOS throw and try again, and in
 * the embedded engine that exception ends the statement without rows and without an error.
 */
const gridM = 0.001

const ZoneWithShape = UndergroundingZone.extend({ shape: MultiPolygonShape })
export type ZoneWithShape = typeof ZoneWithShape._output

/**
 * The zones of a year in the order of their first compound. Metres in the district's own zone; shapes in degrees.
 *
 * A member is a placed compound planned for the year, itself or through its area in the adopted scheme, that wants
 * undergrounding or has an overhead line beside it. A line's section runs from the first to the last member it passes;
 * it is as wide as the filter says and joined to each of them by a lead-in of the same width. What then touches is one
 * zone. An operator is finished in a zone when all its metres are; one without any window is unscheduled.
 */
export async function findUndergroundingZones(
  connection: Connection,
  reader: Reader,
  { adcode, year, widthM }: ZoneFilter,
): Promise<ZoneWithShape[]> {
  const { measureSrid } = await getDistrict(connection, adcode)
  return findRows(
    connection,
    ZoneWithShape,
    sql`
    WITH planned AS MATERIALIZED (
      SELECT c.id, c.name, c.undergrounding_wanted AS wanted, st_transform(c.boundary, ${measureSrid}::int) AS shape,
        a.id AS area_id, a.number AS area_number, a.name AS area_name,
        coalesce(c.provenance->'boundary'->>'kind' = 'invented', false) AS invented
      FROM compound_now c
      LEFT JOIN scheme s ON s.adcode = c.adcode AND s.adopted
      LEFT JOIN area_member m ON m.adcode = c.adcode AND m.scheme_id = s.id AND m.compound_id = c.id
      LEFT JOIN area a ON a.adcode = c.adcode AND a.id = m.area_id
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND c.boundary IS NOT NULL
        AND c.status <> 'dropped' AND (c.plan_year = ${year}::int OR a.plan_year = ${year}::int)
    ),
    lines AS MATERIALIZED (
      SELECT w.id, w.operator_id, o.name AS operator_name, w.road_name, w.invented,
        CASE
          WHEN w.kind <> 'undergrounding' THEN 'unscheduled'
          WHEN w.state = 'finished' THEN 'finished'
          WHEN w.state = 'under-way' OR w.from_month IS NOT NULL OR w.to_month IS NOT NULL THEN 'scheduled'
          ELSE 'unscheduled'
        END AS stage,
        st_transform(w.geometry, ${measureSrid}::int) AS line
      FROM work w LEFT JOIN organisation o ON o.id = w.operator_id
      WHERE ${visibleTo(reader)} AND w.adcode = ${adcode} AND w.trade IN ('power', 'telecom')
        AND st_dimension(w.geometry) = 1
        AND (w.kind = 'undergrounding'
          OR (w.placement = 'overhead' AND w.kind <> 'removal' AND (w.kind = 'existing' OR w.state = 'finished')))
    ),
    members AS MATERIALIZED (
      SELECT p.* FROM planned p
      WHERE p.wanted OR EXISTS (SELECT 1 FROM lines l WHERE st_dwithin(l.line, p.shape, ${overheadNearM}::float8))
    ),
    stretches AS MATERIALIZED (
      SELECT l.id AS work_id, part.path, part.geom AS line
      FROM lines l CROSS JOIN LATERAL st_dump(st_linemerge(l.line)) part
      WHERE st_length(part.geom) > 0
    ),
    passages AS MATERIALIZED (
      SELECT t.work_id, t.path, t.line, m.id AS compound_id, m.shape,
        min(st_linelocatepoint(t.line, at.geom)) AS enters, max(st_linelocatepoint(t.line, at.geom)) AS leaves
      FROM stretches t
      JOIN members m ON st_dwithin(t.line, m.shape, ${reachM}::float8)
      CROSS JOIN LATERAL st_dumppoints(st_intersection(t.line, st_buffer(m.shape, ${reachM + 2}::float8), ${gridM}::float8)) at
      GROUP BY t.work_id, t.path, t.line, m.id, m.shape
    ),
    sections AS MATERIALIZED (
      SELECT work_id, path, st_linesubstring(line, min(enters), max(leaves)) AS line
      FROM passages GROUP BY work_id, path, line HAVING max(leaves) > min(enters)
    ),
    leads AS (
      SELECT st_shortestline(p.shape, s.line) AS line
      FROM passages p JOIN sections s ON s.work_id = p.work_id AND s.path = p.path
      WHERE NOT st_intersects(p.shape, s.line)
    ),
    pieces AS (
      SELECT id AS compound_id, NULL::text AS work_id, NULL::float8 AS length_m, shape FROM members
      UNION ALL
      SELECT NULL, work_id, st_length(line), st_buffer(line, ${widthM / 2}::float8) FROM sections
      UNION ALL
      SELECT NULL, NULL, NULL, st_buffer(line, ${widthM / 2}::float8) FROM leads
    ),
    clustered AS MATERIALIZED (SELECT pieces.*, st_clusterdbscan(shape, 0, 1) OVER () AS zone FROM pieces),
    shapes AS (SELECT zone, st_multi(st_union(shape, ${gridM}::float8)) AS shape FROM clustered GROUP BY zone),
    yards AS (
      SELECT k.zone, min(m.id) AS first_id, min(m.name) FILTER (WHERE m.area_id IS NULL) AS loose,
        jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) ORDER BY m.id) AS compounds,
        coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', m.area_id, 'number', m.area_number, 'name', m.area_name))
          FILTER (WHERE m.area_id IS NOT NULL), '[]') AS areas,
        bool_or(m.invented) AS invented
      FROM clustered k JOIN members m ON m.id = k.compound_id GROUP BY k.zone
    ),
    metres AS (
      SELECT k.zone, l.operator_id, l.operator_name, l.road_name, l.stage, sum(k.length_m) AS length_m,
        bool_or(l.invented) AS invented
      FROM clustered k JOIN lines l ON l.id = k.work_id
      GROUP BY k.zone, l.operator_id, l.operator_name, l.road_name, l.stage
    ),
    by_operator AS (
      SELECT zone, operator_id, operator_name,
        coalesce(sum(length_m) FILTER (WHERE stage = 'scheduled'), 0) AS scheduled_m,
        coalesce(sum(length_m) FILTER (WHERE stage = 'unscheduled'), 0) AS unscheduled_m,
        coalesce(sum(length_m) FILTER (WHERE stage = 'finished'), 0) AS finished_m
      FROM metres GROUP BY zone, operator_id, operator_name
    ),
    operators AS (
      SELECT zone, jsonb_agg(jsonb_build_object('operatorId', operator_id, 'name', operator_name,
          'scheduledM', scheduled_m, 'unscheduledM', unscheduled_m, 'finishedM', finished_m,
          'state', CASE WHEN unscheduled_m > 0 THEN 'unscheduled' WHEN scheduled_m > 0 THEN 'scheduled' ELSE 'finished' END)
          ORDER BY operator_id NULLS LAST) AS operators,
        sum(scheduled_m + unscheduled_m) AS overhead_m
      FROM by_operator GROUP BY zone
    ),
    by_road AS (SELECT zone, road_name, sum(length_m) AS length_m FROM metres WHERE road_name IS NOT NULL GROUP BY zone, road_name),
    roads AS (SELECT zone, jsonb_agg(road_name ORDER BY length_m DESC, road_name) AS roads FROM by_road GROUP BY zone),
    doubts AS (SELECT zone, bool_or(invented) AS invented FROM metres GROUP BY zone)
    SELECT
      ${adcode} || '-z-' || ${year}::text || '-' || substr(y.first_id, 8) AS id,
      CASE
        WHEN jsonb_array_length(y.areas) = 1 AND y.loose IS NULL
          THEN (y.areas->0->>'number') || ' ' || (y.areas->0->>'name')
        ELSE coalesce(r.roads->>0, y.compounds->0->>'name')
      END AS name,
      y.areas, y.compounds, coalesce(r.roads, '[]') AS roads,
      coalesce(o.overhead_m, 0) AS "overheadM", st_area(g.shape) AS "sizeM2", coalesce(o.operators, '[]') AS operators,
      y.invented OR coalesce(d.invented, false) AS invented,
      (st_asgeojson(st_transform(st_pointonsurface(g.shape), 4490), 7, 0)::jsonb)->'coordinates' AS place,
      st_asgeojson(st_transform(g.shape, 4490), 7, 0)::jsonb AS shape
    FROM yards y
    JOIN shapes g ON g.zone = y.zone
    LEFT JOIN operators o ON o.zone = y.zone
    LEFT JOIN roads r ON r.zone = y.zone
    LEFT JOIN doubts d ON d.zone = y.zone
    ORDER BY y.first_id`,
  )
}
