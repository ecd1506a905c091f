/** Where the items of a unit are needed. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ItemLink } from '#contract/item-links.ts'
import { elsewhere, hearings } from '#contract/menu-standing.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { needNow } from '../menu/menu.queries.ts'

const Needing = z.object({ id: z.string(), name: z.string(), items: z.array(z.string()) })
export type Needing = z.infer<typeof Needing>

/** Compounds in ledger order with those of the items that are needed there: ticked, or said in full by another classification. */
export const findNeeding = (
  connection: Connection,
  reader: Reader,
  { adcode, items, links }: { adcode: string; items: readonly string[]; links: readonly ItemLink[] },
): Promise<Needing[]> => {
  const heard = hearings(items, links).filter(({ need, distance }) => need === 'needed' && distance <= elsewhere)
  return findRows(
    connection,
    Needing,
    sql`
    SELECT c.id, c.name, jsonb_agg(DISTINCT h.item) AS items
    FROM jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) AS h(item text, said text)
    JOIN menu_entry e ON e.adcode = ${adcode} AND e.item_code = h.said
    LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id
    JOIN compound c ON c.adcode = e.adcode AND c.id = e.compound_id AND c.retired_on IS NULL
    WHERE ${visibleTo(reader)} AND ${needNow} = 'needed' AND (h.item = h.said OR NOT EXISTS (
      SELECT FROM menu_entry own WHERE own.adcode = e.adcode AND own.compound_id = e.compound_id AND own.item_code = h.item))
    GROUP BY c.adcode, c.id ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
}
