/** The ground of a tile: land, roads, barriers, buildings, and the territories of districts and street offices. */
import { type SQL, sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, getRow } from '../db/connection.ts'
import { GridShapes } from './grid-shapes.ts'
import type { GroundLayer } from './ground-layers.ts'
import { type TileAddress, widenedBoxM } from './tile-grid.ts'
import {
  boxIn3857,
  boxIn4490,
  inOneText,
  liesIn,
  onGrid,
  Revisions,
  revisionsOf,
  type TileQuestion,
} from './tile-parts.queries.ts'

/** A trunk road is 20 m wide to either side, which is 83 units where its tiles end and are drawn larger. */
const groundMargin = 128

const GroundRow = z.object({
  layer: z.string(),
  dimension: z.number(),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
const Answer = z.object({ revisions: Revisions, rows: z.array(GroundRow), shapes: z.string() })
export type GroundRow = z.infer<typeof GroundRow> & { shape: Geometry }

/** Rows of the named layers. Roads only of the classes given: at small scales the minor ones are left out. */
export async function findGround(
  connection: Connection,
  reader: Reader,
  { tile, met }: TileQuestion,
  wanted: { layers: readonly GroundLayer[]; roadClasses: readonly string[] },
): Promise<{ revisions: Revisions; rows: GroundRow[] }> {
  const parts = wanted.layers.map((layer) => rowsOf[layer](tile, reader, wanted.roadClasses))
  const { revisions, rows, shapes } = await getRow(
    connection,
    Answer,
    sql`
    WITH near AS MATERIALIZED (${sql.join(parts, sql` UNION ALL `)}),
    listed AS (SELECT * FROM near WHERE shape IS NOT NULL ORDER BY layer COLLATE "C", adcode, id COLLATE "C")
    SELECT ${revisionsOf(sql`near`, met)} AS revisions,
      (SELECT coalesce(json_agg(json_build_object('layer', layer, 'dimension', dimension, 'properties', properties)),
        '[]'::json) FROM listed) AS rows,
      (SELECT ${inOneText(sql`shape`)} FROM listed) AS shapes`,
  )
  const drawn = new GridShapes(shapes)
  return { revisions, rows: rows.map((row) => ({ ...row, shape: drawn.next() })) }
}

type Rows = (tile: TileAddress, reader: Reader, roadClasses: readonly string[]) => SQL

/** One SELECT per layer, all with the same columns. */
const rowsOf: Record<GroundLayer, Rows> = {
  districts: (tile, reader) => sql`
    SELECT 'districts' AS layer, d.adcode, d.adcode AS id, 2 AS dimension,
      json_build_object('adcode', d.adcode, 'name', d.name) AS properties, ${transformed(sql`d.boundary`, tile)} AS shape
    FROM district d WHERE ${visibleTo(reader)} AND ${meets4490(sql`d.boundary`, tile)}`,
  districtLabels: (tile, reader) => sql`
    SELECT 'districtLabels', d.adcode, d.adcode, 0, json_build_object('adcode', d.adcode, 'name', d.name), ${onGrid(sql`p.place`, tile, 0)}
    FROM district d, ${middleOf(sql`d.boundary`)} p
    WHERE ${visibleTo(reader)} AND ${meets4490(sql`d.boundary`, tile)} AND ${liesIn(sql`p.place`, tile)}`,
  streets: (tile, reader) => sql`
    SELECT 'streets', s.adcode, s.id, 2, json_build_object('id', s.id, 'name', s.name), ${transformed(sql`s.boundary`, tile)}
    FROM street_office s WHERE ${visibleTo(reader)} AND ${meets4490(sql`s.boundary`, tile)}`,
  streetLabels: (tile, reader) => sql`
    SELECT 'streetLabels', s.adcode, s.id, 0, json_build_object('id', s.id, 'name', s.name), ${onGrid(sql`p.place`, tile, 0)}
    FROM street_office s, ${middleOf(sql`s.boundary`)} p
    WHERE ${visibleTo(reader)} AND ${meets4490(sql`s.boundary`, tile)} AND ${liesIn(sql`p.place`, tile)}`,
  land: (tile, reader) => sql`
    SELECT 'land', l.adcode, l.id, 2, json_build_object('kind', l.kind, 'name', l.name), ${onGrid(sql`l.shape_3857`, tile, groundMargin)}
    FROM land l WHERE ${visibleTo(reader)} AND ${meets3857(sql`l.shape_3857`, tile)}`,
  roads: (tile, reader, classes) => sql`
    SELECT 'roads', r.adcode, r.id, 1, json_build_object('class', r.class, 'name', r.name), ${onGrid(sql`r.line_3857`, tile, groundMargin)}
    FROM road r WHERE ${visibleTo(reader)} AND ${meets3857(sql`r.line_3857`, tile)}
      AND r.class = ANY (string_to_array(${classes.join(',')}, ','))`,
  barriers: (tile, reader) => sql`
    SELECT 'barriers', b.adcode, b.id, 1, json_build_object('id', b.id, 'kind', b.kind, 'name', b.name, 'active', b.active),
      ${transformed(sql`b.line`, tile)}
    FROM barrier b WHERE ${visibleTo(reader)} AND ${meets4490(sql`b.line`, tile)}`,
  crossings: (tile, reader) => sql`
    SELECT 'crossings', x.adcode, x.id, st_dimension(x.shape), json_build_object('id', x.id, 'kind', x.kind, 'name', x.name),
      ${transformed(sql`x.shape`, tile)}
    FROM crossing x WHERE ${visibleTo(reader)} AND ${meets4490(sql`x.shape`, tile)}`,
  buildings: (tile, reader) => sql`
    SELECT 'buildings', n.adcode, n.id, 2, json_build_object('own', n.compound_id IS NOT NULL, 'floors', n.floors),
      ${onGrid(sql`n.boundary_3857`, tile, groundMargin)}
    FROM building n WHERE ${visibleTo(reader)} AND ${meets3857(sql`n.boundary_3857`, tile)}`,
}

const meets3857 = (shape: SQL, tile: TileAddress) => sql`${shape} && ${boxIn3857(widenedBoxM(tile, groundMargin))}`
const meets4490 = (shape: SQL, tile: TileAddress) => sql`${shape} && ${boxIn4490(widenedBoxM(tile, groundMargin))}`
const transformed = (shape: SQL, tile: TileAddress) => onGrid(sql`st_transform(${shape}, 3857)`, tile, groundMargin)
/** A point inside the shape, in 3857, as a row to select from. */
const middleOf = (shape: SQL) => sql`LATERAL (SELECT st_transform(st_pointonsurface(${shape}), 3857) AS place OFFSET 0)`
