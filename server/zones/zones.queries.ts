/** Zones as they are stored, with their size in the district's own zone of projection. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { ListedZone } from '#contract/zone.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const StoredZone = ListedZone.omit({ whole: true, partly: true })
export type StoredZone = z.infer<typeof StoredZone>

/** By name; of a district, or the one of an id. */
export function findZones(
  connection: Connection,
  reader: Reader,
  { adcode, id }: { adcode: string; id?: string },
): Promise<StoredZone[]> {
  return findRows(
    connection,
    StoredZone,
    sql`
    SELECT z.id, z.name, z.code, z.happens, z.document, z.provenance->'document'->>'onDay' AS "documentOn", z.note,
      st_asgeojson(z.boundary, 7, 0)::jsonb AS boundary, z.provenance->'boundary' AS outline, z.version,
      st_area(st_transform(z.boundary, d.measure_srid)) AS "sizeM2",
      jsonb_build_array(st_xmin(z.boundary), st_ymin(z.boundary), st_xmax(z.boundary), st_ymax(z.boundary)) AS bounds
    FROM policy_zone z JOIN district d ON d.adcode = z.adcode
    WHERE ${visibleTo(reader)} AND z.adcode = ${adcode} AND ${id === undefined ? sql`true` : sql`z.id = ${id}`}
    ORDER BY z.name, z.id`,
  )
}

/** Keeps the zone as it is until the transaction is in; null where there is none. */
export const lockZone = (connection: Connection, reader: Reader, id: string) =>
  findRow(
    connection,
    z.object({ version: z.int() }),
    sql`SELECT z.version FROM policy_zone z
        WHERE ${visibleTo(reader)} AND z.adcode = ${id.slice(0, 6)} AND z.id = ${id} FOR UPDATE`,
  )
