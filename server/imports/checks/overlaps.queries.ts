/** Where boundaries of a file lie over each other, and over compounds of the ledger. All measured in m² in the district's own zone. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRows } from '../../db/connection.ts'
import { drawnTable, gridDegrees, type Placed } from './validity.queries.ts'

/** Less than this is a matter of drawing. */
const leastOverlapM2 = 1

const Overlap = z.object({
  at: z.int(),
  /** The other row of the file, or the compound of the ledger. */
  other: z.union([z.int(), z.string()]),
  name: z.string().nullable(),
  /** The other's boundary is part of the demo. */
  invented: z.boolean(),
  sizeM2: z.number(),
  /** Of the row, and of the other (0–1). */
  share: z.number(),
  otherShare: z.number(),
  /** Twice the size by the way around: of a long and narrow overlap about its width. */
  narrowM: z.number(),
  /** How far places along it lie from the farther of the two outlines at most; null where it is plainly wide. */
  widthM: z.number().nullable(),
  place: z.tuple([z.number(), z.number()]),
})
export type Overlap = z.infer<typeof Overlap>

/** Below this the widest place is looked for (OFFSET 0 keeps the outlines from being made anew for every place). ST_MaximumInscribedCircle takes 20 ms for a sliver. */
const narrowM = 2.5

const besideTable = (beside: readonly Beside[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(beside)}::jsonb) AS b(at int, id text)`

/** What both statements say of the parts two shapes share: `shared(at, other, name, invented, one, another, part)`. */
const measured = (measureSrid: number) => sql`
  parts AS MATERIALIZED (
    SELECT at, other, name, invented, one, another, st_collectionextract(part, 3) AS part,
      st_transform(st_collectionextract(part, 3), ${measureSrid}::int) AS flat
    FROM shared WHERE NOT st_isempty(part)
  ),
  sizes AS MATERIALIZED (
    SELECT *, st_area(flat) AS size_m2, 2 * st_area(flat) / nullif(st_perimeter(flat), 0) AS narrow_m FROM parts
  )
  SELECT at, other, name, invented, size_m2 AS "sizeM2", narrow_m AS "narrowM",
    st_area(part) / nullif(st_area(one), 0) AS share, st_area(part) / nullif(st_area(another), 0) AS "otherShare",
    CASE WHEN narrow_m <= ${narrowM}::float8 THEN (
      SELECT max(greatest(st_distance(place.geom, edges.one), st_distance(place.geom, edges.another)))
      FROM (SELECT st_boundary(st_transform(one, ${measureSrid}::int)) AS one, st_boundary(st_transform(another, ${measureSrid}::int)) AS another OFFSET 0) edges
      CROSS JOIN LATERAL st_dumppoints(st_segmentize(flat, 2)) place
    ) END AS "widthM",
    jsonb_build_array(st_x(st_pointonsurface(part)), st_y(st_pointonsurface(part))) AS place
  FROM sizes WHERE size_m2 > ${leastOverlapM2}::float8 ORDER BY at, size_m2 DESC`

/** Overlaps of pairs of rows, `at` being the later one. `rows` hold every shape named in `pairs`, all valid. */
export const findOverlapsOfRows = (
  connection: Connection,
  measureSrid: number,
  rows: readonly Placed[],
  pairs: readonly { at: number; other: number }[],
): Promise<Overlap[]> =>
  findRows(
    connection,
    Overlap,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    shared AS MATERIALIZED (
      SELECT p.at, p.other, NULL::text AS name, false AS invented, one.shape AS one, another.shape AS another,
        st_intersection(one.shape, another.shape, ${gridDegrees}) AS part
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS p(at int, other int)
      JOIN drawn one ON one.at = p.at JOIN drawn another ON another.at = p.other
      WHERE st_intersects(one.shape, another.shape)
    ),
    ${measured(measureSrid)}`,
  )

/** A row, and a compound of the ledger whose box meets that of the row. */
export type Beside = { at: number; id: string }

