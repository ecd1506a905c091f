/** Where places lie: within which district, street office and compound. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Bounds, type Position } from '#contract/geometry.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import { NotFound } from '../errors.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Whereabouts = z.object({
  inDistrict: z.boolean().nullable(),
  streetOffice: Named.nullable(),
  compound: Named.nullable(),
})
export type Whereabouts = z.infer<typeof Whereabouts>

/** One for each place, in the order given. Whether it lies in a district without an outline nobody knows. */
export async function findWhereabouts(
  connection: Connection,
  reader: Reader,
  adcode: string,
  places: readonly Position[],
): Promise<Whereabouts[]> {
  return findRows(
    connection,
    Whereabouts,
    sql`
    WITH asked AS MATERIALIZED (
      SELECT number, st_setsrid(st_makepoint((place->>0)::float8, (place->>1)::float8), 4490) AS place
      FROM jsonb_array_elements(${JSON.stringify(places)}::jsonb) WITH ORDINALITY AS given(place, number)
    )
    SELECT (SELECT st_intersects(d.boundary, asked.place) FROM district d WHERE d.adcode = ${adcode}) AS "inDistrict",
      (SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM street_office s
        WHERE s.adcode = ${adcode} AND st_intersects(s.boundary, asked.place) ORDER BY s.id LIMIT 1) AS "streetOffice",
      (SELECT jsonb_build_object('id', c.id, 'name', c.name) FROM compound c
        WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND st_intersects(c.boundary, asked.place)
        ORDER BY c.id LIMIT 1) AS compound
    FROM asked ORDER BY number`,
  )
}

/** Bounds of the district's outline, else of its compounds; null where neither is known. */
export async function findExpectedBounds(connection: Connection, adcode: string): Promise<Bounds | null> {
  const row = await findRow(
    connection,
    z.object({ bounds: Bounds.nullable() }),
    sql`
    WITH known AS (
      SELECT coalesce(d.boundary::geometry, (SELECT st_collect(c.boundary) FROM compound c WHERE c.adcode = d.adcode AND c.retired_on IS NULL)) AS shape
      FROM district d WHERE d.adcode = ${adcode}
    )
    SELECT CASE WHEN shape IS NULL THEN NULL ELSE jsonb_build_array(st_xmin(shape), st_ymin(shape), st_xmax(shape), st_ymax(shape)) END AS bounds
    FROM known`,
  )
  if (!row) throw new NotFound('district', adcode)
  return row.bounds
}
