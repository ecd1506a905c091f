/** Questions behind an export of works: which, of which districts, from which sources; and then every fact, some at a time. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { WorkShape } from '#contract/geometry.ts'
import type { WorkSelection } from '#contract/work.ts'
import { Placement, Trade, WorkKind, WorkState } from '#contract/work-words.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'
import { whereWorks } from '../../works/selection.queries.ts'

const Chosen = z.object({
  ids: z.array(z.string()),
  adcodes: z.array(z.string()),
  unplaced: z.int(),
  invented: z.int(),
  /** Documents and files any of their facts was taken from. */
  sources: z.array(z.string()),
})
export type ChosenWorks = z.infer<typeof Chosen>

export function findChosenWorks(connection: Connection, reader: Reader, filter: WorkSelection): Promise<ChosenWorks> {
  return getRow(
    connection,
    Chosen,
    sql`
    WITH chosen AS MATERIALIZED (
      SELECT w.adcode, w.id, w.geometry IS NULL AS unplaced, w.invented, w.provenance FROM work w
      WHERE ${whereWorks(reader, filter)}
    )
    SELECT coalesce((SELECT json_agg(id ORDER BY adcode, id) FROM chosen), '[]'::json) AS ids,
      coalesce((SELECT json_agg(DISTINCT adcode) FROM chosen), '[]'::json) AS adcodes,
      (SELECT count(*)::int FROM chosen WHERE unplaced) AS unplaced,
      (SELECT count(*)::int FROM chosen WHERE invented) AS invented,
      (SELECT coalesce(json_agg(source ORDER BY source), '[]'::json) FROM (
        SELECT DISTINCT o.value->>'source' AS source FROM chosen, jsonb_each(chosen.provenance) o
        WHERE o.value->>'kind' IN ('document', 'survey')) each) AS sources`,
  )
}

const ExportWork = z.object({
  id: z.string(),
  district: z.string(),
  name: z.string().nullable(),
  /** The number its sender knows it by. */
  code: z.string().nullable(),
  trade: Trade,
  kind: WorkKind,
  placement: Placement,
  state: WorkState,
  operator: z.string().nullable(),
  implementer: z.string().nullable(),
  payer: z.string().nullable(),
  roadName: z.string().nullable(),
  fromMonth: z.string().nullable(),
  toMonth: z.string().nullable(),
  excavates: z.boolean(),
  itemCode: z.string().nullable(),
  isTrunk: z.boolean().nullable(),
  isPrioritised: z.boolean().nullable(),
  lengthM: z.number().nullable(),
  compounds: z.array(z.string()),
  areas: z.array(z.string()),
  note: z.string().nullable(),
  invented: z.boolean(),
  source: z.string().nullable(),
  geometry: WorkShape.nullable(),
})
export type ExportWork = z.infer<typeof ExportWork>

/** Works by id, in the order of the ids; none the reader may not see. Lengths in the district's zone, to a tenth of a metre. */
export function findExportWorks(connection: Connection, reader: Reader, ids: readonly string[]): Promise<ExportWork[]> {
  return findRows(
    connection,
    ExportWork,
    sql`
    SELECT w.id, n.name AS district, w.name, w.provenance->'code'->>'printed' AS code, w.trade, w.kind, w.placement, w.state,
      o.name AS operator, w.implementer, w.payer, w.road_name AS "roadName", w.from_month AS "fromMonth",
      w.to_month AS "toMonth", w.excavates, w.item_code AS "itemCode", w.is_trunk AS "isTrunk",
      w.is_prioritised AS "isPrioritised", w.note, w.invented, w.provenance->'geometry'->>'source' AS source,
      CASE WHEN st_dimension(w.geometry) = 1
        THEN round(st_length(st_transform(w.geometry, n.measure_srid))::numeric, 1)::float8 END AS "lengthM",
      st_asgeojson(w.geometry, 7, 0)::jsonb AS geometry, beside.compounds, beside.areas
    FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) WITH ORDINALITY AS wanted(id, place)
    JOIN work w ON w.adcode = left(wanted.id, 6) AND w.id = wanted.id
    JOIN district_now n ON n.adcode = w.adcode
    LEFT JOIN organisation o ON o.id = w.operator_id
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(DISTINCT c.name), '[]'::json) AS compounds,
        coalesce(json_agg(DISTINCT concat_ws(' ', a.number, a.name)) FILTER (WHERE a.id IS NOT NULL), '[]'::json) AS areas
      FROM work_compound l
      JOIN compound c ON c.adcode = l.adcode AND c.id = l.compound_id AND c.retired_on IS NULL
      LEFT JOIN scheme ON scheme.adcode = l.adcode AND scheme.adopted
      LEFT JOIN area_member m ON m.adcode = l.adcode AND m.scheme_id = scheme.id AND m.compound_id = l.compound_id
      LEFT JOIN area a ON a.adcode = m.adcode AND a.id = m.area_id
      WHERE l.adcode = w.adcode AND l.work_id = w.id AND ${visibleTo(reader)}
    ) beside
    WHERE ${visibleTo(reader)}
    ORDER BY wanted.place`,
  )
}
