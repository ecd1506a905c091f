/** Switches a barrier on or off, with the reason; every question about neighbours follows at once. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BarrierChange } from '#contract/district.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { visibleTo } from '../accounts/visible.queries.ts'
import { findRow } from '../db/connection.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'

const Stored = z.object({ version: z.int(), row: z.unknown() })
const Switched = z.object({ id: z.string(), active: z.boolean(), reason: z.string().nullable(), version: z.int() })

export async function switchBarrier(writer: Writer, id: string, change: BarrierChange) {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'barrier.change', { adcode, id })
  const { version, active, reason } = change
  if (!active && reason === '') throw new Refusal('reason-wanted')
  return write(writer, adcode, async (tx) => {
    const before = await lockBarrier(tx, writer, id)
    if (!before) throw new NotFound('barrier', id)
    if (before.version !== version) {
      throw new StaleVersion({ id, seen: version, current: before.version }, before.row)
    }
    const saved = await findRow(
      tx,
      Switched,
      sql`UPDATE barrier SET active = ${active}, reason = ${reason || null}, version = version + 1
          WHERE adcode = ${adcode} AND id = ${id} RETURNING id, active, reason, version`,
    )
    const after = await lockBarrier(tx, writer, id)
    if (!saved || !after) throw new NotFound('barrier', id)
    tx.audit({ action: 'barrier.change', kind: 'barrier', recordId: id, before: before.row, after: after.row, reason })
    return saved
  })
}

const lockBarrier = (tx: Transaction, { reader }: Writer, id: string) =>
  findRow(
    tx,
    Stored,
    sql`SELECT b.version, to_jsonb(b) AS row FROM barrier b
        WHERE ${visibleTo(reader)} AND b.adcode = ${id.slice(0, 6)} AND b.id = ${id} FOR UPDATE`,
  )
