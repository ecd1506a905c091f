/** What a new area is known by for good: its number, and a hue that tells it from the areas around it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Connection, getRow } from '../db/connection.ts'
import type { Ground } from './neighbours.queries.ts'

/** Areas this near are seen side by side. Source: the map's design. */
const seenTogetherM = 250
const hues = 8
/** A degree of longitude is at least this long in China (at 54° north), one of latitude always longer. */
const shortestDegreeM = 65_000

/** The next number of a scheme, A-01 onwards. A number once given is not given again, even when its area is gone. */
export async function nextNumber(connection: Connection, adcode: string, schemeId: string): Promise<string> {
  const { next } = await getRow(
    connection,
    z.object({ next: z.int() }),
    sql`
    WITH numbers AS (
      SELECT number FROM area WHERE adcode = ${adcode} AND scheme_id = ${schemeId}
      UNION ALL
      SELECT after->>'number' FROM audit_entry
      WHERE adcode = ${adcode} AND kind = 'area' AND after->>'scheme_id' = ${schemeId}
    )
    SELECT coalesce(max(substring(number FROM '^A-(\\d{1,6})$')::int), 0) + 1 AS next FROM numbers`,
  )
  return `A-${String(next).padStart(2, '0')}`
}

/** The hue (0–7) that fewest of the areas around the members have; of equal ones the rarest in the scheme, then the first. */
export async function chooseHue(
  connection: Connection,
  { adcode, measureSrid }: Ground,
  schemeId: string,
  ids: readonly string[],
): Promise<number> {
  const { hue } = await getRow(
    connection,
    z.object({ hue: z.int() }),
    sql`
    WITH members AS MATERIALIZED (
      SELECT c.boundary, st_transform(c.boundary, ${measureSrid}::int) AS shape FROM compound c
      WHERE c.adcode = ${adcode} AND c.boundary IS NOT NULL
        AND c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ),
    around AS (
      SELECT DISTINCT a.id, a.hue
      FROM members m
      JOIN compound c ON c.adcode = ${adcode}
        AND c.boundary && st_expand(m.boundary, ${seenTogetherM / shortestDegreeM}::float8)
        AND st_dwithin(st_transform(c.boundary, ${measureSrid}::int), m.shape, ${seenTogetherM}::float8)
      JOIN area_member am ON am.adcode = c.adcode AND am.scheme_id = ${schemeId} AND am.compound_id = c.id
      JOIN area a ON a.adcode = am.adcode AND a.id = am.area_id
    )
    SELECT hue FROM generate_series(0, ${hues - 1}::int) AS hue
    ORDER BY (SELECT count(*) FROM around WHERE around.hue = hue.hue),
      (SELECT count(*) FROM area a WHERE a.adcode = ${adcode} AND a.scheme_id = ${schemeId} AND a.hue = hue.hue), hue
    LIMIT 1`,
  )
  return hue
}
