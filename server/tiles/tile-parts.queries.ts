/** Pieces every tile statement is made of: shapes on the tile's grid, and the revisions of the districts behind it. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { tileExtent } from './encode.ts'
import { type Box, type TileAddress, tileBoxM, toDegrees, unitM, widenedBoxM } from './tile-grid.ts'

/** District code → revision. */
export const Revisions = z.record(z.string(), z.coerce.number())
export type Revisions = z.infer<typeof Revisions>

/** What a tile is asked for with: whose revisions it must carry whether or not they have rows in it. */
export type TileQuestion = { tile: TileAddress; met: readonly string[] }

export const boxIn3857 = ({ west, south, east, north }: Box): SQL =>
  sql`st_makeenvelope(${west}, ${south}, ${east}, ${north}, 3857)`

export const boxIn4490 = (box: Box): SQL => {
  const { west, south, east, north } = toDegrees(box)
  return sql`st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4490)`
}

/**
 * A 3857 shape clipped to the tile and a margin of so many grid units, on the tile's grid, as TWKB in whole numbers (see
 * grid-shapes.ts). A shape the clipper refuses (an invalid one) is kept whole rather than lost.
 */
export function onGrid(shape: SQL, tile: TileAddress, marginUnits: number): SQL {
  const { west, north } = tileBoxM(tile)
  const unitsPerM = 1 / unitM(tile.z)
  const clipped = sql`coalesce(st_clipbybox2d(${shape}, ${boxIn3857(widenedBoxM(tile, marginUnits))}), ${shape})`
  return sql`st_astwkb(st_transscale(${clipped}, ${-west}, ${-north}, ${unitsPerM}, ${-unitsPerM}), 0)`
}

/** The shapes of all rows one after the other, in the order of the rows or in that of `key`: for GridShapes. */
export const inOneText = (shapes: SQL, key?: SQL): SQL =>
  sql`coalesce(encode(string_agg(${shapes}, ''::bytea ${key ? sql`ORDER BY ${key}` : sql``}), 'hex'), '')`

/**
 * Whether a 3857 point lies in the tile, which of all tiles of a zoom exactly one answers with yes. `&&` compares boxes
 * rounded to single precision (some metres here), so the numbers themselves decide; as one CASE, because the planner
 * would multiply four comparisons into "hardly any row" and choose loops that never end.
 */
export function liesIn(place: SQL, tile: TileAddress): SQL {
  const box = tileBoxM(tile)
  return sql`${place} && ${boxIn3857(box)} AND CASE
    WHEN st_x(${place}) >= ${box.west}::float8 AND st_x(${place}) < ${box.east}::float8
      AND st_y(${place}) > ${box.south}::float8 AND st_y(${place}) <= ${box.north}::float8 THEN true ELSE false END`
}

/** The column (0–4095) of a point that lies in the tile; the page draws no point on the far edge. */
export const columnOf = (place: SQL, tile: TileAddress): SQL =>
  gridNumber(sql`st_x(${place}) - ${tileBoxM(tile).west}::float8`, tile)
/** The row, counted downward. */
export const rowOf = (place: SQL, tile: TileAddress): SQL =>
  gridNumber(sql`${tileBoxM(tile).north}::float8 - st_y(${place})`, tile)

const gridNumber = (metres: SQL, { z }: TileAddress) =>
  sql`least(floor((${metres}) / ${unitM(z)}::float8), ${tileExtent - 1})::int`

/**
 * A JSON object of revisions, read in the statement that reads the rows: of the districts the tile is known to meet and
 * of those that turn out to have rows in it. `rows` is a CTE with a column adcode.
 */
export const revisionsOf = (rows: SQL, met: readonly string[]): SQL => sql`(
  SELECT coalesce(json_object_agg(behind.adcode, coalesce(r.number, 0) ORDER BY behind.adcode), '{}'::json)
  FROM (SELECT adcode FROM ${rows} UNION SELECT unnest(string_to_array(${met.join(',')}, ','))) behind
  LEFT JOIN revision r ON r.adcode = behind.adcode)`
