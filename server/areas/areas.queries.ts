/** Questions about areas and those who may belong to one: what a drawn boundary holds, the facts of members, saved areas. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type BoundaryShape, MultiPolygonShape, Position } from '#contract/geometry.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { shapeFromJson } from '../compounds/boundary.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import type { Ground } from './neighbours.queries.ts'
import { column, compoundById } from './wanted.queries.ts'

/** A member lies at least half inside what was drawn; below a hundredth it is not worth a word. */
const memberShare = 0.5
const touchedShare = 0.01

const Candidate = z.object({
  id: z.string(),
  name: z.string(),
  share: z.number(),
  isMember: z.boolean(),
  place: Position,
})
export type Candidate = z.infer<typeof Candidate>

/**
 * Compounds a drawn boundary touches, in ledger order: `share` (0–1) is how much of the compound lies inside,
 * `place` a point of that part. At least half inside makes a member; a hundredth or less is left out.
 */
export async function findCandidates(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  drawn: BoundaryShape,
): Promise<Candidate[]> {
  return findRows(
    connection,
    Candidate,
    sql`
    WITH drawn AS MATERIALIZED (SELECT ${shapeFromJson(drawn)} AS shape),
    touched AS MATERIALIZED (
      SELECT c.id, c.name, c.ledger_row, c.boundary,
        CASE WHEN st_coveredby(c.boundary, drawn.shape) THEN c.boundary ELSE st_intersection(c.boundary, drawn.shape) END AS inside
      FROM drawn JOIN compound c ON st_intersects(c.boundary, drawn.shape)
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
    ),
    measured AS (
      SELECT *, st_area(st_transform(inside, ${measureSrid}::int)) / st_area(st_transform(boundary, ${measureSrid}::int)) AS share
      FROM touched
    )
    SELECT id, name, share, share >= ${memberShare}::float8 AS "isMember",
      (st_asgeojson(st_pointonsurface(inside), 7, 0)::jsonb)->'coordinates' AS place
    FROM measured WHERE share > ${touchedShare}::float8
    ORDER BY ledger_row NULLS LAST, id`,
  )
}

