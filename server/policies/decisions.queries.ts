/** Decisions as they were signed, by id, with the compound each is about. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { Decision } from '#contract/eligibility.ts'
import type { DecisionList } from '#contract/policy-decision.ts'
import type { Reader } from '../accounts/reader.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { type Connection, findRows } from '../db/connection.ts'
import { decisionJson } from './recorded.queries.ts'

const Row = z.object({ compoundId: z.string(), name: z.string(), decision: Decision })

/** Locked where they are found, in the order of their ids. */
export async function lockDecisions(connection: Connection, reader: Reader, adcode: string, ids: readonly string[]) {
  const wanted = sql`d.adcode = ${adcode} AND d.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
  await connection.statements.execute(
    sql`SELECT d.id FROM policy_decision d WHERE ${visibleTo(reader)} AND ${wanted} ORDER BY d.id FOR UPDATE`,
  )
  return findDecisions(connection, reader, adcode, ids)
}

export async function findDecisions(
  connection: Connection,
  reader: Reader,
  adcode: string,
  ids: readonly string[],
): Promise<(DecisionList['items'][number] & { name: string })[]> {
  const rows = await findRows(
    connection,
    Row,
    sql`
    SELECT d.compound_id AS "compoundId", c.name, ${decisionJson(sql`d`)} AS decision
    FROM policy_decision d JOIN compound c ON c.adcode = d.adcode AND c.id = d.compound_id
    WHERE ${visibleTo(reader)} AND d.adcode = ${adcode}
      AND d.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) ORDER BY d.id`,
  )
  return rows.map(({ compoundId, name, decision }) => ({ compoundId, name, ...decision }))
}
