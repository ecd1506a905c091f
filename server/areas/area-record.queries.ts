/** Questions behind an area's record: the flags of the policy packs over a district, its street offices, roads around. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { UnifiedFlag } from '#contract/area.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'
import { inForceFirst } from '../policies/in-force.queries.ts'
import type { Ground } from './neighbours.queries.ts'
import { column, compoundById } from './wanted.queries.ts'

/** The flags of every pack whose territory holds the district, in the version in force of each pack, the province's first. */
export function findUnifiedFlags(connection: Connection, reader: Reader, adcode: string): Promise<UnifiedFlag[]> {
  return findRows(
    connection,
    UnifiedFlag,
    sql`
    WITH packs AS (
      SELECT DISTINCT ON (p.id) p.id, p.version, p.document_number, p.level, p.rules FROM policy_pack p
      WHERE ${visibleTo(reader)} AND p.withdrawn_on IS NULL AND EXISTS (SELECT 1 FROM unnest(p.territory) AS prefix WHERE starts_with(${adcode}::text, prefix))
      ORDER BY p.id, ${inForceFirst}
    )
    SELECT f.flag->>'code' AS code, f.flag->>'label' AS label, p.id AS pack, p.document_number AS "documentNumber",
      c.id AS clause, c.quoted, f.flag->'responsible' AS responsible
    FROM packs p
    CROSS JOIN LATERAL jsonb_array_elements(coalesce(p.rules->'unifiedFlags', '[]'::jsonb)) WITH ORDINALITY AS f(flag, place)
    JOIN policy_clause c ON c.pack_id = p.id AND c.pack_version = p.version AND c.id = f.flag->>'clause'
    ORDER BY array_position(ARRAY['province', 'city', 'district'], p.level), p.id, f.place`,
  )
}

/** Whether the district has this street office. */
export async function isStreetOffice(
  connection: Connection,
  reader: Reader,
  adcode: string,
  id: string,
): Promise<boolean> {
  const found = await findRow(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT s.id FROM street_office s WHERE ${visibleTo(reader)} AND s.adcode = ${adcode} AND s.id = ${id}`,
  )
  return found !== null
}

/** A road counts as one the members lie along up to this distance, and as one in their neighbourhood up to the other. */
const alongM = 50
const aroundM = 300

/**
 * The name of the road the compounds lie along with the greatest length, of lanes only where there is no street; else
 * of the nearest road with a name. Null where there is none around.
 */
export async function findMainRoad(
  connection: Connection,
  reader: Reader,
  { adcode, measureSrid }: Ground,
  ids: readonly string[],
): Promise<string | null> {
  const found = await findRow(
    connection,
    z.object({ name: z.string() }),
    sql`
    WITH members AS MATERIALIZED (
      SELECT st_union(st_transform(c.boundary, ${measureSrid}::int)) AS shape
      FROM unnest(${column(ids, sql`text`)}) AS wanted(id)
      CROSS JOIN LATERAL ${compoundById(adcode, sql`wanted.id`)} c
      WHERE ${visibleTo(reader)} AND c.boundary IS NOT NULL
    ),
    roads AS MATERIALIZED (
      SELECT r.name, r.class, m.shape AS members, st_transform(r.line, ${measureSrid}::int) AS line
      FROM members m
      CROSS JOIN LATERAL (
        SELECT * FROM road
        WHERE adcode = ${adcode} AND name IS NOT NULL AND line && st_transform(st_expand(m.shape, ${aroundM}::float8), 4490)
        OFFSET 0
      ) r
      WHERE ${visibleTo(reader)}
    )
    SELECT name FROM roads
    WHERE st_dwithin(line, members, ${aroundM}::float8)
    GROUP BY name
    ORDER BY min(st_distance(line, members)) > ${alongM}::float8, bool_and(class = 'lane'),
      round(sum(st_length(st_intersection(line, st_buffer(members, ${alongM}::float8))))::numeric) DESC,
      min(st_distance(line, members)), name
    LIMIT 1`,
  )
  return found?.name ?? null
}
