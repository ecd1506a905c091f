/** 备案: a published edition handed to one recipient, with day and receipt number. 豫政办〔2019〕58号 三（二）. */
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { NewFiling } from '#contract/plan-editions.ts'
import type { Plan } from '#contract/plans.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { planFiling } from '../db/plan-tables.ts'
import { type Writer, write } from '../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { findEdition, findFilings, lockPlan } from './plans.queries.ts'
import { findPlan } from './read-plans.ts'

/** Each recipient once for each edition. */
export async function filePlan(writer: Writer, planId: string, asked: NewFiling): Promise<Plan> {
  const adcode = planId.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'plan.file', { adcode, id: planId })
  if (asked.onDay > today()) throw new Refusal('outcome-ahead', { onDay: asked.onDay })
  const id = `${adcode}-filing-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    if (!(await lockPlan(tx, reader, planId))) throw new NotFound('plan', planId)
    if (!(await findEdition(tx, reader, planId, asked.edition)))
      throw new NotFound('plan-edition', String(asked.edition))
    const filed = await findFilings(tx, reader, planId)
    const { edition, recipient } = asked
    if (filed.some((each) => each.edition === edition && each.recipient === recipient))
      throw new Refusal('plan-filed-already', { recipient })
    await tx.statements.insert(planFiling).values({ adcode, id, planId, ...asked })
    tx.audit({ action: 'plan.file', kind: 'plan', recordId: planId, before: null, after: { id, ...asked } })
    return getPlan(await findPlan(tx, reader, planId), planId)
  })
}

/** Takes a filing off the record; the audit keeps it. */
export async function removeFiling(writer: Writer, planId: string, id: string, version: number): Promise<Plan> {
  const adcode = planId.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'plan.file', { adcode, id: planId })
  return write(writer, adcode, async (tx) => {
    if (!(await lockPlan(tx, reader, planId))) throw new NotFound('plan', planId)
    const before = (await findFilings(tx, reader, planId)).find((each) => each.id === id)
    if (!before) throw new NotFound('plan-filing', id)
    if (before.version !== version) throw new StaleVersion({ id, seen: version, current: before.version }, before)
    await tx.statements.delete(planFiling).where(and(eq(planFiling.adcode, adcode), eq(planFiling.id, id)))
    tx.audit({ action: 'plan.unfile', kind: 'plan', recordId: planId, before, after: null })
    return getPlan(await findPlan(tx, reader, planId), planId)
  })
}

function getPlan(found: Plan | null, id: string): Plan {
  if (!found) throw new NotFound('plan', id)
  return found
}
