/** Keeps what a planner decides about two compounds, or takes it back; audited, in one transaction. */
import { sql } from 'drizzle-orm'
import type { NeighbourDecision } from '#contract/area.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { neighbourDecision } from '../db/area-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { Refusal, StaleVersion } from '../errors.ts'
import { type Decision, findDecisions, findStrangers, lockDecision } from './neighbour-decisions.queries.ts'

/** @returns all decisions of the district as they then stand. @throws StaleVersion with all of them where another was decided meanwhile */
export async function decideNeighbours(writer: Writer, asked: NeighbourDecision): Promise<Decision[]> {
  const { adcode, linked, reason, seen } = asked
  mustBeAllowed(writer.reader, 'neighbours.decide', { adcode })
  if (asked.from === asked.to) throw new Refusal('neighbour-of-itself')
  if (linked !== null && reason === '') throw new Refusal('reason-wanted')
  const [from, to] = [asked.from, asked.to].sort() as [string, string] // two go in, two come out
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    const [stranger] = await findStrangers(tx, adcode, [from, to])
    if (stranger) throw new Refusal('not-placed-here', { id: stranger })
    const before = await lockDecision(tx, adcode, from, to)
    const current = before?.version ?? null
    if (current !== seen) {
      const params = { id: `${from} ${to}`, seen: seen ?? 0, current: current ?? 0 }
      throw new StaleVersion(params, await findDecisions(tx, writer.reader, adcode))
    }
    if (linked === null) await takeBack(tx, adcode, from, to)
    else await keep(tx, { adcode, from, to, linked, reason })
    const after = await lockDecision(tx, adcode, from, to)
    tx.audit({ action: 'neighbours.decide', kind: 'neighbours', recordId: `${from} ${to}`, before, after, reason })
    return findDecisions(tx, writer.reader, adcode)
  })
}

async function keep(
  tx: Transaction,
  { adcode, from, to, linked, reason }: Omit<Decision, 'version'> & { adcode: string },
) {
  await tx.statements
    .insert(neighbourDecision)
    .values({ adcode, fromId: from, toId: to, linked, reason })
    .onConflictDoUpdate({
      target: [neighbourDecision.adcode, neighbourDecision.fromId, neighbourDecision.toId],
      set: { linked, reason, version: sql`${neighbourDecision.version} + 1` },
    })
}

const takeBack = (tx: Transaction, adcode: string, from: string, to: string) =>
  tx.statements.execute(
    sql`DELETE FROM neighbour_decision WHERE adcode = ${adcode} AND from_id = ${from} AND to_id = ${to}`,
  )
