/**
 * What PostGIS says of the form of polygons, and how those that cross themselves are made valid.
 *
 * ST_MakeValid throws inside GEOS and mends what it threw; the embedded engine does not survive the throw. So the lines are cut where they
 * cross on a grid of about a millimetre, which never throws, and the faces between them are chosen by what the drawing goes around.
 */
import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import { type Connection, findRows } from '../../db/connection.ts'
import { hexOfShape } from '../../db/geometry.ts'

/** In degrees, about 1 mm: overlays on it never throw. */
export const gridDegrees = 1e-8

export type Placed = { at: number; shape: Geometry }

/** The shapes as a table `name(at, shape)` in degrees. */
export const drawnTable = (rows: readonly Placed[]) => sql`
  SELECT r.at, st_setsrid(r.shape, 4490) AS shape
  FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ at, shape }) => ({ at, shape: hexOfShape(shape) })))}::jsonb) AS r(at int, shape geometry)`

const Place = z.tuple([z.number(), z.number()])
const Validity = z.object({
  at: z.int(),
  valid: z.boolean(),
  reason: z.string().nullable(),
  place: Place.nullable(),
  /** Of a shape that crosses itself, what its loops enclose less those of the other turn. */
  sizeM2: z.number(),
})
export type Validity = z.infer<typeof Validity>

/** Of polygons: whether they are valid, why not and where, and their size in m² in the district's own zone. */
export const findValidity = (connection: Connection, measureSrid: number, rows: readonly Placed[]) =>
  findRows(
    connection,
    Validity,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    detail AS MATERIALIZED (SELECT at, shape, st_isvaliddetail(shape) AS d FROM drawn)
    SELECT at, (d).valid AS valid, (d).reason AS reason,
      CASE WHEN (d).location IS NOT NULL THEN jsonb_build_array(st_x((d).location), st_y((d).location)) END AS place,
      coalesce(abs(st_area(st_transform(shape, ${measureSrid}::int))), 0) AS "sizeM2"
    FROM detail`,
  )

const Face = z.object({ at: z.int(), path: z.int(), inside: Place })

/** The faces the lines of each drawing cut the plane into, each with a place inside it. */
export const findFaces = (connection: Connection, lines: readonly Placed[]) =>
  findRows(
    connection,
    Face,
    sql`
    WITH ${facesOf(lines)}
    SELECT at, path, jsonb_build_array(st_x(inside), st_y(inside)) AS inside
    FROM (SELECT at, path, st_pointonsurface(face) AS inside FROM faces) AS places`,
  )

const Mended = z.object({ at: z.int(), shape: z.unknown(), sizeM2: z.number() })

/** The chosen faces of each drawing as one shape, in m² and GeoJSON to nine places. */
export const uniteFaces = (
  connection: Connection,
  measureSrid: number,
  lines: readonly Placed[],
  chosen: readonly { at: number; path: number }[],
) =>
  findRows(
    connection,
    Mended,
    sql`
    WITH ${facesOf(lines)},
    chosen AS (SELECT c.at, c.path FROM jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) AS c(at int, path int)),
    united AS MATERIALIZED (
      SELECT f.at, st_unaryunion(st_collect(f.face), ${gridDegrees}) AS shape
      FROM faces f JOIN chosen c ON c.at = f.at AND c.path = f.path GROUP BY f.at
    )
    SELECT at, st_asgeojson(shape, 9, 0)::jsonb AS shape, st_area(st_transform(shape, ${measureSrid}::int)) AS "sizeM2"
    FROM united WHERE st_isvalid(shape) AND NOT st_isempty(shape)`,
  )

/** Both statements count the faces in the same order: nothing in between is left to chance. */
const facesOf = (lines: readonly Placed[]) => sql`
  drawn AS MATERIALIZED (${drawnTable(lines)}),
  cut AS MATERIALIZED (SELECT at, st_unaryunion(shape, ${gridDegrees}) AS lines FROM drawn),
  faces AS MATERIALIZED (
    SELECT cut.at, face.path[1] AS path, face.geom AS face
    FROM cut CROSS JOIN LATERAL st_dump(st_polygonize(ARRAY[cut.lines])) AS face
  )`
