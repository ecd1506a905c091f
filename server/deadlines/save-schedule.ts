/** Keeps back-schedules: added, changed and removed, each in one transaction with its audit entry. */
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { BackSchedule, BackScheduleChange, NewBackSchedule, ScheduledStep } from '#contract/deadlines.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { backSchedule } from '../db/plan-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { hasRecord, lockSchedule, type StoredSchedule } from './deadlines.queries.ts'
import { scheduled } from './read-deadlines.ts'

export async function addSchedule(writer: Writer, { adcode, ...facts }: NewBackSchedule): Promise<BackSchedule> {
  mustBeAllowed(writer.reader, 'deadline.schedule', { adcode })
  return write(writer, adcode, async (tx) => {
    await mustBeOfDistrict(tx, writer, adcode, facts)
    const id = `${adcode}-q-${randomUUID().slice(0, 8)}`
    await tx.statements.insert(backSchedule).values({ adcode, id, ...facts })
    return saved(tx, writer, id, 'schedule.create', null)
  })
}

/** Refuses a change made on another version than the one that stands. */
export async function changeSchedule(writer: Writer, id: string, change: BackScheduleChange): Promise<BackSchedule> {
  const adcode = id.slice(0, 6)
  const { version, ...facts } = change
  mustBeAllowed(writer.reader, 'deadline.schedule', { adcode, id })
  if (Object.keys(facts).length === 0) throw new Refusal('nothing-to-change')
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await mustBeOfDistrict(tx, writer, adcode, { ...before, ...facts })
    await tx.statements
      .update(backSchedule)
      .set({ ...facts, version: version + 1 })
      .where(is(id))
    return saved(tx, writer, id, 'schedule.change', before)
  })
}

export async function removeSchedule(writer: Writer, id: string, version: number): Promise<void> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'deadline.schedule', { adcode, id })
  await write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await tx.statements.delete(backSchedule).where(is(id))
    tx.audit({ action: 'schedule.remove', kind: 'deadline', recordId: id, before, after: null })
  })
}

const is = (id: string) => and(eq(backSchedule.adcode, id.slice(0, 6)), eq(backSchedule.id, id))

type Facts = { packId: string; recordId: string | null; steps: readonly ScheduledStep[] }

/** The pack covers the district and has these steps, and the record is one of its own. */
async function mustBeOfDistrict(tx: Transaction, { reader }: Writer, adcode: string, facts: Facts): Promise<void> {
  const pack = (await readPolicies(tx, reader, adcode)).find(({ id }) => id === facts.packId)
  if (!pack) throw new NotFound('policy', facts.packId)
  const known = new Set(pack.steps.map(({ code }) => code))
  const unknown = facts.steps.find(({ code }) => !known.has(code))
  if (unknown) throw new Refusal('step-not-in-pack', { step: unknown.code, pack: pack.documentNumber })
  if (facts.recordId !== null && !(await hasRecord(tx, reader, adcode, facts.recordId)))
    throw new NotFound('compound', facts.recordId)
}

async function lockSeen(tx: Transaction, { reader }: Writer, id: string, seen: number): Promise<StoredSchedule> {
  const found = await lockSchedule(tx, reader, id)
  if (!found) throw new NotFound('schedule', id)
  if (found.version === seen) return found
  throw new StaleVersion({ id, seen, current: found.version, name: found.name }, found)
}

async function saved(tx: Transaction, { reader }: Writer, id: string, action: string, before: StoredSchedule | null) {
  const after = await lockSchedule(tx, reader, id)
  if (!after) throw new NotFound('schedule', id)
  tx.audit({ action, kind: 'deadline', recordId: id, before, after })
  return scheduled(after, (await getDistrict(tx, after.adcode)).dataDate)
}
