/**
 * The compounds of a tile. From zoom 11 their boundaries, every one that meets the tile; below, one point for each that
 * lies in it, and where those would be too many, counts per cell, so that nobody is ever left out.
 */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { statuses } from '#contract/status.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, getRow } from '../db/connection.ts'
import { type TileAddress, widenedBoxM } from './tile-grid.ts'
import {
  boxIn3857,
  columnOf,
  GridPlace,
  liesIn,
  onGrid,
  Revisions,
  revisionsOf,
  rowOf,
  Shape,
  type TileQuestion,
} from './tile-parts.queries.ts'

export const compoundMargin = 64
/** Above this a tile is heavier than a slow line bears; then it holds cells. */
export const mostPoints = 10_000
/** Cells along a tile's side. */
export const cellsPerSide = 64

const TileCompound = z.object({
  id: z.string(),
  name: z.string(),
  households: z.number().nullable(),
  builtYear: z.number().nullable(),
  planYear: z.number().nullable(),
  status: z.string(),
  street: z.string().nullable(),
  area: z.string().nullable(),
  late: z.boolean(),
  invented: z.boolean().nullable(),
  /** Status → day of its latest step, as the number yyyymmdd. */
  days: z.record(z.string(), z.number()).nullable(),
  /** The boundary on the grid; null below the zoom of boundaries. */
  shape: Shape,
  /** The label point on the grid, null where it lies in another tile. */
  place: GridPlace.nullable(),
})
export type TileCompound = z.infer<typeof TileCompound>

/** How many compounds of a cell have a property such as `status_planned`, `plan_2021`, `decade_none`. */
const CellCount = z.object({ column: z.number(), row: z.number(), property: z.string(), count: z.number() })
export type CellCount = z.infer<typeof CellCount>

const Answer = z.object({ revisions: Revisions, compounds: z.array(TileCompound), cells: z.array(CellCount) })
export type CompoundsInTile = z.infer<typeof Answer>

/** Every compound whose boundary meets the tile with its margin. */
export async function findBoundaries(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
): Promise<CompoundsInTile> {
  return getRow(
    connection,
    Answer,
    sql`
    WITH near AS MATERIALIZED (
      SELECT ${facts}, ${onGrid(sql`c.boundary_3857`, tile, compoundMargin)} AS shape, ${placeIn(tile)} AS place
      FROM compound c
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL AND c.boundary_3857 && ${boxIn3857(widenedBoxM(tile, compoundMargin))}
    ),
    ${judgedNear}
    SELECT ${revisionsOf(sql`near`, met)} AS revisions, '[]'::json AS cells, (
      SELECT coalesce(json_agg(f ORDER BY f.id COLLATE "C"), '[]'::json) FROM (${tileCompounds} WHERE true) f
    ) AS compounds`,
  )
}

/** Every compound whose label point lies in the tile: each, or where there are more than `mostPoints` their counts by cell. */
export async function findPlaces(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
  most = mostPoints,
): Promise<CompoundsInTile> {
  return getRow(
    connection,
    Answer,
    sql`
    WITH near AS MATERIALIZED (
      SELECT ${facts}, NULL::json AS shape, ${placeIn(tile)} AS place,
        ${columnOf(sql`c.place_3857`, tile)} / ${cellsPerSide}::int AS "column", ${rowOf(sql`c.place_3857`, tile)} / ${cellsPerSide}::int AS row
      FROM compound c
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL AND ${liesIn(sql`c.place_3857`, tile)}
    ),
    crowd AS MATERIALIZED (SELECT count(*) > ${most}::int AS is_too_big FROM near),
    ${judgedNear},
    cells AS (
      SELECT k."column", k.row, 'status_' || j.status AS property
      FROM near k JOIN judged j ON j.adcode = k.adcode AND j.id = k.id
      UNION ALL SELECT k."column", k.row, 'plan_' || coalesce(k.plan_year::text, 'none') FROM near k
      UNION ALL SELECT k."column", k.row, 'decade_' || coalesce((k.built_year / 10 * 10)::text, 'none') FROM near k
    ),
    counts AS (
      SELECT "column", row, property, count(*)::int AS count FROM cells
      WHERE (SELECT is_too_big FROM crowd) GROUP BY "column", row, property
    )
    SELECT ${revisionsOf(sql`near`, met)} AS revisions, (
      SELECT coalesce(json_agg(n ORDER BY n.row, n."column", n.property COLLATE "C"), '[]'::json) FROM counts n
    ) AS cells, (
      SELECT coalesce(json_agg(f ORDER BY f.id COLLATE "C"), '[]'::json)
      FROM (${tileCompounds} WHERE NOT (SELECT is_too_big FROM crowd)) f
    ) AS compounds`,
  )
}

