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
import { tileExtent } from './encode.ts'
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
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL
        AND c.boundary_3857 && ${boxIn3857(widenedBoxM(tile, compoundMargin))}
    ),
    ${todayNear}
    SELECT ${revisionsOf(sql`near`, met)} AS revisions, ${compoundsWhere(sql`true`)} AS compounds, '[]'::json AS cells`,
  )
}

/** Every compound whose label point lies in the tile; where there are more than `most`, none of them but their counts. */
export async function findPlaces(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
  most = mostPoints,
): Promise<CompoundsInTile> {
  const cellOf = (gridNumber: SQL) => sql`${gridNumber} / ${tileExtent / cellsPerSide}::int`
  return getRow(
    connection,
    Answer,
    sql`
    WITH near AS MATERIALIZED (
      SELECT ${facts}, NULL::json AS shape, ${placeIn(tile)} AS place,
        ${cellOf(columnOf(sql`c.place_3857`, tile))} AS cell_column, ${cellOf(rowOf(sql`c.place_3857`, tile))} AS cell_row
      FROM compound c
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL AND ${liesIn(sql`c.place_3857`, tile)}
    ),
    crowd AS MATERIALIZED (SELECT count(*) > ${most}::int AS is_too_big FROM near),
    ${todayNear},
    properties AS (
      SELECT k.cell_column, k.cell_row, unnest(ARRAY[
        'status_' || ${statusNow},
        'plan_' || coalesce(k.plan_year::text, 'none'),
        'decade_' || coalesce((k.built_year / 10 * 10)::text, 'none')
      ]) AS property
      ${fromJudged}
      WHERE (SELECT is_too_big FROM crowd)
    ),
    counts AS (
      SELECT cell_column AS "column", cell_row AS row, property, count(*)::int AS count
      FROM properties GROUP BY cell_column, cell_row, property
    )
    SELECT ${revisionsOf(sql`near`, met)} AS revisions,
      ${compoundsWhere(sql`NOT (SELECT is_too_big FROM crowd)`)} AS compounds, (
      SELECT coalesce(json_agg(n ORDER BY n.row, n."column", n.property COLLATE "C"), '[]'::json) FROM counts n
    ) AS cells`,
  )
}

const facts = sql`c.adcode, c.id, c.name, c.households, c.built_year, c.plan_year, c.street_office_id,
  c.provenance->'boundary'->>'kind' = 'invented' AS invented`

const placeIn = (tile: TileAddress): SQL => sql`CASE WHEN ${liesIn(sql`c.place_3857`, tile)}
  THEN json_build_array(${columnOf(sql`c.place_3857`, tile)}, ${rowOf(sql`c.place_3857`, tile)}) END`

const inOrder = sql`string_to_array(${statuses.join(',')}, ',')`

/** CTE `today`: the data date of each district that has compounds in CTE `near`. */
const todayNear = sql`
  today AS MATERIALIZED (
    SELECT d.adcode, n.data_date FROM (SELECT DISTINCT adcode FROM near) d
    -- LIMIT keeps the question for one district inside: joined, the view would look at every district there is.
    CROSS JOIN LATERAL (SELECT data_date FROM district_now WHERE district_now.adcode = d.adcode LIMIT 1) n
  )`

/**
 * Compounds with their history until the data date. Status and late follow the rule of view compound_now, which a test
 * holds them to; the view asks for the steps twice and joins every district, and a tile may hold ten thousand compounds.
 */
const fromJudged = sql`
  FROM near k
  JOIN today t ON t.adcode = k.adcode
  CROSS JOIN LATERAL (
    SELECT
      -- Day and place in the lifecycle as one number: the greatest is the latest, of two on one day the later status.
      coalesce((${inOrder})[max((s.on_day - date '1900-01-01') * 10 + array_position(${inOrder}, s.status)) % 10],
        'candidate') AS status,
      coalesce(bool_or(s.status IN ('under-way', 'finished', 'accepted')), false) AS started,
      -- Of two days of one status the later comes last, and counts.
      json_object_agg(s.status, to_char(s.on_day, 'YYYYMMDD')::int ORDER BY s.on_day, s.status COLLATE "C") AS days
    FROM step s WHERE s.adcode = k.adcode AND s.compound_id = k.id AND s.on_day <= t.data_date
  ) h`

const statusNow = sql`
  CASE WHEN h.status = 'candidate' AND k.plan_year <= extract(year FROM t.data_date) THEN 'planned' ELSE h.status END`
const lateNow = sql`
  coalesce(k.plan_year < extract(year FROM t.data_date), false) AND NOT h.started AND h.status <> 'dropped'`

/** JSON of the compounds for which `condition` holds, in the order of their ids. */
const compoundsWhere = (condition: SQL) => sql`(
  SELECT coalesce(json_agg(f ORDER BY f.id COLLATE "C"), '[]'::json) FROM (
    SELECT k.id, k.name, k.households, k.built_year AS "builtYear", k.plan_year AS "planYear", ${statusNow} AS status,
      ${lateNow} AS late, k.street_office_id AS street, m.area_id AS area, k.invented, h.days, k.shape, k.place
    ${fromJudged}
    LEFT JOIN scheme ON scheme.adcode = k.adcode AND scheme.adopted
    LEFT JOIN area_member m ON m.adcode = k.adcode AND m.scheme_id = scheme.id AND m.compound_id = k.id
    WHERE ${condition}
  ) f)`
