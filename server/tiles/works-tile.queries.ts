/** The works of a tile: each with its own shape and, at small scales, all works of a road together. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Placement, Trade, WorkKind, WorkState } from '#contract/work-words.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, getRow } from '../db/connection.ts'
import { widenedBoxM } from './tile-grid.ts'
import { boxIn3857, onGrid, Revisions, revisionsOf, Shape, type TileQuestion } from './tile-parts.queries.ts'

/** Lines are drawn beside each other, up to 23 px from where they lie: what lies so far outside shows inside. */
export const workMargin = 256

const TileWork = z.object({
  id: z.string(),
  trade: Trade,
  kind: WorkKind,
  placement: Placement,
  state: WorkState,
  operator: z.string().nullable(),
  fromMonth: z.number().nullable(),
  toMonth: z.number().nullable(),
  invented: z.boolean(),
  dimension: z.number(),
  shape: Shape,
})
export type TileWork = z.infer<typeof TileWork>
const Roadworks = z.object({ road: z.string().nullable(), count: z.number(), shape: Shape })
export type Roadworks = z.infer<typeof Roadworks>
const Answer = z.object({ revisions: Revisions, works: z.array(TileWork), roadworks: z.array(Roadworks) })
export type WorksInTile = z.infer<typeof Answer>

/** `mostWorks` null: every work, however many. A tile with more than that holds none but their roads. */
export type WorksWanted = { mostWorks: number | null; roadworks: boolean }

export async function findWorks(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
  wanted: WorksWanted,
): Promise<WorksInTile> {
  return getRow(
    connection,
    Answer,
    sql`
    WITH near AS MATERIALIZED (
      SELECT w.adcode, w.id, w.trade, w.kind, w.placement, w.state, w.operator_id, w.from_month, w.to_month, w.road_name,
        w.invented, st_dimension(w.geometry_3857) AS dimension, ${onGrid(sql`w.geometry_3857`, tile, workMargin)} AS shape
      FROM work w
      WHERE ${visibleTo(reader)} AND w.geometry_3857 && ${boxIn3857(widenedBoxM(tile, workMargin))}
    ),
    crowd AS MATERIALIZED (SELECT count(*) > ${wanted.mostWorks}::int AS is_too_big FROM near),
    works AS (
      SELECT id, trade, kind, placement, state, operator_id AS operator, replace(from_month, '-', '')::int AS "fromMonth",
        replace(to_month, '-', '')::int AS "toMonth", invented, dimension, shape
      FROM near WHERE (SELECT is_too_big FROM crowd) IS NOT TRUE
    ),
    roads AS (
      SELECT adcode, road_name AS road, json_build_object('type', 'GeometryCollection',
        'geometries', json_agg(shape ORDER BY id COLLATE "C")) AS shape
      FROM near WHERE ${wanted.roadworks}::bool AND dimension = 1 GROUP BY adcode, road_name
    ),
    -- A road's count is that of the whole road, so that its line is as wide on both sides of a tile's edge.
    tally AS (
      SELECT w.adcode, w.road_name, count(*)::int AS count FROM work w
      WHERE ${visibleTo(reader)} AND w.adcode IN (SELECT adcode FROM roads) AND st_dimension(w.geometry_3857) = 1
      GROUP BY w.adcode, w.road_name
    ),
    roadworks AS (
      SELECT roads.adcode, roads.road, tally.count, roads.shape
      FROM roads JOIN tally ON tally.adcode = roads.adcode AND tally.road_name IS NOT DISTINCT FROM roads.road
    )
    SELECT ${revisionsOf(sql`near`, met)} AS revisions,
      (SELECT coalesce(json_agg(works ORDER BY id COLLATE "C"), '[]'::json) FROM works) AS works,
      (SELECT coalesce(json_agg(roadworks ORDER BY adcode, road COLLATE "C"), '[]'::json) FROM roadworks) AS roadworks`,
  )
}
