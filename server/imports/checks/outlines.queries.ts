/** Outlines the ledger has, and what outlines of a file would leave outside. */
import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { districtTail } from '../outlines/existing-outline.ts'
import { drawnTable, type Placed } from './validity.queries.ts'

const LedgerOutline = z.object({
  id: z.string(),
  name: z.string(),
  /** Part of the demo. */
  invented: z.boolean(),
  shape: z.custom<Geometry>((shape) => typeof shape === 'object' && shape !== null && 'type' in shape),
})
export type LedgerOutline = z.infer<typeof LedgerOutline>

/** Sound outlines of the district and its street offices, in degrees. */
export const findOutlines = (connection: Connection, adcode: string): Promise<LedgerOutline[]> =>
  findRows(
    connection,
    LedgerOutline,
    sql`
    WITH known AS (
      SELECT adcode || ${districtTail}::text AS id, name, boundary, provenance FROM district WHERE adcode = ${adcode}
      UNION ALL SELECT id, name, boundary, provenance FROM street_office WHERE adcode = ${adcode}
    )
    SELECT id, name, coalesce(provenance->'boundary'->>'kind' = 'invented', false) AS invented,
      st_asgeojson(boundary, 9, 0)::jsonb AS shape
    FROM known WHERE boundary IS NOT NULL AND st_isvalid(boundary) ORDER BY id`,
  )

const LeftOut = z.object({
  at: z.int(),
  count: z.int(),
  /** The first five. */
  names: z.array(z.string()),
  place: z.tuple([z.number(), z.number()]),
})

/** Compounds of the district, or of the street office a row is, whose middle lies outside its outline. */
export const findLeftOut = (
  connection: Connection,
  reader: Reader,
  adcode: string,
  rows: readonly (Placed & { recordId: string })[],
) =>
  findRows(
    connection,
    LeftOut,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    outlines AS MATERIALIZED (
      SELECT d.at, d.shape, i.id FROM drawn d
      JOIN jsonb_to_recordset(${JSON.stringify(rows.map(({ at, recordId }) => ({ at, id: recordId })))}::jsonb) AS i(at int, id text) ON i.at = d.at
    ),
    middles AS MATERIALIZED (
      SELECT c.id, c.name, c.street_office_id, st_centroid(c.boundary) AS middle FROM compound c
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND c.boundary IS NOT NULL
        AND coalesce(c.provenance->'boundary'->>'kind' <> 'invented', true)
    )
    SELECT o.at, count(*)::int AS count, (array_agg(m.name ORDER BY m.id))[1:5] AS names,
      jsonb_build_array(min(st_x(m.middle)) FILTER (WHERE m.first), min(st_y(m.middle)) FILTER (WHERE m.first)) AS place
    FROM outlines o CROSS JOIN LATERAL (
      SELECT m.*, row_number() OVER (ORDER BY m.id) = 1 AS first FROM middles m
      WHERE (m.street_office_id = o.id OR o.id = ${adcode + districtTail}) AND NOT st_intersects(o.shape, m.middle)
    ) m
    GROUP BY o.at ORDER BY o.at`,
  )
