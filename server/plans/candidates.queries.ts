/** Compounds a plan may take in, with what the priority is reckoned from besides the facts of the policies. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Status } from '#contract/status.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { Figure, figure } from '../areas/areas.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { needNow } from '../menu/menu.queries.ts'

const Open = z.object({
  id: z.string(),
  planYear: z.int().nullable(),
  status: Status,
  version: z.int(),
  households: Figure,
  areaId: z.string().nullable(),
  areaLabel: z.string().nullable(),
  /** Entries of the menu of works by what was found. */
  needed: z.int(),
  entries: z.int(),
})
export type Open = z.infer<typeof Open>

/** Everything on the ledger where building has neither begun nor been given up. */
export const findOpenCompounds = (connection: Connection, reader: Reader, adcode: string): Promise<Open[]> =>
  findRows(
    connection,
    Open,
    sql`
    WITH menu AS (
      SELECT e.compound_id, count(*) FILTER (WHERE ${needNow} = 'needed')::int AS needed, count(*)::int AS entries
      FROM menu_entry e LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id WHERE e.adcode = ${adcode} GROUP BY e.compound_id
    )
    SELECT c.id, c.plan_year AS "planYear", c.status, c.version, ${figure(sql`c.households`, 'households')} AS households,
      a.id AS "areaId", CASE WHEN a.id IS NULL THEN NULL ELSE concat_ws(' ', a.number, a.name) END AS "areaLabel",
      coalesce(menu.needed, 0) AS needed, coalesce(menu.entries, 0) AS entries
    FROM compound_standing c
    LEFT JOIN menu ON menu.compound_id = c.id
    LEFT JOIN scheme ON scheme.adcode = c.adcode AND scheme.adopted
    LEFT JOIN area_member n ON n.adcode = c.adcode AND n.scheme_id = scheme.id AND n.compound_id = c.id
    LEFT JOIN area a ON a.adcode = n.adcode AND a.id = n.area_id
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL AND NOT c.started AND c.status <> 'dropped'
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
