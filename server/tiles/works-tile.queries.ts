/** The works of a tile: each with its own shape and, at small scales, all works of a road together. */
import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import { Placement, Trade, WorkKind, WorkState } from '#contract/work-words.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, getRow } from '../db/connection.ts'
import { GridShapes } from './grid-shapes.ts'
import { widenedBoxM } from './tile-grid.ts'
import { boxIn3857, inOneText, onGrid, Revisions, revisionsOf, type TileQuestion } from './tile-parts.queries.ts'

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
})
/** `pieces`: how many of its works lie in the tile. */
const Roadworks = z.object({ road: z.string().nullable(), count: z.number(), pieces: z.number(), shapes: z.string() })
const Answer = z.object({
  revisions: Revisions,
  works: z.array(TileWork),
  shapes: z.string(),
  roadworks: z.array(Roadworks),
})

export type TileWork = z.infer<typeof TileWork> & { shape: Geometry }
export type Roadworks = { road: string | null; count: number; shape: Geometry }
export type WorksInTile = { revisions: Revisions; works: TileWork[]; roadworks: Roadworks[] }

/** `mostWorks` null: every work, however many. A tile with more than that holds none but their roads. */
export type WorksWanted = { mostWorks: number | null; roadworks: boolean }

export async function findWorks(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
  wanted: WorksWanted,
): Promise<WorksInTile> {
  const { revisions, works, shapes, roadworks } = await getRow(
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
      ORDER BY id COLLATE "C"
    ),
    roads AS (
      SELECT adcode, road_name AS road, count(*)::int AS pieces, ${inOneText(sql`shape`, sql`id COLLATE "C"`)} AS shapes
      FROM near WHERE ${wanted.roadworks}::bool AND dimension = 1 GROUP BY adcode, road_name
    ),
    -- A road's count is that of the whole road, so that its line is as wide on both sides of a tile's edge. Asked in two
    -- ways, because no index finds what IS NOT DISTINCT FROM something.
    roadworks AS (
      SELECT adcode, road, pieces, shapes, CASE
        WHEN road IS NULL THEN (SELECT count(*)::int FROM work w
          WHERE ${visibleTo(reader)} AND w.adcode = roads.adcode AND w.road_name IS NULL AND st_dimension(w.geometry_3857) = 1)
        ELSE (SELECT count(*)::int FROM work w
          WHERE ${visibleTo(reader)} AND w.adcode = roads.adcode AND w.road_name = roads.road AND st_dimension(w.geometry_3857) = 1)
      END AS count
      FROM roads
    )
    SELECT ${revisionsOf(sql`near`, met)} AS revisions,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'trade', trade, 'kind', kind, 'placement', placement,
        'state', state, 'operator', operator, 'fromMonth', "fromMonth", 'toMonth', "toMonth", 'invented', invented,
        'dimension', dimension)), '[]'::json) FROM works) AS works,
      (SELECT ${inOneText(sql`shape`)} FROM works) AS shapes,
      (SELECT coalesce(json_agg(roadworks ORDER BY adcode, road COLLATE "C"), '[]'::json) FROM roadworks) AS roadworks`,
  )
  const lines = new GridShapes(shapes)
  return {
    revisions,
    works: works.map((work) => ({ ...work, shape: lines.next() })),
    roadworks: roadworks.map(({ road, count, pieces, shapes }) => ({ road, count, shape: together(shapes, pieces) })),
  }
}

function together(shapes: string, pieces: number): Geometry {
  const lines = new GridShapes(shapes)
  return { type: 'GeometryCollection', geometries: Array.from({ length: pieces }, () => lines.next()) }
}
