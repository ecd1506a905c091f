/** Adds an idle room or piece of ground, changes it, or takes it off the list; with version check and audit in one transaction. */
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { IdleChange, IdleFacts, IdleSpace } from '#contract/idle-space.ts'
import type { Origin } from '#contract/provenance.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { idleSpace } from '../db/money-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, StaleVersion } from '../errors.ts'
import { findCompoundNames, lockIdleSpace } from './idle-spaces.queries.ts'

/** Throws NotFound for a compound that is not on the lists. */
export async function addIdleSpace(writer: Writer, facts: IdleFacts): Promise<IdleSpace> {
  const adcode = facts.compoundId.slice(0, 6)
  mustBeAllowed(writer.reader, 'money.change', { adcode, id: facts.compoundId })
  const id = `${adcode}-idle-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await mustBeListed(tx, writer, facts.compoundId, adcode)
    await tx.statements.insert(idleSpace).values({ adcode, id, ...facts, provenance: originsOf(writer, facts) })
    return saved(tx, writer, { id, action: 'idle-space.create', before: null })
  })
}

/** What is given replaces all its facts. Throws NotFound for a compound that is not on the lists of its district. */
export async function changeIdleSpace(writer: Writer, id: string, change: IdleChange): Promise<IdleSpace> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'money.change', { adcode, id })
  const { version, ...facts } = change
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await mustBeListed(tx, writer, facts.compoundId, adcode)
    await tx.statements
      .update(idleSpace)
      .set({ ...facts, provenance: originsOf(writer, facts), version: version + 1 })
      .where(isSpace(id))
    return saved(tx, writer, { id, action: 'idle-space.change', before })
  })
}

export async function deleteIdleSpace(
  writer: Writer,
  id: string,
  version: number,
): Promise<{ id: string; deleted: true }> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'money.change', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await tx.statements.delete(idleSpace).where(isSpace(id))
    tx.audit({ action: 'idle-space.delete', kind: 'money', recordId: id, before, after: null })
    return { id, deleted: true }
  })
}

const isSpace = (id: string) => and(eq(idleSpace.adcode, id.slice(0, 6)), eq(idleSpace.id, id))

async function lockSeen(tx: Transaction, { reader }: Writer, id: string, seen: number): Promise<IdleSpace> {
  const stored = await lockIdleSpace(tx, reader, id)
  if (!stored) throw new NotFound('idle-space', id)
  if (stored.version === seen) return stored
  throw new StaleVersion({ id, seen, current: stored.version }, stored)
}

async function mustBeListed(tx: Transaction, { reader }: Writer, compoundId: string, adcode: string): Promise<void> {
  const listed = await findCompoundNames(tx, reader, adcode)
  if (!listed.some(({ id }) => id === compoundId)) throw new NotFound('compound', compoundId)
}

type Save = { id: string; action: string; before: IdleSpace | null }

async function saved(tx: Transaction, { reader }: Writer, { id, action, before }: Save): Promise<IdleSpace> {
  const after = await lockIdleSpace(tx, reader, id)
  if (!after) throw new NotFound('idle-space', id)
  tx.audit({ action, kind: 'money', recordId: id, before, after })
  return after
}

function originsOf({ reader }: Writer, facts: IdleFacts) {
  const origin: Origin = { source: reader.actor.name, kind: 'user', onDay: today() }
  return Object.fromEntries(Object.keys(facts).map((field) => [field, origin]))
}
