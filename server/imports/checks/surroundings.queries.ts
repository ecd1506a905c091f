/** What lies around the shapes of a file: the district, its street offices, roads and barriers. */
import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { z } from 'zod'
import { Bounds } from '#contract/geometry.ts'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { defaultMaxGapM } from '../../areas/contiguity.ts'
import { type Connection, findRows, getRow } from '../../db/connection.ts'
import { hexOfShape } from '../../db/geometry.ts'
import { drawnTable, gridDegrees, type Placed } from './validity.queries.ts'

type Asked = {
  adcode: string
  measureSrid: number /** Of the district, as a file draws it anew. */
  outline?: Geometry | null
}

/**
 * The district's boundary, that of a file before that of the ledger; where nobody has given one, what its street offices cover, if each has a
 * boundary. One that crosses itself is none.
 */
const ground = ({ adcode, measureSrid, outline }: Asked) => sql`
  ground AS MATERIALIZED (
    SELECT d.name, known.shape, st_transform(known.shape, ${measureSrid}::int) AS flat,
      ${!outline}::boolean AND coalesce(d.provenance->'boundary'->>'kind' = 'invented', false) AS invented
    FROM district d CROSS JOIN LATERAL (
      SELECT coalesce(st_setsrid(${outline ? hexOfShape(outline) : null}::geometry, 4490), d.boundary, (
        SELECT st_unaryunion(st_collect(o.boundary), ${gridDegrees}) FROM street_office o WHERE o.adcode = d.adcode
        HAVING bool_and(o.boundary IS NOT NULL AND st_isvalid(o.boundary))
      )) AS shape
    ) known
    WHERE d.adcode = ${adcode} AND known.shape IS NOT NULL AND st_isvalid(known.shape)
  )`

const Extent = z.object({ name: z.string(), bounds: Bounds.nullable() })

/** The district's name, and how far all that is known of it reaches. */
export const findExtent = (connection: Connection, reader: Reader, adcode: string) =>
  getRow(
    connection,
    Extent,
    sql`
    WITH known AS (
      SELECT boundary AS shape FROM district WHERE adcode = ${adcode}
      UNION ALL SELECT boundary FROM street_office WHERE adcode = ${adcode}
      UNION ALL SELECT c.boundary FROM compound c WHERE ${visibleTo(reader)} AND c.adcode = ${adcode}
      UNION ALL SELECT line FROM barrier WHERE adcode = ${adcode}
    ),
    extent AS (SELECT st_extent(shape) AS box FROM known)
    SELECT d.name, CASE WHEN box IS NOT NULL THEN jsonb_build_array(st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box)) END AS bounds
    FROM district d, extent WHERE d.adcode = ${adcode}`,
  )

const Place = z.tuple([z.number(), z.number()])
const Outside = z.object({
  at: z.int(),
  district: z.string(),
  /** Of the size, or the length of a line (0–1). */
  share: z.number(),
  /** To the district; 0 where they meet. */
  km: z.number(),
  /** The district's outline is part of the demo. */
  invented: z.boolean(),
  place: Place.nullable(),
})

/** Shapes of which more than 1 % lie outside the district. */
export const findOutside = (connection: Connection, asked: Asked, rows: readonly Placed[]) =>
  findRows(
    connection,
    Outside,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    ${ground(asked)},
    outside AS MATERIALIZED (
      SELECT d.at, d.shape, g.name, g.invented, g.flat AS district,
        CASE WHEN st_intersects(g.shape, d.shape) THEN st_difference(d.shape, g.shape, ${gridDegrees}) ELSE d.shape END AS part
      FROM drawn d, ground g WHERE NOT st_contains(g.shape, d.shape)
    ),
    shares AS MATERIALIZED (
      SELECT *, CASE st_dimension(shape)
        WHEN 2 THEN st_area(part) / nullif(st_area(shape), 0)
        WHEN 1 THEN st_length(part) / nullif(st_length(shape), 0)
        ELSE CASE WHEN st_isempty(part) THEN 0 ELSE 1 END END AS share
      FROM outside
    )
    SELECT at, name AS district, share, invented,
      CASE WHEN share < 0.999 THEN 0
        ELSE st_distance(st_transform(shape, ${asked.measureSrid}::int), district) / 1000 END AS km,
      CASE WHEN NOT st_isempty(part) THEN jsonb_build_array(st_x(st_pointonsurface(part)), st_y(st_pointonsurface(part))) END AS place
    FROM shares WHERE share > 0.01 ORDER BY at`,
  )

const InStreet = z.object({
  at: z.int(),
  id: z.string(),
  name: z.string(),
  share: z.number(),
  invented: z.boolean(),
  place: Place,
})

/** How much of each shape lies in which street office, as far as those have boundaries. */
export const findStreetShares = (connection: Connection, { adcode }: Asked, rows: readonly Placed[]) =>
  findRows(
    connection,
    InStreet,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    streets AS MATERIALIZED (
      SELECT id, name, boundary, coalesce(provenance->'boundary'->>'kind' = 'invented', false) AS invented FROM street_office WHERE adcode = ${adcode} AND boundary IS NOT NULL AND st_isvalid(boundary)
    ),
    shared AS MATERIALIZED (
      SELECT d.at, s.id, s.name, s.invented, d.shape,
        CASE WHEN st_contains(s.boundary, d.shape) THEN d.shape
          ELSE st_collectionextract(st_intersection(s.boundary, d.shape, ${gridDegrees}), 3) END AS part
      FROM drawn d JOIN streets s ON s.boundary && d.shape AND st_intersects(s.boundary, d.shape)
    )
    SELECT at, id, name, invented, st_area(part) / nullif(st_area(shape), 0) AS share,
      jsonb_build_array(st_x(st_pointonsurface(part)), st_y(st_pointonsurface(part))) AS place
    FROM shared WHERE NOT st_isempty(part) AND st_area(shape) > 0 ORDER BY at, share DESC`,
  )

