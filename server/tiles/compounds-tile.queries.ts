/**
 * The compounds of a tile. From zoom 11 their boundaries, every one that meets the tile; below, one point for each that
 * lies in it, and where those would be too many, counts per cell, so that nobody is ever left out.
 */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Status } from '#contract/status.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, getRow } from '../db/connection.ts'
import { tileExtent } from './encode.ts'
import { type TileAddress, widenedBoxM } from './tile-grid.ts'
import {
  boxIn3857,
  columnOf,
  inOneText,
  liesIn,
  onGrid,
  Revisions,
  revisionsOf,
  rowOf,
  type TileQuestion,
} from './tile-parts.queries.ts'

export const compoundMargin = 64
/** Above this a tile is heavier than a slow line bears; then it holds cells. */
export const mostPoints = 10_000
/** Cells along a tile's side. */
export const cellsPerSide = 64

const words = z.array(z.string().nullable())
const numbers = z.array(z.number().nullable())

/**
 * Column by column, one entry per compound in the order of their ids: thousands of rows with a name for every field are
 * most of the time a tile takes. Names and households only where they were wanted.
 */
const CompoundColumns = z.object({
  id: z.array(z.string()),
  name: z.array(z.string()).optional(),
  households: numbers.optional(),
  /** Whether the boundary is a sketch; where names are wanted only, because that is where boundaries are looked at. */
  sketched: z.array(z.boolean().nullable()).optional(),
  builtYear: numbers,
  planYear: numbers,
  street: words,
  area: words,
  invented: z.array(z.boolean().nullable()),
  /** The label point on the grid; null where it lies in another tile. */
  column: numbers,
  row: numbers,
  /** Steps until the data date, in no order: days since the year 1 times ten, plus the status's place in the list, from 1. */
  steps: z.array(z.array(z.number()).nullable()),
})
export type CompoundColumns = z.infer<typeof CompoundColumns>

/** Column by column again, in no order: how many compounds of a cell share status, plan year and decade of building. */
const CellColumns = z.object({
  column: z.array(z.number()),
  row: z.array(z.number()),
  status: z.array(Status),
  planYear: numbers,
  decade: numbers,
  count: z.array(z.number()),
})
export type CellColumns = z.infer<typeof CellColumns>

const Answer = z.object({
  revisions: Revisions,
  /** District code → data date. */
  dataDates: z.record(z.string(), z.string()),
  compounds: CompoundColumns,
  /** The boundaries in the same order, for GridShapes; null below the zoom of boundaries. */
  shapes: z.string().nullable(),
  cells: CellColumns.nullable(),
})
export type CompoundsInTile = z.infer<typeof Answer>

/** Every compound whose boundary meets the tile with its margin. */
export async function findBoundaries(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
  isNamed: boolean,
): Promise<CompoundsInTile> {
  return getRow(
    connection,
    Answer,
    sql`
    WITH near AS MATERIALIZED (
      SELECT ${facts}, ${onGrid(sql`c.boundary_3857`, tile, compoundMargin)} AS shape, ${placeIn(tile)}
      FROM compound c
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL
        AND c.boundary_3857 && ${boxIn3857(widenedBoxM(tile, compoundMargin))}
    ),
    ${todayNear},
    ${listedWhere(sql`true`)}
    SELECT ${revisionsOf(sql`near`, met)} AS revisions, ${dataDates}, ${columnsOfListed(isNamed)},
      (SELECT ${inOneText(sql`shape`)} FROM listed) AS shapes, NULL::json AS cells`,
  )
}

