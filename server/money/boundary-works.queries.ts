/** How far works lie inside the boundaries of the compounds they serve or cross: measured in the district's own zone. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { BoundaryWork, MetCompound } from '#contract/money-works.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'

/** As measured; what the documents say of it comes later. */
const StoredWork = BoundaryWork.omit({ measure: true, outside: true, charges: true }).extend({
  /** 0, 1 or 2; null without a shape. */
  dimension: z.int().nullable(),
  /** Of it the part inside: what lies inside two boundaries that overlap is there once. */
  whole: z.number().nullable(),
  compounds: z.array(MetCompound.omit({ step: true })),
})
export type StoredWork = z.infer<typeof StoredWork>

type Asked = { adcode: string; compoundId: string | null }

/** Of a line its metres, of ground its square metres, of a place whether it is there (1). */
const measured = (shape: ReturnType<typeof sql>) => sql`CASE m.dimension WHEN 1 THEN st_length(${shape})
  WHEN 2 THEN st_area(${shape}) ELSE CASE WHEN st_isempty(${shape}) THEN 0 ELSE 1 END END`

/**
 * Works to come, under way or finished that serve or cross a compound, and, wherever they are, those a menu names and trunk works;
 * not lines that lie there anyway.
 */
export const findBoundaryWorks = (
  connection: Connection,
  reader: Reader,
  { adcode, compoundId }: Asked,
): Promise<StoredWork[]> =>
  findRows(
    connection,
    StoredWork,
    sql`
    WITH served AS MATERIALIZED (
      SELECT l.work_id, c.id, c.name, c.plan_year, c.boundary, c.ledger_row,
        c.boundary IS NULL OR coalesce(c.provenance->'boundary'->>'kind' IN ('estimated', 'invented'), false) AS sketched
      FROM work_compound l JOIN compound c ON c.adcode = l.adcode AND c.id = l.compound_id
      WHERE l.adcode = ${adcode} AND c.retired_on IS NULL AND ${visibleTo(reader)}
        AND (${compoundId}::text IS NULL
          OR l.work_id IN (SELECT work_id FROM work_compound WHERE adcode = ${adcode} AND compound_id = ${compoundId}))
    ),
    named AS MATERIALIZED (
      SELECT e.work_id
      FROM menu_entry e JOIN compound c ON c.adcode = e.adcode AND c.id = e.compound_id
      WHERE ${visibleTo(reader)} AND e.adcode = ${adcode} AND e.work_id IS NOT NULL AND e.need IN ('needed', 'done')
        AND c.retired_on IS NULL AND (${compoundId}::text IS NULL OR c.id = ${compoundId})
    ),
    meant AS MATERIALIZED (
      SELECT w.*, n.measure_srid, st_dimension(w.geometry) AS dimension, st_transform(w.geometry, n.measure_srid) AS ground
      FROM work w JOIN district_now n ON n.adcode = w.adcode
      WHERE ${visibleTo(reader)} AND w.adcode = ${adcode}
        AND (w.id IN (SELECT work_id FROM named)
          OR (w.state <> 'existing'
            AND (w.id IN (SELECT work_id FROM served) OR (${compoundId}::text IS NULL AND w.is_trunk))))
    )
    SELECT m.id, m.name, m.trade, m.kind, m.state, m.road_name AS "roadName", o.name AS operator,
      m.from_month AS "fromMonth", m.to_month AS "toMonth", m.is_trunk AS "isTrunk", m.is_prioritised AS "isPrioritised",
      m.invented, m.version, m.dimension, CASE WHEN m.ground IS NOT NULL THEN ${measured(sql`m.ground`)} END AS whole,
      CASE WHEN m.ground IS NULL THEN NULL WHEN joint.part IS NULL THEN 0 ELSE ${measured(sql`joint.part`)} END AS inside,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'planYear', s.plan_year, 'isSketched', s.sketched,
          'inside', CASE WHEN m.ground IS NULL OR s.boundary IS NULL THEN 0
            ELSE ${measured(sql`st_intersection(m.ground, st_transform(s.boundary, m.measure_srid))`)} END)
          ORDER BY s.ledger_row NULLS LAST, s.id)
        FROM served s WHERE s.work_id = m.id
      ), '[]'::jsonb) AS compounds
    FROM meant m LEFT JOIN organisation o ON o.id = m.operator_id
    CROSS JOIN LATERAL (
      SELECT st_intersection(m.ground, st_union(st_transform(s.boundary, m.measure_srid))) AS part
      FROM served s WHERE s.work_id = m.id
    ) joint
    ORDER BY m.id`,
  )
