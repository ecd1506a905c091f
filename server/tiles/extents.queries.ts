/** How far records reach: of each district, to know which tiles a change may show in; of a tileset, for TileJSON. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Bounds } from '#contract/geometry.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../db/connection.ts'
import type { Tileset } from './tilesets.ts'

const DistrictExtent = z.object({
  adcode: z.string(),
  revision: z.coerce.number(),
  /** West, south, east, north in degrees; null where the district has nothing on the map. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
})
export type DistrictExtent = z.infer<typeof DistrictExtent>

/**
 * Of the districts named, or of all: the revision and, as of that revision, how far everything on the map reaches. Asked
 * by no reader: it only decides which kept tiles are still good, whoever they were made for.
 */
export async function findDistrictExtents(
  connection: Connection,
  adcodes: readonly string[] | null,
): Promise<DistrictExtent[]> {
  return findRows(
    connection,
    DistrictExtent,
    sql`
    SELECT d.adcode, coalesce(r.number, 0) AS revision, ${boundsOf(sql`reach.extent`)} AS bounds
    FROM district d
    LEFT JOIN revision r ON r.adcode = d.adcode
    CROSS JOIN LATERAL (
      SELECT st_extent(shape) AS extent FROM (
        SELECT d.boundary AS shape
        UNION ALL SELECT boundary FROM street_office WHERE adcode = d.adcode
        UNION ALL SELECT boundary FROM compound WHERE adcode = d.adcode
        UNION ALL SELECT boundary FROM building WHERE adcode = d.adcode
        UNION ALL SELECT geometry FROM work WHERE adcode = d.adcode
        UNION ALL SELECT shape FROM land WHERE adcode = d.adcode
        UNION ALL SELECT line FROM road WHERE adcode = d.adcode
        UNION ALL SELECT line FROM barrier WHERE adcode = d.adcode
        UNION ALL SELECT shape FROM crossing WHERE adcode = d.adcode
      ) everything
    ) reach
    ${adcodes ? sql`WHERE d.adcode = ANY (string_to_array(${adcodes.join(',')}, ','))` : sql``}`,
  )
}

const TilesetExtent = z.object({
  districts: z.number(),
  bounds: DistrictExtent.shape.bounds,
  /** Whether any of it was invented for illustration. */
  invented: z.boolean(),
})

/** `adcode` is a district's code or the beginning of one; empty for all. `bounds` is null where nothing is on the map. */
export async function getTilesetExtent(
  connection: Connection,
  reader: Reader,
  tileset: Tileset,
  adcode: string,
): Promise<{ districts: number; bounds: Bounds | null; invented: boolean }> {
  return getRow(
    connection,
    TilesetExtent,
    sql`
    WITH shapes AS (${shapesOf[tileset](sql`${visibleTo(reader)} AND t.adcode LIKE ${`${adcode}%`}`)}),
    reach AS (SELECT st_extent(shape) AS extent, coalesce(bool_or(invented), false) AS invented FROM shapes)
    SELECT (SELECT count(*)::int FROM district t WHERE t.adcode LIKE ${`${adcode}%`}) AS districts,
      ${boundsOf(sql`reach.extent`)} AS bounds, reach.invented
    FROM reach`,
  )
}

const shapesOf: Record<Tileset, (isMeant: SQL) => SQL> = {
  compounds: (isMeant) => sql`
    SELECT t.boundary AS shape, t.boundary IS NOT NULL AND t.provenance->'boundary'->>'kind' = 'invented' AS invented
    FROM compound t WHERE ${isMeant} AND t.retired_on IS NULL`,
  works: (isMeant) => sql`SELECT t.geometry AS shape, t.invented FROM work t WHERE ${isMeant}`,
  ground: (isMeant) => sql`
    SELECT t.boundary AS shape, t.boundary IS NOT NULL AND t.provenance->'boundary'->>'kind' = 'invented' AS invented
    FROM district t WHERE ${isMeant}
    UNION ALL SELECT t.boundary, t.boundary IS NOT NULL AND t.provenance->'boundary'->>'kind' = 'invented'
    FROM street_office t WHERE ${isMeant}
    UNION ALL SELECT t.shape, t.invented FROM land t WHERE ${isMeant}
    UNION ALL SELECT t.line, t.invented FROM road t WHERE ${isMeant}
    UNION ALL SELECT t.line, t.invented FROM barrier t WHERE ${isMeant}
    UNION ALL SELECT t.boundary, t.invented FROM building t WHERE ${isMeant}`,
}

const boundsOf = (extent: SQL) => sql`CASE WHEN ${extent} IS NOT NULL THEN
  json_build_array(st_xmin(${extent}), st_ymin(${extent}), st_xmax(${extent}), st_ymax(${extent})) END`
