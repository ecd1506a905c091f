/** What planners decided by hand about who is a neighbour of whom. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { NeighbourDecisions } from '#contract/area.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRow, findRows } from '../db/connection.ts'

const Decision = NeighbourDecisions.shape.items.element
export type Decision = z.infer<typeof Decision>

/** The whole row, of which only its version is read here. */
const Row = z.looseObject({ version: z.int() })

/** All of a district, the smaller id first in each. */
export const findDecisions = (connection: Connection, reader: Reader, adcode: string): Promise<Decision[]> =>
  findRows(
    connection,
    Decision,
    sql`SELECT d.from_id AS "from", d.to_id AS "to", d.linked, d.reason, d.version FROM neighbour_decision d
        WHERE ${visibleTo(reader)} AND d.adcode = ${adcode} ORDER BY d.from_id, d.to_id`,
  )

/**
 * One decision as the audit keeps it, locked for the write that follows; null where there is none. One that is not there cannot be locked:
 * two who speak of the same compounds are kept apart by their ids.
 */
export async function lockDecision(connection: Connection, adcode: string, from: string, to: string) {
  const key = `neighbour decision ${from} ${to}`
  await connection.statements.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  const found = await findRow(
    connection,
    z.object({ row: Row }),
    sql`SELECT to_jsonb(d) AS row FROM neighbour_decision d
        WHERE d.adcode = ${adcode} AND d.from_id = ${from} AND d.to_id = ${to} FOR UPDATE`,
  )
  return found?.row ?? null
}

/** Which of these ids are no placed compounds of the district. */
export async function findStrangers(connection: Connection, adcode: string, ids: readonly string[]): Promise<string[]> {
  const found = await findRows(
    connection,
    z.object({ id: z.string() }),
    sql`SELECT asked.id FROM unnest(${sql.param([...ids])}::text[]) AS asked(id) WHERE NOT EXISTS (
          SELECT 1 FROM compound c WHERE c.adcode = ${adcode} AND c.id = asked.id AND c.boundary IS NOT NULL AND c.retired_on IS NULL)`,
  )
  return found.map(({ id }) => id)
}
