/** How far the menus of a district are filled in, and how one item stands in each of its compounds. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ItemLink } from '#contract/item-links.ts'
import { hearings, inPart, stateOfWeight } from '#contract/menu-standing.ts'
import type { ItemState } from '#contract/menu-words.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows, getRow } from '../db/connection.ts'
import { needNow } from './menu.queries.ts'

type Asked = { adcode: string; items: readonly string[]; links: readonly ItemLink[] }

/** The smallest weight of all words on each item in each compound: `standingOf` of the contract, for a whole district. */
const weighed = (reader: Reader, { adcode, items, links }: Asked) => sql`
  WITH hearing AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(hearings(items, links))}::jsonb)
      AS h(item text, said text, need text, distance int)
  ),
  weighed AS (
    SELECT h.item, e.compound_id, min(CASE WHEN h.distance = ${inPart} THEN h.distance ELSE h.distance
      + CASE ${needNow} WHEN 'needed' THEN CASE WHEN e.work_id IS NULL THEN 0 ELSE 1 END
          WHEN 'refused' THEN 2 WHEN 'done' THEN 3 ELSE 4 END END)::int AS weight
    FROM menu_entry e
    LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id
    JOIN hearing h ON h.said = e.item_code AND h.need = ${needNow}
    JOIN compound c ON c.adcode = e.adcode AND c.id = e.compound_id AND c.retired_on IS NULL
    WHERE e.adcode = ${adcode} AND ${visibleTo(reader)}
    GROUP BY h.item, e.compound_id
  )`

export type StateCount = { item: string; state: ItemState; count: number }

/** Of each item, how many compounds stand in each state; nothing is said of the others. */
export async function countStates(connection: Connection, reader: Reader, asked: Asked): Promise<StateCount[]> {
  const rows = await findRows(
    connection,
    z.object({ item: z.string(), weight: z.int(), count: z.int() }),
    sql`${weighed(reader, asked)}
    SELECT item, weight, count(*)::int AS count FROM weighed GROUP BY item, weight`,
  )
  return rows.map(({ item, weight, count }) => ({ item, state: stateOfWeight(weight), count }))
}

/** The compounds of which something is said, in the order of their ids. */
export async function findStates(
  connection: Connection,
  reader: Reader,
  asked: Asked,
): Promise<{ id: string; state: ItemState }[]> {
  const rows = await findRows(
    connection,
    z.object({ id: z.string(), weight: z.int() }),
    sql`${weighed(reader, asked)} SELECT compound_id AS id, min(weight) AS weight FROM weighed GROUP BY compound_id ORDER BY id`,
  )
  return rows.map(({ id, weight }) => ({ id, state: stateOfWeight(weight) }))
}

export async function countCompounds(connection: Connection, reader: Reader, adcode: string): Promise<number> {
  const { count } = await getRow(
    connection,
    z.object({ count: z.int() }),
    sql`SELECT count(*)::int AS count FROM compound c
        WHERE c.adcode = ${adcode} AND c.retired_on IS NULL AND ${visibleTo(reader)}`,
  )
  return count
}

const Ticked = z.object({
  id: z.string(),
  name: z.string(),
  planYear: z.int().nullable(),
  entries: z.array(
    z.object({
      itemCode: z.string(),
      buildingId: z.string().nullable(),
      need: z.enum(['needed', 'not-needed', 'done', 'refused']),
      year: z.int().nullable(),
      workId: z.string().nullable(),
      excavates: z.boolean().nullable(),
      work: z
        .object({
          state: z.enum(['existing', 'planned', 'under-way', 'finished']),
          fromMonth: z.string().nullable(),
          toMonth: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
})
export type Ticked = z.infer<typeof Ticked>

/** Compounds with a tick on one of these items, in ledger order, with what a rule of sequence asks about them. */
export const findTicked = (
  connection: Connection,
  reader: Reader,
  { adcode, items }: { adcode: string; items: readonly string[] },
): Promise<Ticked[]> =>
  findRows(
    connection,
    Ticked,
    sql`
    SELECT c.id, c.name, c.plan_year AS "planYear", jsonb_agg(jsonb_build_object('itemCode', e.item_code,
      'buildingId', e.building_id, 'need', e.need, 'year', e.year, 'workId', e.work_id,
      'excavates', e.excavates, 'work',
      CASE WHEN w.id IS NOT NULL THEN jsonb_build_object('state', w.state, 'fromMonth', w.from_month, 'toMonth', w.to_month) END)
      ORDER BY e.building_id NULLS FIRST, e.item_code) AS entries
    FROM menu_entry e
    JOIN compound c ON c.adcode = e.adcode AND c.id = e.compound_id AND c.retired_on IS NULL
    LEFT JOIN work w ON w.adcode = e.adcode AND w.id = e.work_id
    WHERE ${visibleTo(reader)} AND e.adcode = ${adcode}
      AND e.item_code IN (SELECT jsonb_array_elements_text(${JSON.stringify(items)}::jsonb))
    GROUP BY c.adcode, c.id ORDER BY c.ledger_row NULLS LAST, c.id`,
  )
