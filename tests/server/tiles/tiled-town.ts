import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { statuses } from '#contract/status.ts'
import { localReader } from '#server/accounts/reader.ts'
import type { Connection } from '#server/db/connection.ts'
import { findRows } from '#server/db/connection.ts'
import { encodeTile } from '#server/tiles/encode.ts'
import type { TileAddress } from '#server/tiles/tile-grid.ts'
import { readTile, type Tileset } from '#server/tiles/tilesets.ts'
import { readTileBytes } from './read-tile.ts'

/** Numbers from 0 to 1, the same on every machine and engine. */
function drawnFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state / 2 ** 31
  }
}

export const districts = ['410105', '410108', '410122'] as const
const centre = { lon: 113.62, lat: 34.84 }
const half = 20_037_508.342789244
const degreesPerM = 180 / half

/** A district of its own with nothing in it. */
export async function foundDistrict(
  connection: Connection,
  adcode: string,
  { dataDate = '2020-06-30', revision = 1 }: { dataDate?: string; revision?: number } = {},
): Promise<void> {
  await connection.statements.execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, ${`试验区${adcode}`}, '试验市', '试验省', 4547, ${dataDate})`)
  await connection.statements.execute(sql`INSERT INTO revision (adcode, number) VALUES (${adcode}, ${revision})`)
}

/** A square with this corner and side, as EWKT. */
export const square = (lon: number, lat: number, sideM: number): string => {
  const side = sideM * degreesPerM
  const corners = [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ]
  return `SRID=4490;MULTIPOLYGON(((${corners.map((corner) => corner.join(' ')).join(', ')})))`
}

/**
 * Three districts with 330 compounds between them: from less than a metre to 400 m wide, some turned, some with a hole
 * or of two parts, some in the middle of an edge between tiles, some unplaced, some retired; with histories of every kind.
 */
export async function generateTown(connection: Connection): Promise<void> {
  const draw = drawnFrom(20261121)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(draw() * items.length)]!
  for (const [i, adcode] of districts.entries()) await foundDistrict(connection, adcode, { dataDate: `202${i}-06-30` })
  const compounds = []
  const steps = []
  for (let n = 0; n < 330; n++) {
    const adcode = districts[n % 3]!
    const id = `${adcode}-c-${String(n).padStart(3, '0')}`
    const onEdge = n % 10 === 0
    // Edges of tiles of zoom 16 lie 360/65536 degrees of longitude apart.
    const lon = onEdge
      ? (Math.floor((centre.lon / 360) * 65536) + (n % 7)) * (360 / 65536)
      : centre.lon + (draw() - 0.5) * 0.06
    const lat = centre.lat + (draw() - 0.5) * 0.04
    compounds.push({
      adcode,
      id,
      name: `第${n}院`,
      builtYear: draw() < 0.2 ? null : 1960 + Math.floor(draw() * 45),
      planYear: draw() < 0.3 ? null : 2018 + Math.floor(draw() * 6),
      households: draw() < 0.5 ? null : Math.floor(draw() * 900),
      boundary: n % 11 === 5 ? null : shapeAround(lon, lat, pick([0.4, 2, 9, 40, 120, 400]), n, draw),
      retired: n % 13 === 7,
    })
    const count = Math.floor(draw() * 5)
    for (let k = 0; k < count; k++) {
      const onDay = `20${18 + Math.floor(draw() * 6)}-0${1 + Math.floor(draw() * 9)}-${draw() < 0.5 ? '01' : '15'}`
      steps.push({ adcode, id: `${id}-${k}`, compoundId: id, status: pick(statuses), onDay })
    }
  }
  await connection.statements.execute(sql`
    INSERT INTO compound (adcode, id, name, built_year, plan_year, households, boundary, retired_on)
    SELECT adcode, id, name, "builtYear", "planYear", households, st_geomfromewkt(boundary), CASE WHEN retired THEN date '2020-01-01' END
    FROM jsonb_to_recordset(${JSON.stringify(compounds)}::jsonb)
      AS r(adcode text, id text, name text, "builtYear" int, "planYear" int, households int, boundary text, retired bool)`)
  await connection.statements.execute(sql`
    INSERT INTO step (adcode, id, compound_id, status, on_day, origin)
    SELECT adcode, id, "compoundId", status, "onDay", '{"source": "试验", "kind": "user"}'
    FROM jsonb_to_recordset(${JSON.stringify(steps)}::jsonb)
      AS r(adcode text, id text, "compoundId" text, status text, "onDay" date)`)
}

function shapeAround(lon: number, lat: number, widthM: number, n: number, draw: () => number): string {
  const radius = (widthM / 2) * degreesPerM
  const corners = 3 + (n % 6)
  const turn = n % 10 === 0 ? Math.PI / 4 : draw() * 2 * Math.PI
  const ring = (factor: number) => {
    const points = Array.from({ length: corners }, (_, k) => {
      const angle = turn + (k * 2 * Math.PI) / corners
      return `${lon + factor * radius * Math.cos(angle)} ${lat + factor * radius * Math.sin(angle)}`
    })
    return `(${[...points, points[0]].join(', ')})`
  }
  const hole = n % 4 === 1 ? `, ${ring(0.3)}` : ''
  const second =
    n % 9 === 2 ? `, ${square(lon + 3 * radius, lat, widthM).replace(/^.*MULTIPOLYGON\((.*)\)$/, '$1')}` : ''
  return `SRID=4490;MULTIPOLYGON((${ring(1)}${hole})${second})`
}

/** Every tile of a zoom that may hold something of the town, and those around. */
export function tilesOfTown(z: number): TileAddress[] {
  const n = 2 ** z
  const column = (lon: number) => Math.floor((lon / 360 + 0.5) * n)
  const row = (lat: number) => Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * n)
  const [west, east] = [column(centre.lon - 0.04), column(centre.lon + 0.04)]
  const [north, south] = [row(centre.lat + 0.03), row(centre.lat - 0.03)]
  const columns = Array.from({ length: east - west + 1 }, (_, i) => west + i)
  const rows = Array.from({ length: south - north + 1 }, (_, i) => north + i)
  return columns.flatMap((x) => rows.map((y) => ({ z, x, y })))
}

/** A tile made anew, as a map program reads it. */
export async function freshTile(connection: Connection, tileset: Tileset, tile: TileAddress) {
  return readTileBytes(await freshBytes(connection, tileset, tile))
}

export async function freshBytes(connection: Connection, tileset: Tileset, tile: TileAddress): Promise<Uint8Array> {
  const read = await readTile[tileset](connection, localReader, { tile, met: [] })
  return encodeTile(read?.layers ?? [])
}

/** Ids of the compounds that have a boundary and are not retired, in order. */
export async function placedIds(connection: Connection): Promise<string[]> {
  const rows = await findRows(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT id FROM compound WHERE boundary IS NOT NULL AND retired_on IS NULL`,
  )
  return rows.map(({ id }) => id).sort()
}
