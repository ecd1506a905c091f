/** How the compounds of a district lie in its zones: one spatial join, which costs next to nothing where there is no zone. */
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BoundaryShape } from '#contract/geometry.ts'
import { Lying, wholeShare } from '#contract/zone.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { shapeFromJson } from '../compounds/boundary.queries.ts'
import { type Connection, findRows, getRow } from '../db/connection.ts'

/** What would be: without the zone of this id, and with one that is not saved yet. */
export type TriedZone = { code: string; happens: string | null; boundary: BoundaryShape }
export type Trial = { without: string | null; withZone: TriedZone | null }
export const trialId = (adcode: string) => `${adcode}-z-trial`

export type WhoLies = { adcode: string; ids?: readonly string[]; trial?: Trial }

const Row = Lying.extend({ compoundId: z.string() })
/** Less than half a per cent is the thickness of a line. */
const leastShare = 0.005

/**
 * By id of the compound, its zones by name; compounds in none are left out, and so are the retired unless they are named.
 * Shares are of square metres in the district's own zone of projection.
 */
export async function findLying(
  connection: Connection,
  reader: Reader,
  { adcode, ids, trial }: WhoLies,
): Promise<Map<string, Lying[]>> {
  const meant = ids
    ? sql`c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
    : sql`c.retired_on IS NULL`
  const rows = await findRows(
    connection,
    Row,
    sql`
    WITH grid AS MATERIALIZED (SELECT measure_srid AS srid FROM district WHERE adcode = ${adcode}),
    zones AS MATERIALIZED (
      SELECT z.id, z.name, z.code, z.happens, z.document, z.provenance->'document'->>'onDay' AS document_on, z.boundary,
        ${isGuess(sql`z.provenance`)} AS is_rough
      FROM policy_zone z
      WHERE ${visibleTo(reader)} AND z.adcode = ${adcode} AND z.id IS DISTINCT FROM ${trial?.without ?? null}::text
      ${triedRow(adcode, trial?.withZone ?? null)}
    ),
    met AS MATERIALIZED (
      SELECT c.id AS compound_id, z.id, z.code, c.boundary AS ground,
        CASE WHEN st_covers(z.boundary, c.boundary) THEN NULL
          ELSE st_collectionextract(st_intersection(c.boundary, z.boundary), 3) END AS part
      FROM zones z JOIN compound c ON c.adcode = ${adcode} AND st_intersects(c.boundary, z.boundary)
      WHERE ${visibleTo(reader)} AND ${meant}
    ),
    measured AS MATERIALIZED (
      SELECT m.*, CASE WHEN m.part IS NULL THEN 1 ELSE ${shareOf(sql`m.part`, sql`m.ground`)} END AS share FROM met m
    ),
    grouped AS (
      SELECT compound_id, code, CASE WHEN count(*) = 1 OR max(share) >= ${wholeShare} THEN max(share)
        ELSE ${shareOf(sql`st_union(part)`, sql`(array_agg(ground))[1]`)} END AS together
      FROM measured GROUP BY compound_id, code
    )
    SELECT m.compound_id AS "compoundId", z.id AS zone, z.name, z.code, z.happens, z.document, z.document_on AS "documentOn",
      m.share, g.together, coalesce(inside.names, '[]'::jsonb) AS buildings, coalesce(inside.unnamed, 0) AS unnamed,
      z.is_rough OR ${isGuess(sql`c.provenance`)} AS "isRough"
    FROM measured m
    JOIN zones z ON z.id = m.id
    JOIN grouped g ON g.compound_id = m.compound_id AND g.code = m.code
    JOIN compound c ON c.adcode = ${adcode} AND c.id = m.compound_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(b.name ORDER BY length(b.name), b.name) FILTER (WHERE b.name IS NOT NULL) AS names,
        (count(*) FILTER (WHERE b.name IS NULL))::int AS unnamed
      FROM building b
      WHERE m.share < ${wholeShare} AND b.adcode = ${adcode} AND b.compound_id = m.compound_id
        AND st_intersects(b.boundary, z.boundary)
        AND 2 * st_area(st_intersection(b.boundary, z.boundary)) >= st_area(b.boundary)
    ) inside ON true
    WHERE m.share >= ${leastShare}
    ORDER BY m.compound_id, z.name, z.id`,
  )
  const lying = new Map<string, Lying[]>()
  for (const { compoundId, ...each } of rows) {
    const known = lying.get(compoundId)
    if (known) known.push(each)
    else lying.set(compoundId, [each])
  }
  return lying
}

/** Those on the lists that touch the zone as it is or as it would be: nobody else's lying can change. */
export async function findTouched(
  connection: Connection,
  reader: Reader,
  adcode: string,
  { without, withZone }: Trial,
): Promise<string[]> {
  const touching = (shape: SQL) => sql`
    SELECT c.id FROM compound c, (${shape}) ground
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND st_intersects(c.boundary, ground.boundary)`
  const stored = sql`SELECT z.boundary FROM policy_zone z
    WHERE ${visibleTo(reader)} AND z.adcode = ${adcode} AND z.id = ${without}::text`
  const tried = withZone ? sql`UNION ${touching(sql`SELECT ${shapeFromJson(withZone.boundary)} AS boundary`)}` : sql``
  const rows = await findRows(connection, z.object({ id: z.string() }), sql`${touching(stored)} ${tried}`)
  return rows.map(({ id }) => id)
}

/** Compounds on the lists that nobody has drawn yet: how they lie cannot be told. */
export async function countWithoutOutline(connection: Connection, reader: Reader, adcode: string): Promise<number> {
  const { count } = await getRow(
    connection,
    z.object({ count: z.int() }),
    sql`SELECT count(*)::int AS count FROM compound c
        WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND c.boundary IS NULL`,
  )
  return count
}

const isGuess = (provenance: SQL): SQL =>
  sql`coalesce(${provenance}->'boundary'->>'kind' IN ('estimated', 'invented'), false)`
const inMetres = (shape: SQL): SQL => sql`st_area(st_transform(${shape}, (SELECT srid FROM grid)))`
const shareOf = (part: SQL, ground: SQL): SQL =>
  sql`least(1, coalesce(${inMetres(part)} / nullif(${inMetres(ground)}, 0), 0))`

const triedRow = (adcode: string, tried: TriedZone | null): SQL =>
  tried
    ? sql`UNION ALL SELECT ${trialId(adcode)}::text, '', ${tried.code}::text, ${tried.happens}::text, NULL, NULL, ${shapeFromJson(tried.boundary)}, false`
    : sql``
