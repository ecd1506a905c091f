/** Questions about works: the list, one work with its line, the companies that run them. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkShape } from '#contract/geometry.ts'
import { Provenance } from '#contract/provenance.ts'
import { OperatorList, WorkDetail, type WorkFilter, type WorkList, WorkRow } from '#contract/work.ts'
import { lineStateOf } from '#contract/work-words.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, getRow } from '../db/connection.ts'
import type { Finding } from '../errors.ts'
import { whereWorks } from './selection.queries.ts'

/** The columns of a WorkRow but its line state. `w` is work, `o` organisation, `n` district_now. Lengths in the district's zone. */
const rowColumns = sql`
  w.id, w.adcode, w.name, w.trade, w.kind, w.placement, w.state, w.operator_id AS "operatorId", w.implementer, w.payer,
  w.road_name AS "roadName", w.from_month AS "fromMonth", w.to_month AS "toMonth", w.excavates,
  w.is_trunk AS "isTrunk", w.is_prioritised AS "isPrioritised", w.note,
  CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name) END AS operator,
  CASE WHEN st_dimension(w.geometry) = 1 THEN st_length(st_transform(w.geometry, n.measure_srid)) END AS "lengthM",
  CASE WHEN w.geometry IS NULL THEN NULL
    ELSE (st_asgeojson(st_pointonsurface(w.geometry), 7, 0)::jsonb)->'coordinates' END AS place,
  w.invented, w.version`

const fromWorks = sql`
  FROM work w
  JOIN district_now n ON n.adcode = w.adcode
  LEFT JOIN organisation o ON o.id = w.operator_id`

const StoredRow = WorkRow.omit({ lineState: true }).transform((row) => ({ ...row, lineState: lineStateOf(row) }))
const StoredList = z.object({ total: z.int(), items: z.array(StoredRow) })
const StoredDetail = WorkDetail.omit({ lineState: true }).transform((row) => ({ ...row, lineState: lineStateOf(row) }))

/** One page of works in the order of their ids, with the total over all pages. */
export async function listWorks(connection: Connection, reader: Reader, filter: WorkFilter): Promise<WorkList> {
  return getRow(
    connection,
    StoredList,
    sql`
    WITH page AS (
      SELECT ${rowColumns} ${fromWorks}
      WHERE ${whereWorks(reader, filter)}
      ORDER BY w.id LIMIT ${filter.limit} OFFSET ${filter.offset}
    )
    SELECT
      (SELECT count(*)::int FROM work w WHERE ${whereWorks(reader, filter)}) AS total,
      coalesce((SELECT json_agg(page) FROM page), '[]'::json) AS items`,
  )
}

/** One work with its geometry, the compounds beside it and the source of every field; null where the reader may see none. */
export async function findWork(connection: Connection, reader: Reader, id: string): Promise<WorkDetail | null> {
  return findRow(
    connection,
    StoredDetail,
    sql`
    SELECT ${rowColumns}, st_asgeojson(w.geometry, 7, 0)::jsonb AS geometry, w.provenance, (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY c.id), '[]'::jsonb)
      FROM work_compound l JOIN compound c ON c.adcode = l.adcode AND c.id = l.compound_id
      WHERE l.adcode = w.adcode AND l.work_id = w.id AND c.retired_on IS NULL AND ${visibleTo(reader)}
    ) AS compounds
    ${fromWorks}
    WHERE ${visibleTo(reader)} AND w.adcode = ${id.slice(0, 6)} AND w.id = ${id}`,
  )
}

const Seen = z.object({
  version: z.int(),
  row: z.unknown(),
  provenance: Provenance,
  facts: WorkRow.pick({ trade: true, kind: true, placement: true, state: true, fromMonth: true, toMonth: true }),
})

/** The stored row as the audit keeps it (generated columns left out, the shape as GeoJSON), locked for the write that follows. */
export async function lockWork(
  connection: Connection,
  reader: Reader,
  id: string,
): Promise<z.infer<typeof Seen> | null> {
  return findRow(
    connection,
    Seen,
    sql`
    SELECT w.version, w.provenance, to_jsonb(w) - 'geometry_3857' AS row,
      jsonb_build_object('trade', w.trade, 'kind', w.kind, 'placement', w.placement, 'state', w.state,
        'fromMonth', w.from_month, 'toMonth', w.to_month) AS facts
    FROM work w WHERE ${visibleTo(reader)} AND w.adcode = ${id.slice(0, 6)} AND w.id = ${id} FOR UPDATE`,
  )
}

/** Companies with works in the district, and every utility company: whom a work can be given to. */
export async function listOperators(connection: Connection, reader: Reader, adcode: string): Promise<OperatorList> {
  return getRow(
    connection,
    OperatorList,
    sql`
    WITH engaged AS (
      SELECT w.operator_id AS id, count(*)::int AS works FROM work w
      WHERE w.adcode = ${adcode} AND ${visibleTo(reader)} GROUP BY w.operator_id
    ),
    operators AS (
      SELECT o.id, o.name, o.trade, o.invented, coalesce(engaged.works, 0) AS works
      FROM organisation o LEFT JOIN engaged ON engaged.id = o.id
      WHERE o.kind = 'utility-company' OR engaged.id IS NOT NULL
      ORDER BY o.id
    )
    SELECT count(*)::int AS total, coalesce(json_agg(operators), '[]'::json) AS items FROM operators`,
  )
}

export const shapeFromJson = (shape: WorkShape) => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4490)`

const Measured = z.object({
  valid: z.boolean(),
  place: z.tuple([z.number(), z.number()]).nullable(),
  lengthM: z.number().nullable(),
})
const shortestM = 1

/** Faults that make a work's geometry unusable: a line shorter than 1 m in the district's zone, a crossed polygon. */
export async function geometryFaults(
  connection: Connection,
  measureSrid: number,
  shape: WorkShape,
): Promise<Finding[]> {
  const seen = await getRow(
    connection,
    Measured,
    sql`
    WITH drawn AS MATERIALIZED (SELECT ${shapeFromJson(shape)} AS shape),
    detail AS (SELECT shape, st_isvaliddetail(shape) AS d FROM drawn)
    SELECT (d).valid OR st_dimension(shape) < 2 AS valid,
      CASE WHEN (d).location IS NULL THEN NULL ELSE jsonb_build_array(st_x((d).location), st_y((d).location)) END AS place,
      CASE WHEN st_dimension(shape) = 1 THEN st_length(st_transform(shape, ${measureSrid}::int)) END AS "lengthM"
    FROM detail`,
  )
  const pointer = '/geometry'
  if (!seen.valid) return [{ code: 'self-crossing', params: {}, pointer, place: seen.place }]
  if (seen.lengthM === null || seen.lengthM >= shortestM) return []
  return [
    { code: 'too-short', params: { lengthM: Math.round(seen.lengthM * 100) / 100 }, pointer, place: startOf(shape) },
  ]
}

function startOf(shape: WorkShape): [number, number] | null {
  if (shape.type === 'LineString') return shape.coordinates[0] ?? null
  if (shape.type === 'MultiLineString') return shape.coordinates[0]?.[0] ?? null
  return null
}
