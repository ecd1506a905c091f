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
