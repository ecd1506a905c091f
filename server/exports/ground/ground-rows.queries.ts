/** Questions behind an export of the ground. A road, the barrier it is and the bridge it crosses by are one thing: their ids end alike. */

import { type SQL, sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import { GroundCounts, GroundKind, type GroundSelection } from '#contract/ground.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'

/** Ids of the demo are numbers: those of a road and a barrier are equal by chance. An import's are longer than this. */
const longerThanDemo = sql.raw('24')
const companion = (alias: string, table: 'barrier' | 'crossing', letter: 'b' | 'x', main: string) =>
  sql.raw(`LEFT JOIN ${table} ${alias} ON ${alias}.adcode = ${main}.adcode
    AND ${alias}.id = regexp_replace(${main}.id, '^(\\d+)-[a-z]+-', '\\1-${letter}-')`)

/** Of which rows of a table, called by its alias, there is a question. */
type Within = (alias: 'r' | 'b' | 'l' | 'x') => SQL
const all: Within = () => sql`true`

/** Everything there is of it, or of the ids `within`. A barrier that is a road or a surface's shore as well is told with it; of the demo, roads alone. */
const things = (reader: Reader, within: Within = all): SQL => sql`
  SELECT r.adcode, r.id, 'road' AS kind, r.class, r.name, r.width_m, r.line::geometry AS shape, r.provenance, r.invented,
    b.id IS NOT NULL OR r.invented AS cuts, b.active, b.reason, x.kind AS crossing
  FROM road r ${companion('b', 'barrier', 'b', 'r')} AND length(r.id) > ${longerThanDemo}
    ${companion('x', 'crossing', 'x', 'r')} AND length(r.id) > ${longerThanDemo}
  WHERE ${visibleTo(reader)} AND ${within('r')}
  UNION ALL
  SELECT b.adcode, b.id, b.kind, CASE b.kind WHEN 'road' THEN 'arterial' END,
    b.name, NULL, b.line::geometry, b.provenance, b.invented, true, b.active, b.reason, x.kind
  FROM barrier b ${companion('x', 'crossing', 'x', 'b')} AND length(b.id) > ${longerThanDemo}
  WHERE ${visibleTo(reader)} AND ${within('b')} AND NOT (b.invented AND b.kind = 'road') AND (length(b.id) <= ${longerThanDemo} OR (
    NOT EXISTS (SELECT 1 FROM road r WHERE r.adcode = b.adcode AND r.id = replace(b.id, '-b-', '-r-'))
    AND NOT EXISTS (SELECT 1 FROM land l WHERE l.adcode = b.adcode AND l.id = replace(b.id, '-b-', '-l-'))))
  UNION ALL
  SELECT l.adcode, l.id, 'water', NULL, l.name, NULL, l.shape::geometry, l.provenance, l.invented,
    b.id IS NOT NULL, b.active, b.reason, NULL
  FROM land l ${companion('b', 'barrier', 'b', 'l')} AND length(l.id) > ${longerThanDemo}
  WHERE ${visibleTo(reader)} AND ${within('l')} AND l.kind = 'water'
  UNION ALL
  SELECT x.adcode, x.id, 'crossing', NULL, x.name, NULL, x.shape::geometry, '{}'::jsonb, x.invented, false, NULL, NULL, x.kind
  FROM crossing x
  WHERE ${visibleTo(reader)} AND ${within('x')} AND (length(x.id) <= ${longerThanDemo} OR (
    NOT EXISTS (SELECT 1 FROM road r WHERE r.adcode = x.adcode AND r.id = replace(x.id, '-x-', '-r-'))
    AND NOT EXISTS (SELECT 1 FROM barrier b WHERE b.adcode = x.adcode AND b.id = replace(x.id, '-x-', '-b-'))))`

/** By the key of each table: a page of a city's ground must not read the city. */
const wantedOnly: Within = (
  alias,
) => sql`${sql.raw(alias)}.adcode = ANY (ARRAY(SELECT DISTINCT left(id, 6) FROM wanted))
    AND ${sql.raw(alias)}.id = ANY (ARRAY(SELECT id FROM wanted))`

function whereGround({ adcode, kind, class: classes, q }: GroundSelection): SQL {
  const parts = [adcode.length === 6 ? sql`g.adcode = ${adcode}` : sql`g.adcode LIKE ${`${adcode}%`}`]
  if (kind) parts.push(sql`g.kind = ANY (string_to_array(${kind}, ','))`)
  if (classes) parts.push(sql`g.kind = 'road' AND g.class = ANY (string_to_array(${classes}, ','))`)
  if (q) parts.push(sql`g.name ILIKE ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`)
  return sql.join(parts, sql` AND `)
}

const Chosen = z.object({
  ids: z.array(z.string()),
  adcodes: z.array(z.string()),
  invented: z.int(),
  /** The files and documents their lines were taken from. */
  sources: z.array(z.string()),
  /** What those who made the data ask to be said beside it. */
  attributions: z.array(z.string()),
})
export type ChosenGround = z.infer<typeof Chosen>

export function findChosenGround(
  connection: Connection,
  reader: Reader,
  filter: GroundSelection,
): Promise<ChosenGround> {
  return getRow(
    connection,
    Chosen,
    sql`
    WITH chosen AS MATERIALIZED (
      SELECT g.adcode, g.id, g.kind, g.invented, g.provenance->'geometry' AS origin
      FROM (${things(reader)}) g WHERE ${whereGround(filter)}
    )
    SELECT coalesce((SELECT json_agg(id ORDER BY adcode, id) FROM chosen), '[]'::json) AS ids,
      coalesce((SELECT json_agg(DISTINCT adcode) FROM chosen), '[]'::json) AS adcodes,
      (SELECT count(*)::int FROM chosen WHERE invented) AS invented,
      coalesce((SELECT json_agg(DISTINCT origin->>'source') FROM chosen WHERE NOT invented AND origin->>'source' IS NOT NULL),
        '[]'::json) AS sources,
      coalesce((SELECT json_agg(DISTINCT origin->>'clause') FROM chosen WHERE origin->>'clause' IS NOT NULL), '[]'::json)
        AS attributions`,
  )
}

const ExportGround = z.object({
  id: z.string(),
  district: z.string(),
  kind: GroundKind,
  class: z.string().nullable(),
  name: z.string().nullable(),
  /** The number its sender knows it by. */
  code: z.string().nullable(),
  widthM: z.number().nullable(),
  lengthM: z.number().nullable(),
  /** Whether it keeps neighbours apart; of the demo's roads that follows from their class. */
  cuts: z.boolean(),
  active: z.boolean().nullable(),
  reason: z.string().nullable(),
  crossing: z.string().nullable(),
  invented: z.boolean(),
  source: z.string().nullable(),
  attribution: z.string().nullable(),
  geometry: z.custom<Geometry>((shape) => typeof shape === 'object' && shape !== null && 'type' in shape),
})
export type ExportGround = z.infer<typeof ExportGround>

/** By id, in the order of the ids. Lengths in the district's zone, to a tenth of a metre. */
export function findExportGround(
  connection: Connection,
  reader: Reader,
  ids: readonly string[],
): Promise<ExportGround[]> {
  return findRows(
    connection,
    ExportGround,
    sql`
    WITH wanted AS MATERIALIZED (
      SELECT id, place FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) WITH ORDINALITY AS each(id, place)
    )
    SELECT g.id, n.name AS district, g.kind, g.class, g.name, g.provenance->'code'->>'printed' AS code, g.width_m AS "widthM",
      CASE WHEN st_dimension(g.shape) = 1
        THEN round(st_length(st_transform(g.shape, n.measure_srid))::numeric, 1)::float8 END AS "lengthM",
      g.cuts, g.active, g.reason, g.crossing, g.invented, g.provenance->'geometry'->>'source' AS source,
      g.provenance->'geometry'->>'clause' AS attribution, st_asgeojson(g.shape, 7, 0)::jsonb AS geometry
    FROM (${things(reader, wantedOnly)}) g
    JOIN wanted ON wanted.id = g.id
    JOIN district_now n ON n.adcode = g.adcode
    ORDER BY wanted.place`,
  )
}

/** What of the ground a district has, by kind. */
export function countGround(connection: Connection, reader: Reader, adcode: string): Promise<GroundCounts> {
  return getRow(
    connection,
    GroundCounts,
    sql`
    WITH counted AS (
      SELECT g.kind, count(*)::int AS count FROM (${things(reader)}) g WHERE g.adcode = ${adcode} GROUP BY g.kind
    )
    SELECT coalesce((SELECT sum(count) FROM counted), 0)::int AS total,
      coalesce((SELECT json_agg(counted ORDER BY kind) FROM counted), '[]'::json) AS items`,
  )
}
