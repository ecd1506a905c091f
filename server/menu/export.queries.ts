/** Compounds with all their ticks, for a file. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { MenuBuilding, MenuEntry } from '#contract/menu.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { buildingsOfCompound, entryObject } from './menu.queries.ts'

const Ticks = z.object({
  name: z.string(),
  planYear: z.int().nullable(),
  buildings: z.array(MenuBuilding),
  entries: z.array(MenuEntry),
})

/** Those named, else all with a tick; in ledger order. */
export const findTicks = (connection: Connection, reader: Reader, adcode: string, ids: readonly string[] | null) =>
  findRows(
    connection,
    Ticks,
    sql`
    WITH ticked AS (
      SELECT e.compound_id, jsonb_agg(${entryObject} ORDER BY e.building_id NULLS FIRST, e.item_code) AS entries
      FROM menu_entry e LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id
      WHERE e.adcode = ${adcode} GROUP BY e.compound_id
    )
    SELECT c.name, c.plan_year AS "planYear", coalesce(t.entries, '[]'::jsonb) AS entries,
      ${buildingsOfCompound} AS buildings
    FROM compound c LEFT JOIN ticked t ON t.compound_id = c.id
    WHERE ${visibleTo(reader)} AND c.adcode = ${adcode} AND c.retired_on IS NULL
      AND ${ids === null ? sql`t.entries IS NOT NULL` : sql`c.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`}
    ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