/** Ids of the placed compounds of a district. */
export async function findPlacedIds(connection: Connection, reader: Reader, adcode: string): Promise<string[]> {
  const found = await findRows(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT c.id FROM compound c
        WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND c.boundary IS NOT NULL ORDER BY c.id`,
  )
  return found.map(({ id }) => id)
}

/** An amount, and whether it is only estimated or invented; null where nobody knows. */
export const Figure = z.object({ amount: z.number(), estimated: z.boolean() }).nullable()
const Member = z.object({
  id: z.string(),
  name: z.string(),
  builtYear: z.int().nullable(),
  planYear: z.int().nullable(),
  streetOfficeId: z.string().nullable(),
  streetOffice: z.string().nullable(),
  households: Figure,
  floorAreaM2: Figure,
  costWan: Figure,
  /** What PostGIS says of the boundary, in the district's zone; null without one. */
  placed: z
    .object({ sizeM2: z.number(), centre: z.tuple([z.number(), z.number()]), place: Position, invented: z.boolean() })
    .nullable(),
  /** The area it belongs to in the adopted scheme. */
  area: z.object({ id: z.string(), number: z.string(), name: z.string() }).nullable(),
})
/** `centre` is in metres of the district's zone, east then north; `place` in degrees. */
export type Member = z.infer<typeof Member>

/** A figure, and whether it is an estimate: invented and estimated figures never count as recorded. */
export const figure = (column: SQL, field: string) => sql`
  CASE WHEN ${column} IS NULL THEN NULL ELSE jsonb_build_object('amount', ${column},
    'estimated', coalesce(c.provenance->${field}::text->>'kind' IN ('invented', 'estimated'), false)) END`

/** The facts of compounds of one district, in ledger order. Unknown, retired and foreign ids give no row. */
export async function findMembers(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  ids: readonly string[],
): Promise<Member[]> {
  return findRows(
    connection,
    Member,
    sql`
    SELECT c.id, c.name, c.built_year AS "builtYear", c.plan_year AS "planYear",
      s.id AS "streetOfficeId", s.name AS "streetOffice",
      ${figure(sql`c.households`, 'households')} AS households,
      ${figure(sql`c.floor_area_m2`, 'floorAreaM2')} AS "floorAreaM2",
      ${figure(sql`c.cost_wan`, 'costWan')} AS "costWan",
      CASE WHEN c.boundary IS NULL THEN NULL ELSE jsonb_build_object(
        'sizeM2', st_area(zone.shape),
        'centre', jsonb_build_array(st_x(st_centroid(zone.shape)), st_y(st_centroid(zone.shape))),
        'place', (st_asgeojson(st_transform(c.place_3857, 4490), 7, 0)::jsonb)->'coordinates',
        'invented', coalesce(c.provenance->'boundary'->>'kind' = 'invented', false)) END AS placed,
      CASE WHEN a.id IS NULL THEN NULL ELSE jsonb_build_object('id', a.id, 'number', a.number, 'name', a.name) END AS area
    FROM unnest(${column([...new Set(ids)], sql`text`)}) AS wanted(id)
    CROSS JOIN LATERAL ${compoundById(adcode, sql`wanted.id`)} c
    CROSS JOIN LATERAL (SELECT st_transform(c.boundary, ${measureSrid}::int) AS shape OFFSET 0) zone
    LEFT JOIN street_office s ON s.adcode = c.adcode AND s.id = c.street_office_id
    LEFT JOIN scheme ON scheme.adcode = c.adcode AND scheme.adopted
    LEFT JOIN LATERAL (
      SELECT area_id FROM area_member WHERE adcode = c.adcode AND scheme_id = scheme.id AND compound_id = c.id OFFSET 0
    ) m ON true
    LEFT JOIN area a ON a.adcode = c.adcode AND a.id = m.area_id
    WHERE ${visibleTo(reader)} AND c.retired_on IS NULL
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
}

const StoredArea = z.object({
  id: z.string(),
  adcode: z.string(),
  schemeId: z.string(),
  number: z.string(),
  hue: z.int(),
  name: z.string(),
  planYear: z.int().nullable(),
  implementer: z.string().nullable(),
  leadStreetOfficeId: z.string().nullable(),
  unified: z.record(z.string(), z.boolean()),
  note: z.string().nullable(),
  maxGapM: z.number(),
  outline: MultiPolygonShape.nullable(),
  version: z.int(),
  compounds: z.array(z.string()),
})
export type StoredArea = z.infer<typeof StoredArea>

const storedAreas = sql`
  SELECT a.id, a.adcode, a.scheme_id AS "schemeId", a.number, a.hue, a.name, a.plan_year AS "planYear",
    a.implementer, a.lead_street_office_id AS "leadStreetOfficeId", a.unified, a.note,
    a.max_gap_m AS "maxGapM", st_asgeojson(a.outline, 7, 0)::jsonb AS outline, a.version,
    ARRAY(
      SELECT m.compound_id FROM area_member m
      JOIN compound c ON c.adcode = m.adcode AND c.id = m.compound_id
      WHERE m.adcode = a.adcode AND m.area_id = a.id ORDER BY c.ledger_row NULLS LAST, c.id
    ) AS compounds
  FROM area a JOIN scheme ON scheme.adcode = a.adcode AND scheme.id = a.scheme_id`

/** The areas of a district's adopted scheme by number, each with its members in ledger order. */
export async function findStoredAreas(connection: Connection, reader: Reader, adcode: string): Promise<StoredArea[]> {
  return findRows(
    connection,
    StoredArea,
    sql`${storedAreas} WHERE ${visibleTo(reader)} AND a.adcode = ${adcode} AND scheme.adopted
        ORDER BY length(a.number), a.number`,
  )
}

/** One area of the adopted scheme, or null where there is none the reader may see. */
export async function findStoredArea(connection: Connection, reader: Reader, id: string): Promise<StoredArea | null> {
  return findRow(
    connection,
    StoredArea,
    sql`${storedAreas} WHERE ${visibleTo(reader)} AND a.adcode = ${id.slice(0, 6)} AND a.id = ${id} AND scheme.adopted`,
  )
}

/** The names of the areas that hold in a district. */
export async function findAreaNames(connection: Connection, reader: Reader, adcode: string): Promise<string[]> {
  const found = await findRows(
    connection,
    z.object({ name: z.string() }),
    sql`SELECT a.name FROM area a JOIN scheme ON scheme.adcode = a.adcode AND scheme.id = a.scheme_id
        WHERE ${visibleTo(reader)} AND a.adcode = ${adcode} AND scheme.adopted`,
  )
  return found.map(({ name }) => name)
}

/** An area as the audit keeps it, with its members; locked for the write that follows. */
export async function lockArea(connection: Connection, reader: Reader, id: string) {
  return findRow(
    connection,
    z.object({ version: z.int(), row: z.unknown() }),
    sql`
    SELECT a.version, to_jsonb(a) || jsonb_build_object('compounds', ARRAY(
      SELECT m.compound_id FROM area_member m WHERE m.adcode = a.adcode AND m.area_id = a.id ORDER BY m.compound_id)) AS row
    FROM area a WHERE ${visibleTo(reader)} AND a.adcode = ${id.slice(0, 6)} AND a.id = ${id} FOR UPDATE OF a`,
  )
}
