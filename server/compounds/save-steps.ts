/** Dated steps recorded by hand: added with their source, and taken back as long as nobody else relies on them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { StatusChange } from '#contract/compound.ts'
import { today } from '#contract/days.ts'
import type { Reader } from '../accounts/reader.ts'
import { type Connection, findRow } from '../db/connection.ts'
import { step } from '../db/tables.ts'
import { Refusal } from '../errors.ts'

/** Records a status of today or earlier. */
export async function addStep(tx: Connection, reader: Reader, compoundId: string, change: StatusChange): Promise<void> {
  if (change.onDay > today()) throw new Refusal('future-status', { onDay: change.onDay })
  const adcode = compoundId.slice(0, 6)
  const origin = { source: change.source, kind: 'user' as const, onDay: today(), note: reader.actor.name }
  const id = `${adcode}-t-${randomUUID().slice(0, 13)}`
  await tx.statements
    .insert(step)
    .values({ adcode, compoundId, status: change.status, onDay: change.onDay, origin, id })
}

/**
 * Takes one step back that was recorded by hand in exactly these words; what a document says or the demo invented is not
 * ours to take back. The audit entry of the same write keeps the history with it and without it.
 */
export async function withdrawStep(tx: Connection, compoundId: string, withdrawn: StatusChange): Promise<void> {
  const { status, onDay, source } = withdrawn
  const gone = await findRow(
    tx,
    z.object({ id: z.string() }),
    sql`
    DELETE FROM step WHERE (adcode, id) IN (
      SELECT s.adcode, s.id FROM step s
      WHERE s.adcode = ${compoundId.slice(0, 6)} AND s.compound_id = ${compoundId} AND s.status = ${status}
        AND s.on_day = ${onDay}::date AND s.origin->>'kind' = 'user' AND s.origin->>'source' = ${source} AND NOT s.invented
      ORDER BY s.id LIMIT 1)
    RETURNING id`,
  )
  if (!gone) throw new Refusal('no-such-step', { status, onDay })
}