const Crossed = z.object({
  at: z.int(),
  code: z.enum(['on-road', 'across-barrier', 'parts-across', 'parts-apart']),
  /** Of the road or barrier; '' for one without. */
  name: z.string(),
  barrierKind: z.string(),
  /** Road or barrier are part of the demo. */
  invented: z.boolean(),
  lengthM: z.number(),
  place: Place,
})
export type Crossed = z.infer<typeof Crossed>

/** Shorter pieces of a road or barrier within a boundary are a matter of drawing. */
const leastOnRoadM = 15
const leastAcrossM = 5

/**
 * Roads whose centre line runs within a boundary (lanes may: they are often a compound's own), barriers that run through it or part its parts,
 * and parts farther from the rest than neighbours may be.
 */
export const findCrossed = (connection: Connection, { adcode, measureSrid }: Asked, rows: readonly Placed[]) =>
  findRows(
    connection,
    Crossed,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    within AS MATERIALIZED (
      SELECT d.at, 'on-road' AS code, coalesce(r.name, '') AS name, '' AS kind, r.invented, st_intersection(r.line, d.shape, ${gridDegrees}) AS part
      FROM drawn d JOIN road r ON r.line && d.shape AND r.adcode = ${adcode} AND r.class <> 'lane' AND st_intersects(r.line, d.shape)
      UNION ALL
      SELECT d.at, 'across-barrier', coalesce(b.name, ''), b.kind, b.invented, st_intersection(b.line, d.shape, ${gridDegrees})
      FROM drawn d JOIN barrier b ON b.line && d.shape AND b.adcode = ${adcode} AND b.active AND st_intersects(b.line, d.shape)
    ),
    lengths AS MATERIALIZED (
      SELECT at, code, name, kind, bool_or(invented) AS invented, sum(st_length(st_transform(part, ${measureSrid}::int))) AS length,
        (array_agg(part ORDER BY st_length(part) DESC))[1] AS part
      FROM within WHERE st_dimension(part) = 1 GROUP BY at, code, name, kind
    ),
    parts AS MATERIALIZED (
      SELECT d.at, part.path[1] AS number, part.geom AS shape
      FROM drawn d CROSS JOIN LATERAL st_dump(d.shape) part WHERE st_numgeometries(d.shape) BETWEEN 2 AND 40
    ),
    ways AS MATERIALIZED (
      SELECT p.at, p.number, st_shortestline(p.shape, st_collect(rest.shape)) AS way
      FROM parts p JOIN parts rest ON rest.at = p.at AND rest.number <> p.number
      GROUP BY p.at, p.number, p.shape
    ),
    gaps AS MATERIALIZED (
      SELECT at, way, st_length(st_transform(way, ${measureSrid}::int)) AS length FROM ways
    ),
    told AS (
      SELECT at, code, name, kind, invented, length, st_pointn(st_geometryn(st_multi(part), 1), 1) AS place FROM lengths
      WHERE length > CASE code WHEN 'on-road' THEN ${leastOnRoadM}::float8 ELSE ${leastAcrossM}::float8 END
      UNION ALL
      SELECT * FROM (
        SELECT DISTINCT ON (g.at, b.id) g.at, 'parts-across', coalesce(b.name, ''), b.kind, b.invented, g.length, st_lineinterpolatepoint(g.way, 0.5)
        FROM gaps g JOIN barrier b ON b.line && g.way AND b.adcode = ${adcode} AND b.active AND st_intersects(b.line, g.way)
        WHERE g.length > 0 ORDER BY g.at, b.id, g.length
      ) AS across
      UNION ALL
      SELECT * FROM (
        SELECT DISTINCT ON (at) at, 'parts-apart', '', '', false, length, st_lineinterpolatepoint(way, 0.5)
        FROM gaps WHERE length > ${defaultMaxGapM}::float8 ORDER BY at, length DESC
      ) AS apart
    )
    SELECT at, code, name, kind AS "barrierKind", invented, length AS "lengthM", jsonb_build_array(st_x(place), st_y(place)) AS place
    FROM told ORDER BY at, code, length DESC`,
  )

const Line = z.object({ line: z.array(z.tuple([z.number(), z.number()])) })

/** Centre lines of roads around a window, as lists of positions: at most 6,000 pieces. */
export const findRoadLines = (connection: Connection, adcode: string, [w, s, e, n]: Bounds) =>
  findRows(
    connection,
    Line,
    sql`
    WITH pieces AS (
      SELECT st_asgeojson(piece.geom, 7, 0)::jsonb->'coordinates' AS line
      FROM road r CROSS JOIN LATERAL st_dump(r.line) piece
      WHERE r.adcode = ${adcode} AND r.line && st_makeenvelope(${w}::float8, ${s}::float8, ${e}::float8, ${n}::float8, 4490)
      ORDER BY r.id LIMIT 6000
    )
    SELECT line FROM pieces`,
  )