/** Every compound whose label point lies in the tile; where there are more than `most`, none of them but their counts. */
export async function findPlaces(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
  most = mostPoints,
): Promise<CompoundsInTile> {
  const unitsPerCell = sql`${tileExtent / cellsPerSide}::int`
  return getRow(
    connection,
    Answer,
    sql`
    WITH near AS MATERIALIZED (
      SELECT ${facts}, ${placeIn(tile)}
      FROM compound c
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL AND ${liesIn(sql`c.place_3857`, tile)}
    ),
    crowd AS MATERIALIZED (SELECT count(*) > ${most}::int AS is_too_big FROM near),
    ${todayNear},
    ${listedWhere(sql`NOT (SELECT is_too_big FROM crowd)`)},
    -- Of a crowd, the steps of whole districts are read in one go.
    latest AS (
      SELECT s.adcode, s.compound_id, max(${stepCode}) AS code FROM step s JOIN today t ON t.adcode = s.adcode
      WHERE (SELECT is_too_big FROM crowd) AND s.on_day <= t.data_date
      GROUP BY s.adcode, s.compound_id
    ),
    counts AS (
      SELECT k."column" / ${unitsPerCell} AS "column", k.row / ${unitsPerCell} AS row, status_now(latest.code, k.plan_year, t.data_date) AS status,
        k.plan_year, k.built_year / 10 * 10 AS decade, count(*)::int AS count
      FROM near k
      JOIN today t ON t.adcode = k.adcode
      LEFT JOIN latest ON latest.adcode = k.adcode AND latest.compound_id = k.id
      WHERE (SELECT is_too_big FROM crowd)
      GROUP BY 1, 2, 3, 4, 5
    )
    SELECT ${revisionsOf(sql`near`, met)} AS revisions, ${dataDates}, ${columnsOfListed(false)}, NULL::text AS shapes, (
      SELECT json_build_object('column', ${listOf(sql`"column"`)}, 'row', ${listOf(sql`row`)},
        'status', ${listOf(sql`status`)}, 'planYear', ${listOf(sql`plan_year`)}, 'decade', ${listOf(sql`decade`)},
        'count', ${listOf(sql`count`)}) FROM counts
    ) AS cells`,
  )
}

const facts = sql`c.adcode, c.id, c.name, c.households, c.built_year, c.plan_year, c.street_office_id,
  c.provenance->'boundary'->>'kind' = 'invented' AS invented,
  c.provenance->'boundary'->>'kind' = 'estimated' AS sketched`

const placeIn = (tile: TileAddress): SQL => sql`
  CASE WHEN ${liesIn(sql`c.place_3857`, tile)} THEN ${columnOf(sql`c.place_3857`, tile)} END AS "column",
  CASE WHEN ${liesIn(sql`c.place_3857`, tile)} THEN ${rowOf(sql`c.place_3857`, tile)} END AS row`

/** CTE `today`: the data date of each district that has compounds in CTE `near`. */
const todayNear = sql`
  today AS MATERIALIZED (
    SELECT d.adcode, n.data_date FROM (SELECT DISTINCT adcode FROM near) d
    -- LIMIT keeps the question for one district inside: joined, the view would look at every district there is.
    CROSS JOIN LATERAL (SELECT data_date FROM district_now WHERE district_now.adcode = d.adcode LIMIT 1) n
  )`
const dataDates = sql`(SELECT coalesce(json_object_agg(adcode, data_date), '{}'::json) FROM today) AS "dataDates"`

/** Day and place in the list as one number; see the SQL function. */
const stepCode = sql`step_code(s.on_day, s.status)`
const isStepOf = sql`s.adcode = k.adcode AND s.compound_id = k.id AND s.on_day <= t.data_date`

/** CTE `listed`: the compounds of CTE `near` for which `condition` holds, in order, with their steps and area. */
const listedWhere = (condition: SQL) => sql`
  listed AS (
    SELECT k.*, m.area_id, h.steps FROM near k
    JOIN today t ON t.adcode = k.adcode
    -- An aggregate in a lateral keeps to the index; joined, all steps there are would be read for a few compounds.
    CROSS JOIN LATERAL (SELECT array_agg(${stepCode}) AS steps FROM step s WHERE ${isStepOf}) h
    LEFT JOIN scheme ON scheme.adcode = k.adcode AND scheme.adopted
    LEFT JOIN area_member m ON m.adcode = k.adcode AND m.scheme_id = scheme.id AND m.compound_id = k.id
    WHERE ${condition}
    ORDER BY k.id COLLATE "C"
  )`

const listOf = (column: SQL) => sql`coalesce(json_agg(${column}), '[]'::json)`
const columnsOfListed = (isNamed: boolean) => sql`(
  SELECT json_build_object('id', ${listOf(sql`id`)}, 'builtYear', ${listOf(sql`built_year`)},
    'planYear', ${listOf(sql`plan_year`)}, 'street', ${listOf(sql`street_office_id`)}, 'area', ${listOf(sql`area_id`)},
    'invented', ${listOf(sql`invented`)}, 'column', ${listOf(sql`"column"`)}, 'row', ${listOf(sql`row`)},
    'steps', ${listOf(sql`steps`)}
    ${
      isNamed
        ? sql`, 'name', ${listOf(sql`name`)}, 'households', ${listOf(sql`households`)},
      'sketched', ${listOf(sql`sketched`)}`
        : sql``
    })
  FROM listed) AS compounds`
