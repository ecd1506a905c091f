/** The buildings of one compound while they are changed. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { MenuBuilding } from '#contract/menu.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

/** As they stand, in the order of the lists, locked until the write is in. */
export const lockBuildings = (connection: Connection, reader: Reader, compoundId: string): Promise<MenuBuilding[]> =>
  findRows(
    connection,
    MenuBuilding,
    sql`
    SELECT b.id, b.name, b.floors, b.boundary IS NOT NULL AS "isDrawn", b.version FROM building b
    WHERE ${visibleTo(reader)} AND b.adcode = ${compoundId.slice(0, 6)} AND b.compound_id = ${compoundId}
    ORDER BY length(b.name), b.name, b.id FOR UPDATE OF b`,
  )

/** The first of these ids that stands already, in whichever compound; null where none does. */
export const findBuilding = (connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) =>
  findRow(
    connection,
    z.object({ id: z.string() }),
    sql`
    SELECT b.id FROM building b WHERE ${visibleTo(reader)} AND b.adcode = ${adcode}
      AND b.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) LIMIT 1`,
  )

/** The first of these buildings of which something is still said, and on how many items. */
export const findTicked = (connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) =>
  findRow(
    connection,
    z.object({ id: z.string(), ticks: z.int() }),
    sql`
    SELECT e.building_id AS id, count(*)::int AS ticks FROM menu_entry e
    WHERE ${visibleTo(reader)} AND e.adcode = ${adcode}
      AND e.building_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    GROUP BY e.building_id ORDER BY e.building_id LIMIT 1`,
  )
