/** What members say of their plan year: the year, the households behind it, and whether anything holds them to it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Status } from '#contract/status.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { Figure, figure } from './areas.queries.ts'
import { column } from './wanted.queries.ts'

const PlannedMember = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int(),
  planYear: z.int().nullable(),
  households: Figure,
  status: Status,
  started: z.boolean(),
  /**
   * The annual plan its year is printed in, by number or name: one published here, in its newest edition, or a document
   * whose title or clause names that very year.
   */
  publishedIn: z.string().nullable(),
})
export type PlannedMember = z.infer<typeof PlannedMember>

/** In ledger order; retired and unknown ids give no row. */
export function findPlannedMembers(
  connection: Connection,
  reader: Reader,
  adcode: string,
  ids: readonly string[],
): Promise<PlannedMember[]> {
  return findRows(
    connection,
    PlannedMember,
    sql`
    WITH members AS (
      SELECT c.*, c.provenance->'planYear' AS origin FROM compound_now c
      WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
        AND c.id = ANY(${column(ids, sql`text`)})
    )
    SELECT c.id, c.name, c.version, c.plan_year AS "planYear", ${figure(sql`c.households`, 'households')} AS households,
      c.status, c.started,
      coalesce(published.name, CASE WHEN c.origin->>'kind' = 'document'
          AND strpos(concat_ws(' ', c.origin->>'source', document.title, c.origin->>'clause'), c.plan_year || '年') > 0
        THEN coalesce(document.number, c.origin->>'source') END) AS "publishedIn"
    FROM members c
    LEFT JOIN LATERAL (
      SELECT coalesce(e.document_number, p.name) AS name
      FROM plan p
      JOIN LATERAL (
        SELECT * FROM plan_edition e WHERE e.adcode = p.adcode AND e.plan_id = p.id ORDER BY e.edition DESC LIMIT 1
      ) e ON true
      WHERE p.adcode = c.adcode AND p.kind = 'annual' AND p.from_year = c.plan_year
        AND e.frozen->'rows' @> jsonb_build_array(jsonb_build_object('id', c.id))
      ORDER BY p.id LIMIT 1
    ) published ON true
    LEFT JOIN LATERAL (
      SELECT p.title, p.document_number AS number FROM policy_pack p
      WHERE p.rules->>'source' = c.origin->>'source' ORDER BY p.version DESC LIMIT 1
    ) document ON true
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
}
