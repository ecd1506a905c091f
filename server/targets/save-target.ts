/** A target of the district's own, of no document: added, changed, taken away. What a document states is never edited here. */
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { NewTarget, TargetChange, TargetStanding } from '#contract/targets.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { streetOffice, target } from '../db/tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { readTargets } from './read-targets.ts'
import { findOutcomes, findTarget, lockTarget } from './targets.queries.ts'

export async function addTarget(writer: Writer, added: NewTarget): Promise<TargetStanding> {
  const { adcode, words, by, ...stated } = added
  mustBeAllowed(writer.reader, 'target.create', { adcode })
  const id = `${adcode}-g-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    await mustKnowStreet(tx, adcode, stated.streetOfficeId)
    await tx.statements.insert(target).values({ adcode, id, packId: null, ...stated, origin: originOf(words, by) })
    return audited(tx, writer, { id, action: 'target.create', before: null })
  })
}

export async function changeTarget(writer: Writer, id: string, change: TargetChange): Promise<TargetStanding> {
  const adcode = id.slice(0, 6)
  const { version, words, by, ...stated } = change
  mustBeAllowed(writer.reader, 'target.change', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockOwn(tx, writer, id, version)
    await mustKnowStreet(tx, adcode, stated.streetOfficeId)
    await tx.statements
      .update(target)
      .set({ ...stated, origin: originOf(words, by), version: version + 1 })
      .where(isTarget(id))
    return audited(tx, writer, { id, action: 'target.change', before })
  })
}

/** Refused once anything was recorded of it: what was signed has to keep what it was signed about. */
export async function deleteTarget(
  writer: Writer,
  id: string,
  version: number,
): Promise<{ id: string; deleted: true }> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'target.delete', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockOwn(tx, writer, id, version)
    const outcomes = await findOutcomes(tx, writer.reader, adcode)
    if (outcomes.some(({ targetId }) => targetId === id)) throw new Refusal('target-has-outcomes')
    await tx.statements.delete(target).where(isTarget(id))
    tx.audit({ action: 'target.delete', kind: 'target', recordId: id, before, after: null })
    return { id, deleted: true }
  })
}

/** The row as it stood, locked. Throws NotFound, or StaleVersion when somebody saved since `seen`. */
export async function lockTargetSeen(tx: Transaction, { reader }: Writer, id: string, seen: number): Promise<unknown> {
  const locked = await lockTarget(tx, reader, id)
  const current = await findTarget(tx, reader, id)
  if (!locked || !current) throw new NotFound('target', id)
  if (locked.version !== seen) throw new StaleVersion({ id, seen, current: locked.version }, current)
  return locked.row
}

async function lockOwn(tx: Transaction, writer: Writer, id: string, seen: number): Promise<unknown> {
  const row = await lockTargetSeen(tx, writer, id, seen)
  const stored = await findTarget(tx, writer.reader, id)
  if (stored?.pack) throw new Refusal('target-of-document', { document: stored.pack.documentNumber })
  return row
}

export const isTarget = (id: string) => and(eq(target.adcode, id.slice(0, 6)), eq(target.id, id))

const originOf = (words: string, by: string) => ({ source: by, printed: words, kind: 'user' as const })

async function mustKnowStreet(tx: Transaction, adcode: string, id: string | null): Promise<void> {
  if (id === null) return
  const found = await tx.statements
    .select({ id: streetOffice.id })
    .from(streetOffice)
    .where(and(eq(streetOffice.adcode, adcode), eq(streetOffice.id, id)))
  if (found.length === 0) throw new Refusal('unknown-reference', { field: 'streetOfficeId', id })
}

type Save = { id: string; action: string; before: unknown }

async function audited(tx: Transaction, { reader }: Writer, { id, action, before }: Save): Promise<TargetStanding> {
  const after = await lockTarget(tx, reader, id)
  tx.audit({ action, kind: 'target', recordId: id, before, after: after?.row ?? null })
  return standingNow(tx, { reader }, id)
}

/** One target as it stands against the ledger now. */
export async function standingNow(
  tx: Transaction,
  { reader }: Pick<Writer, 'reader'>,
  id: string,
): Promise<TargetStanding> {
  const { items } = await readTargets(tx, reader, id.slice(0, 6))
  const found = items.find(({ target: { id: each } }) => each === id)
  if (!found) throw new NotFound('target', id)
  return found
}
