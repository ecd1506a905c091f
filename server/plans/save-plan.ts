/**
 * Plans are added, changed and, while never published, deleted. What changes a published plan opens the draft of its next
 * edition; the one before stays frozen and holds until the next is published.
 */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { today } from '#contract/days.ts'
import { type PlacedInPlan, type PlanRow, PlanStatement, parentKinds } from '#contract/plan-rows.ts'
import type { NewPlan, Plan, PlanChange } from '#contract/plans.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { jsonParts } from '../db/bulk.ts'
import { plan, planCompound } from '../db/plan-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import {
  findEdition,
  findHoldings,
  findPlanRows,
  findStoredPlan,
  findStoredPlans,
  lockDistrict,
  lockPlan,
  type StoredPlan,
} from './plans.queries.ts'
import { findPlan } from './read-plans.ts'
import { changesWhatWasReviewed } from './review.ts'

export async function addPlan(writer: Writer, added: z.infer<typeof NewPlan>): Promise<Plan> {
  const { adcode, kind, name, parentId, fromYear, toYear, compounds } = added
  mustBeAllowed(writer.reader, 'plan.create', { adcode })
  const id = `${adcode}-plan-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    await mustSuit(tx, writer, { adcode, kind, fromYear, toYear }, parentId)
    await tx.statements
      .insert(plan)
      .values({ adcode, id, kind, name, parentId, fromYear, toYear, statement: PlanStatement.parse({}) })
    await putCompounds(tx, { id, fromYear, toYear }, compounds)
    return planAudited(tx, writer, { id, action: 'plan.create', before: null })
  })
}

/**
 * Throws StaleVersion with the plan as it stands now. What changes a plan in joint review makes it a draft, unless the change
 * hands it over anew. The day it was compiled is set here, and stays when a published plan is changed.
 */
export async function changePlan(writer: Writer, id: string, change: z.infer<typeof PlanChange>): Promise<Plan> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'plan.change', { adcode, id })
  const { version, name, parentId, statement, compounds } = change
  return write(writer, adcode, async (tx) => {
    const before = await lockPlanSeen(tx, writer, id, version)
    if (parentId !== undefined) await mustSuit(tx, writer, before.plan, parentId)
    const wasPublished = before.plan.state === 'published'
    if (wasPublished && change.state) throw new Refusal('plan-published')
    const given = statement && PlanStatement.parse(statement)
    const reviewed = { ...before.plan, placed: before.compounds }
    const undone = before.plan.state === 'joint' && changesWhatWasReviewed(reviewed, { ...change, statement: given })
    const state = wasPublished ? 'draft' : (change.state ?? (undone ? 'draft' : before.plan.state))
    const { dataDate } = await getDistrict(tx, adcode)
    const compiledOn = compiledNow(before.plan, { state, dataDate, asked: change.compiledOn })
    await tx.statements
      .update(plan)
      .set({
        ...(name === undefined ? {} : { name }),
        ...(parentId === undefined ? {} : { parentId }),
        statement: { ...(given ?? before.plan.statement), compiledOn },
        state,
        ...(wasPublished ? { edition: before.plan.edition + 1 } : {}),
        version: version + 1,
      })
      .where(isPlan(id))
    if (compounds) await putCompounds(tx, before.plan, compounds)
    return planAudited(tx, writer, { id, action: 'plan.change', before })
  })
}

/** A plan that was never published goes as a whole; the audit keeps it. */
export async function deletePlan(writer: Writer, id: string, version: number): Promise<{ id: string; deleted: true }> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'plan.delete', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockPlanSeen(tx, writer, id, version)
    if (before.plan.edition > 1 || before.plan.state === 'published') throw new Refusal('plan-published')
    const plans = await findStoredPlans(tx, writer.reader, adcode)
    const below = plans.filter(({ parentId }) => parentId === id)
    if (below.length > 0) throw new Refusal('plan-has-parts', { names: below.map(({ name }) => name).join('、') })
    await tx.statements.delete(plan).where(isPlan(id))
    tx.audit({ action: 'plan.delete', kind: 'plan', recordId: id, before, after: null })
    return { id, deleted: true }
  })
}

/**
 * Drops the draft of the next edition: the plan is as it was last published, under the plan it was under then, if that is
 * still there. Refused where another plan has published one of its compounds meanwhile.
 */
export async function discardDraft(writer: Writer, id: string, version: number): Promise<Plan> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'plan.change', { adcode, id })
  return write(writer, adcode, async (tx) => {
    await lockDistrict(tx, adcode)
    const before = await lockPlanSeen(tx, writer, id, version)
    const last = await findEdition(tx, writer.reader, id, before.plan.edition - 1)
    if (before.plan.state === 'published' || !last) throw new Refusal('plan-no-draft')
    const { name, statement, rows } = last.frozen
    await mustBeFree(tx, writer, before.plan, rows)
    const parentId = await parentAgain(tx, writer, last.frozen.parentId)
    await tx.statements
      .update(plan)
      .set({
        name,
        statement,
        ...(parentId === undefined ? {} : { parentId }),
        state: 'published',
        edition: last.edition,
        version: version + 1,
      })
      .where(isPlan(id))
    await putCompounds(tx, before.plan, rows.map(placedRow))
    return planAudited(tx, writer, { id, action: 'plan.discard', before })
  })
}

export const isPlan = (id: string) => and(eq(plan.adcode, id.slice(0, 6)), eq(plan.id, id))

type Kept = { plan: StoredPlan; compounds: PlacedInPlan[] }

const placedRow = ({ id, year, workClass, urgency, note }: PlanRow): PlacedInPlan => ({
  ...{ compoundId: id, year, workClass, urgency, note },
})

type Compiling = { state: StoredPlan['state']; dataDate: string; asked: string | null | undefined }

/** Kept once it is known, as long as there is something that was compiled: the first draft taken back has no day. */
function compiledNow({ edition, state: stood, statement }: StoredPlan, { state, dataDate, asked }: Compiling) {
  if (asked && asked > dataDate) throw new Refusal('plan-compiled-ahead', { onDay: asked, dataDate })
  const isFirstDraft = state === 'draft' && edition === 1 && stood !== 'published'
  if (isFirstDraft) return null
  if (state !== 'joint') return stood === 'joint' && asked !== undefined ? asked : statement.compiledOn
  const now = today()
  return asked ?? statement.compiledOn ?? (now < dataDate ? now : dataDate)
}

/** The plan and its compounds as they stood, locked. Throws NotFound, or StaleVersion when somebody saved since `seen`. */
export async function lockPlanSeen(tx: Transaction, { reader }: Writer, id: string, seen: number): Promise<Kept> {
  const locked = await lockPlan(tx, reader, id)
  const stored = locked && (await keptPlan(tx, { reader }, id))
  if (!locked || !stored) throw new NotFound('plan', id)
  if (locked.version === seen) return stored
  const { name } = stored.plan
  throw new StaleVersion({ id, seen, current: locked.version, name }, await findPlan(tx, reader, id))
}

async function keptPlan(tx: Transaction, { reader }: Pick<Writer, 'reader'>, id: string): Promise<Kept | null> {
  const stored = await findStoredPlan(tx, reader, id)
  if (!stored) return null
  const rows = await findPlanRows(tx, reader, id)
  return { plan: stored, compounds: rows.map(placedRow) }
}

type Bounds = Pick<StoredPlan, 'adcode' | 'kind' | 'fromYear' | 'toYear'>

/** A plan lies under one of the kind above it, within its years. */
async function mustSuit(tx: Transaction, { reader }: Writer, own: Bounds, parentId: string | null): Promise<void> {
  if (parentId === null) return
  const parent = await findStoredPlan(tx, reader, parentId)
  if (!parent || parent.adcode !== own.adcode) throw new NotFound('plan', parentId)
  const fits = parent.kind === parentKinds[own.kind] && own.fromYear >= parent.fromYear && own.toYear <= parent.toYear
  if (!fits) throw new Refusal('plan-parent', { name: parent.name })
}

/** The plan an edition was under, if it is still there; undefined where the draft's own has to do. */
async function parentAgain(tx: Transaction, { reader }: Writer, id: string | null | undefined) {
  return id ? (await findStoredPlan(tx, reader, id))?.id : id
}

/** What another plan has published in the meantime for the same years does not come back here. */
async function mustBeFree(
  tx: Transaction,
  { reader }: Writer,
  own: StoredPlan,
  rows: readonly PlanRow[],
): Promise<void> {
  const others = await findHoldings(tx, reader, { ...own, except: own.id })
  const taken = new Map(others.flatMap((each) => (each.isPublished ? [[each.compoundId, each.name]] : [])))
  const shared = rows.filter(({ id }) => taken.has(id))
  if (!shared[0]) return
  const names = shared.slice(0, 5).map(({ name }) => name)
  throw new Refusal('plan-in-other', { names: names.join('、'), plan: taken.get(shared[0].id) ?? '' })
}

/** Replaces the compounds of a plan, in the order given. A year of their own lies within those of the plan. */
async function putCompounds(
  tx: Transaction,
  { id: planId, fromYear, toYear }: Pick<StoredPlan, 'id' | 'fromYear' | 'toYear'>,
  compounds: readonly PlacedInPlan[],
): Promise<void> {
  const adcode = planId.slice(0, 6)
  const outside = compounds.find(({ year }) => year !== null && (year < fromYear || year > toYear))
  if (outside)
    throw new Refusal('plan-years', { id: outside.compoundId, year: outside.year ?? '', from: fromYear, to: toYear })
  if (new Set(compounds.map(({ compoundId }) => compoundId)).size < compounds.length)
    throw new Refusal('plan-compound-twice')
  await tx.statements.delete(planCompound).where(and(eq(planCompound.adcode, adcode), eq(planCompound.planId, planId)))
  let written = 0
  const rows = compounds.map((each, position) => ({ ...each, position: position + 1 }))
  for (const part of jsonParts(rows)) {
    const { rowCount } = await tx.statements.execute(sql`
      INSERT INTO plan_compound (adcode, plan_id, compound_id, position, year, work_class, urgency, note)
      SELECT c.adcode, ${planId}, c.id, r.position, r.year, r."workClass", r.urgency, r.note
      FROM jsonb_to_recordset(${part}::jsonb)
        AS r("compoundId" text, position int, year int, "workClass" text, urgency text, note text)
      JOIN compound c ON c.adcode = ${adcode} AND c.id = r."compoundId"`)
    written += rowCount ?? 0
  }
  if (written < compounds.length) throw new Refusal('unknown-reference', { field: 'compounds', id: planId })
}

type Save = { id: string; action: string; before: unknown; reason?: string | undefined }

export async function planAudited(
  tx: Transaction,
  writer: Writer,
  { id, action, before, reason }: Save,
): Promise<Plan> {
  const after = await keptPlan(tx, writer, id)
  const saved = await findPlan(tx, writer.reader, id)
  if (!after || !saved) throw new NotFound('plan', id)
  tx.audit({ action, kind: 'plan', recordId: id, before, after, reason })
  return saved
}
