/** Where a compound came from, and what became of it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../../accounts/reader.ts'
import { visibleTo } from '../../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../../db/connection.ts'
import { recordsOf } from './ties.queries.ts'

const Related = z.object({
  kind: z.enum(['split', 'merge']),
  fromId: z.string(),
  toId: z.string(),
  onDay: z.string(),
  reason: z.string(),
})
export type Related = z.infer<typeof Related>

/**
 * Every pair of the split or merge the compound came from (`came`) or went into (`became`): for the yard of a split compound
 * its sisters too, for a compound that was merged those it was merged with.
 */
export async function findRelated(
  connection: Connection,
  reader: Reader,
  id: string,
  side: 'came' | 'became',
): Promise<Related[]> {
  const own = side === 'came' ? sql`own.to_id = ${id}` : sql`own.from_id = ${id}`
  return findRows(
    connection,
    Related,
    sql`
    SELECT DISTINCT l.kind, l.from_id AS "fromId", l.to_id AS "toId", l.on_day::text AS "onDay", l.reason
    FROM compound_lineage own
    JOIN compound_lineage l ON l.adcode = own.adcode AND l.kind = own.kind
      AND CASE WHEN own.kind = 'split' THEN l.from_id = own.from_id ELSE l.to_id = own.to_id END
    WHERE ${visibleTo(reader)} AND own.adcode = ${id.slice(0, 6)} AND ${own}
    ORDER BY "fromId", "toId"`,
  )
}

const Heir = Related.pick({ kind: true, fromId: true, toId: true })
export type Heir = z.infer<typeof Heir>

/** Every compound of a district that was split or merged, with each it became. */
export const listHeirs = (connection: Connection, reader: Reader, adcode: string): Promise<Heir[]> =>
  findRows(
    connection,
    Heir,
    sql`
    SELECT l.kind, l.from_id AS "fromId", l.to_id AS "toId" FROM compound_lineage l
    WHERE ${visibleTo(reader)} AND l.adcode = ${adcode} ORDER BY "fromId", "toId"`,
  )

const Reliance = z.object({
  id: z.string(),
  name: z.string(),
  by: z.enum(['scheme', 'neighbours', 'wall', 'balance', 'lineage', 'records']),
})

/** What speaks of these compounds by now, besides the areas in force; null where nothing does. */
export const findReliance = (connection: Connection, reader: Reader, ids: readonly string[]) => {
  const adcode = ids[0]?.slice(0, 6) ?? '' // there is at least one
  return findRow(
    connection,
    Reliance,
    sql`
    WITH wanted AS (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS id),
    spoken AS (
      SELECT m.compound_id AS id, 'scheme' AS by FROM area_member m
        JOIN scheme s ON s.adcode = m.adcode AND s.id = m.scheme_id AND NOT s.adopted WHERE m.adcode = ${adcode}
      UNION ALL SELECT unnest(ARRAY[from_id, to_id]), 'neighbours' FROM neighbour_decision WHERE adcode = ${adcode}
      UNION ALL SELECT unnest(ARRAY[from_id, to_id]), 'wall' FROM wall WHERE adcode = ${adcode}
      UNION ALL SELECT record_id, 'balance' FROM balance_item WHERE adcode = ${adcode}
      UNION ALL SELECT r.compound_id, 'records' FROM (${recordsOf(adcode)}) r
      UNION ALL SELECT from_id, 'lineage' FROM compound_lineage WHERE adcode = ${adcode}
    )
    SELECT c.id, c.name, spoken.by FROM wanted
    JOIN spoken ON spoken.id = wanted.id
    JOIN compound c ON c.adcode = ${adcode} AND c.id = wanted.id
    WHERE ${visibleTo(reader)} ORDER BY spoken.by, c.id LIMIT 1`,
  )
}

/** The record of a compound as a split or a merge made it; null where neither did. */
export async function findAsMade(connection: Connection, reader: Reader, id: string) {
  const found = await findRow(
    connection,
    z.object({ row: z.record(z.string(), z.unknown()) }),
    sql`
    SELECT e.after AS row FROM audit_entry e
    WHERE ${visibleTo(reader)} AND e.adcode = ${id.slice(0, 6)} AND e.record_id = ${id} AND e.before IS NULL
      AND e.action IN ('compound.split', 'compound.merge') ORDER BY e.seq DESC LIMIT 1`,
  )
  return found?.row ?? null
}
