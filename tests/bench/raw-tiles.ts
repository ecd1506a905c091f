/** What bare PostGIS does with the same rows: ST_AsMVT over the stored Web Mercator column, four columns, no rule applied. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Connection } from '#server/db/connection.ts'
import { getRow } from '#server/db/connection.ts'
import type { TilePlace } from './densest-tiles.ts'

const compress = promisify(gzip)

export type RawTile = (connection: Connection, tile: TilePlace) => Promise<Uint8Array>

export const rawCompounds: RawTile = (connection, tile) => {
  const column = tile.z >= 11 ? sql`boundary_3857` : sql`place_3857`
  return rawTile(connection, tile, column, sql`compound`, sql`id, built_year, plan_year, street_office_id`)
}
export const rawWorks: RawTile = (connection, tile) =>
  rawTile(connection, tile, sql`geometry_3857`, sql`work`, sql`id, trade, kind, state`)

/**
 * The same facts as our tiles carry: status and lateness by the rule, area, history, names with a point each for the label
 * from zoom 12. Below zoom 11 every compound as a point, where ours counts a crowd in cells.
 */
export const rawCompoundsWithFacts: RawTile = async (connection, { z: zoom, x, y }) => {
  const column = zoom >= 11 ? sql`c.boundary_3857` : sql`c.place_3857`
  const isNamed = zoom >= 12
  const { tile } = await getRow(
    connection,
    z.object({ tile: z.instanceof(Uint8Array) }),
    sql`
    WITH box AS (SELECT st_tileenvelope(${zoom}, ${x}, ${y}) AS shape),
    near AS MATERIALIZED (
      SELECT c.id, ${isNamed ? sql`c.name, c.households,` : sql``} c.built_year, c.plan_year, c.status,
        c.street_office_id, c.late, m.area_id, (
          SELECT string_agg(to_char(s.on_day, 'YYYYMMDD') || s.status, ' ' ORDER BY s.on_day) FROM step s
          WHERE s.adcode = c.adcode AND s.compound_id = c.id) AS history,
        st_asmvtgeom(${column}, box.shape, 4096, 64, true) AS shape, st_asmvtgeom(c.place_3857, box.shape, 4096, 0, true) AS place
      FROM box, compound_now c
      LEFT JOIN scheme ON scheme.adcode = c.adcode AND scheme.adopted
      LEFT JOIN area_member m ON m.adcode = c.adcode AND m.scheme_id = scheme.id AND m.compound_id = c.id
      WHERE ${column} && box.shape AND c.retired_on IS NULL
    )
    SELECT (SELECT st_asmvt(near, 'compounds', 4096, 'shape') FROM near)
      || ${isNamed ? sql`(SELECT st_asmvt(near, 'labels', 4096, 'place') FROM near WHERE place IS NOT NULL)` : sql`''::bytea`} AS tile`,
  )
  return compress(tile)
}

/** Gzipped, as a tile is sent. */
async function rawTile(connection: Connection, { z: zoom, x, y }: TilePlace, column: SQL, table: SQL, columns: SQL) {
  const { tile } = await getRow(
    connection,
    z.object({ tile: z.instanceof(Uint8Array) }),
    sql`
    WITH box AS (SELECT st_tileenvelope(${zoom}, ${x}, ${y}) AS shape)
    SELECT st_asmvt(f, 'raw', 4096, 'shape') AS tile FROM (
      SELECT ${columns}, st_asmvtgeom(t.${column}, box.shape, 4096, 64, true) AS shape
      FROM ${table} t, box WHERE t.${column} && box.shape
    ) f`,
  )
  return compress(tile)
}