/** Of the compounds named beside a row those whose boundary lies over its shape, or no more than so many degrees from it where any are given. */
export const findMeeting = (
  connection: Connection,
  { adcode }: { adcode: string },
  { rows, beside, degrees }: { rows: readonly Placed[]; beside: readonly Beside[]; degrees: number },
): Promise<Beside[]> =>
  findRows(
    connection,
    z.object({ at: z.int(), id: z.string() }),
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)})
    SELECT d.at, c.id
    FROM ${besideTable(beside)} JOIN drawn d ON d.at = b.at JOIN compound c ON c.adcode = ${adcode} AND c.id = b.id
    WHERE ${
      degrees > 0
        ? sql`st_dwithin(c.boundary, d.shape, ${degrees}::float8)`
        : sql`st_intersects(c.boundary, d.shape) AND NOT st_touches(c.boundary, d.shape)`
    }`,
  )

/** Overlaps of valid shapes with the compounds of the ledger named beside them. */
export const findOverlapsWithLedger = (
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: { adcode: string; measureSrid: number },
  { rows, beside }: { rows: readonly Placed[]; beside: readonly Beside[] },
): Promise<Overlap[]> =>
  findRows(
    connection,
    Overlap,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    near AS MATERIALIZED (
      SELECT d.at, c.id AS other, c.name, coalesce(c.provenance->'boundary'->>'kind' = 'invented', false) AS invented, d.shape AS one, c.boundary AS another
      FROM ${besideTable(beside)} JOIN drawn d ON d.at = b.at JOIN compound c ON c.adcode = ${adcode} AND c.id = b.id
      WHERE ${visibleTo(reader)} AND c.retired_on IS NULL AND st_isvalid(c.boundary)
    ),
    shared AS MATERIALIZED (
      SELECT *, st_intersection(one, another, ${gridDegrees}) AS part FROM near WHERE st_intersects(one, another)
    ),
    ${measured(measureSrid)}`,
  )

/** Of a compound that a gap may lie between, in degrees. */
export const besideDegrees = 0.00003

const LedgerBeside = z.object({
  at: z.int(),
  id: z.string(),
  name: z.string(),
  invented: z.boolean(),
  shape: z.unknown(),
})
export type LedgerBeside = z.infer<typeof LedgerBeside>

/** Of the compounds of the ledger named beside a shape, those within some 3 m of it and not over it. */
export const findLedgerBeside = (
  connection: Connection,
  reader: Reader,
  { adcode }: { adcode: string },
  { rows, beside }: { rows: readonly Placed[]; beside: readonly Beside[] },
): Promise<LedgerBeside[]> =>
  findRows(
    connection,
    LedgerBeside,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)})
    SELECT d.at, c.id, c.name, coalesce(c.provenance->'boundary'->>'kind' = 'invented', false) AS invented,
      st_asgeojson(c.boundary, 9, 0)::jsonb AS shape
    FROM ${besideTable(beside)} JOIN drawn d ON d.at = b.at JOIN compound c ON c.adcode = ${adcode} AND c.id = b.id
    WHERE ${visibleTo(reader)} AND c.retired_on IS NULL AND st_isvalid(c.boundary) AND st_distance(c.boundary, d.shape) < ${besideDegrees}::float8
    ORDER BY d.at, c.id`,
  )

const Without = z.object({ at: z.int(), shape: z.unknown(), sizeM2: z.number(), beforeM2: z.number() })

/** Crumbs that a cut leaves are no part of a yard. */
const leastPartM2 = 5

/**
 * Each shape without what it shares with the named others: rows of the same list by number, compounds by id. GeoJSON to nine places; a shape
 * of which nothing is left is left out.
 */
export const cutFromNeighbours = (
  connection: Connection,
  adcode: string,
  measureSrid: number,
  rows: readonly Placed[],
  cuts: readonly { at: number; row: number | null; compound: string | null }[],
) =>
  findRows(
    connection,
    Without,
    sql`
    WITH drawn AS MATERIALIZED (${drawnTable(rows)}),
    cuts AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(cuts)}::jsonb) AS c(at int, "row" int, compound text)),
    neighbours AS MATERIALIZED (
      SELECT cuts.at, coalesce(d.shape, c.boundary) AS shape
      FROM cuts LEFT JOIN drawn d ON d.at = cuts."row" LEFT JOIN compound c ON c.adcode = ${adcode} AND c.id = cuts.compound
    ),
    together AS MATERIALIZED (
      SELECT at, st_unaryunion(st_collect(shape), ${gridDegrees}) AS shape FROM neighbours WHERE shape IS NOT NULL GROUP BY at
    ),
    cut AS MATERIALIZED (
      SELECT d.at, d.shape AS before, st_difference(d.shape, t.shape, ${gridDegrees}) AS rest
      FROM drawn d JOIN together t ON t.at = d.at
    ),
    parts AS MATERIALIZED (
      SELECT cut.at, part.geom AS part FROM cut CROSS JOIN LATERAL st_dump(st_collectionextract(cut.rest, 3)) part
      WHERE st_area(st_transform(part.geom, ${measureSrid}::int)) >= ${leastPartM2}::float8
    ),
    whole AS MATERIALIZED (SELECT at, st_collect(part) AS shape FROM parts GROUP BY at)
    SELECT w.at, st_asgeojson(CASE WHEN st_numgeometries(w.shape) = 1 THEN st_geometryn(w.shape, 1) ELSE w.shape END, 9, 0)::jsonb AS shape,
      st_area(st_transform(w.shape, ${measureSrid}::int)) AS "sizeM2",
      st_area(st_transform(cut.before, ${measureSrid}::int)) AS "beforeM2"
    FROM whole w JOIN cut ON cut.at = w.at WHERE st_isvalid(w.shape)`,
  )