const facts = sql`c.adcode, c.id, c.name, c.households, c.built_year, c.plan_year, c.street_office_id,
  c.provenance->'boundary'->>'kind' = 'invented' AS invented`

const placeIn = (tile: TileAddress): SQL => sql`CASE WHEN ${liesIn(sql`c.place_3857`, tile)}
  THEN json_build_array(${columnOf(sql`c.place_3857`, tile)}, ${rowOf(sql`c.place_3857`, tile)}) END`

const inOrder = sql`string_to_array(${statuses.join(',')}, ',')`

/**
 * CTE `judged`: status, late and the latest day of each status on the district's data date, by the rule of view
 * compound_now, which a test holds it to. The view asks once per compound and, where no district is named, reads every
 * step there is for the data dates; a tile may hold thousands of compounds and must not.
 */
const judgedNear = sql`
  today AS MATERIALIZED (
    SELECT d.adcode, n.data_date FROM (SELECT DISTINCT adcode FROM near) d
    CROSS JOIN LATERAL (SELECT data_date FROM district_now WHERE district_now.adcode = d.adcode OFFSET 0) n
  ),
  history AS MATERIALIZED (
    SELECT k.adcode, k.id,
      -- Days and places in the lifecycle as one number: the greatest is the latest, of two on one day the later status.
      (${inOrder})[max((s.on_day - date '1900-01-01') * 10 + array_position(${inOrder}, s.status)) % 10] AS status,
      bool_or(s.status IN ('under-way', 'finished', 'accepted')) AS started
    FROM near k
    JOIN today t ON t.adcode = k.adcode
    JOIN step s ON s.adcode = k.adcode AND s.compound_id = k.id AND s.on_day <= t.data_date
    GROUP BY k.adcode, k.id
  ),
  judged AS (
    SELECT k.adcode, k.id, t.data_date,
      CASE
        WHEN coalesce(h.status, 'candidate') = 'candidate' AND k.plan_year <= extract(year FROM t.data_date) THEN 'planned'
        ELSE coalesce(h.status, 'candidate')
      END AS status,
      coalesce(k.plan_year < extract(year FROM t.data_date), false) AND NOT coalesce(h.started, false)
        AND coalesce(h.status, 'candidate') <> 'dropped' AS late
    FROM near k JOIN today t ON t.adcode = k.adcode
    LEFT JOIN history h ON h.adcode = k.adcode AND h.id = k.id
  )`

const tileCompounds = sql`
  SELECT k.id, k.name, k.households, k.built_year AS "builtYear", k.plan_year AS "planYear", j.status, j.late,
    k.street_office_id AS street, m.area_id AS area, k.invented, k.shape, k.place, (
      -- Of two days of one status the later comes last, and counts.
      SELECT json_object_agg(s.status, to_char(s.on_day, 'YYYYMMDD')::int ORDER BY s.on_day, s.status COLLATE "C")
      FROM step s WHERE s.adcode = k.adcode AND s.compound_id = k.id AND s.on_day <= j.data_date
    ) AS days
  FROM near k
  JOIN judged j ON j.adcode = k.adcode AND j.id = k.id
  LEFT JOIN scheme ON scheme.adcode = k.adcode AND scheme.adopted
  LEFT JOIN area_member m ON m.adcode = k.adcode AND m.scheme_id = scheme.id AND m.compound_id = k.id`
