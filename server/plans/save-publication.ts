/**
 * A plan is published: what it says and every compound in it with its facts of that day are frozen as an edition, and the
 * ledger's plan years follow where the planner says so. Taken back, the edition goes and the years return.
 */
import { and, eq } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { FrozenPlan, PlanPublication } from '#contract/plan-editions.ts'
import type { PlanRow } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { findCompound } from '../compounds/compounds.queries.ts'
import { audited as compoundAudited, lockSeen, writeEdits } from '../compounds/save-record.ts'
import { putYearBack, yearOriginOf } from '../compounds/save-year-back.ts'
import { plan, planEdition } from '../db/plan-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, Refusal } from '../errors.ts'
import { keptFootnotes } from '../targets/footnotes.ts'
import { findEdition, findInvented, lockDistrict } from './plans.queries.ts'
import { findPlan } from './read-plans.ts'
import { isPlan, lockPlanSeen, planAudited } from './save-plan.ts'

/** Refused without compounds, before the joint review, and where one of them is in another published plan of those years. */
export async function publishPlan(writer: Writer, id: string, asked: PlanPublication): Promise<Plan> {
  const adcode = id.slice(0, 6)
  const { version, publishedOn, documentNumber, approvedBy, reason, align } = asked
  mustBeAllowed(writer.reader, 'plan.publish', { adcode, id })
  if (publishedOn > today()) throw new Refusal('outcome-ahead', { onDay: publishedOn })
  return write(writer, adcode, async (tx) => {
    await lockDistrict(tx, adcode)
    const before = await lockPlanSeen(tx, writer, id, version)
    const seen = await getPlan(tx, writer, id)
    mustBePublishable(seen)
    const moved = seen.kind === 'project' ? [] : await alignLedger(tx, writer, seen, align)
    const standing = await getPlan(tx, writer, id)
    const { name, kind, parentId, fromYear, toYear, statement, sums, dataDate, edition } = standing
    const rows = standing.rows.map(frozenRow)
    const invented = await findInvented(tx, writer.reader, id)
    const footnotes = await keptFootnotes(tx, writer.reader, adcode)
    const frozen: FrozenPlan = {
      ...{ name, kind, parentId, fromYear, toYear, statement, rows, sums, moved, dataDate, invented, footnotes },
    }
    await tx.statements.insert(planEdition).values({
      ...{ adcode, planId: id, edition, publishedOn, documentNumber, approvedBy, reason, frozen },
      at: new Date().toISOString(),
    })
    await tx.statements
      .update(plan)
      .set({ state: 'published', version: version + 1 })
      .where(isPlan(id))
    return planAudited(tx, writer, { id, action: 'plan.publish', before, reason: reason ?? undefined })
  })
}

/** Takes the newest edition back to joint review, unless it was filed. The audit keeps it whole. */
export async function retractPlan(
  writer: Writer,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Plan> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'plan.publish', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockPlanSeen(tx, writer, id, version)
    if (before.plan.state !== 'published') throw new Refusal('plan-not-published')
    if (before.plan.filed > 0) throw new Refusal('plan-filed')
    const edition = await findEdition(tx, reader, id, before.plan.edition)
    if (!edition) throw new NotFound('plan-edition', id)
    await alignBack(tx, writer, edition.frozen, reason)
    await tx.statements
      .delete(planEdition)
      .where(
        and(eq(planEdition.adcode, adcode), eq(planEdition.planId, id), eq(planEdition.edition, before.plan.edition)),
      )
    await tx.statements
      .update(plan)
      .set({ state: 'joint', version: version + 1 })
      .where(isPlan(id))
    return planAudited(tx, writer, { id, action: 'plan.retract', before: { ...before, edition }, reason })
  })
}

async function getPlan(tx: Transaction, { reader }: Writer, id: string): Promise<Plan> {
  const found = await findPlan(tx, reader, id)
  if (!found) throw new NotFound('plan', id)
  return found
}

function mustBePublishable({ state, rows, warnings }: Plan): void {
  if (state !== 'joint') throw new Refusal(state === 'published' ? 'plan-published' : 'plan-not-joint')
  if (rows.length === 0) throw new Refusal('plan-empty')
  const blocking = warnings.find(({ blocks }) => blocks)
  if (!blocking) return
  const names = blocking.names.slice(0, 5).join('、')
  throw new Refusal(blocking.code === 'retired' ? 'plan-retired' : 'plan-in-other', {
    names,
    plan: blocking.about ?? '',
  })
}

/** A row without what only the living plan knows. */
const frozenRow = ({ planYear: _, status: __, version: ___, retired: ____, ...row }: Plan['rows'][number]): PlanRow =>
  row

type Moved = FrozenPlan['moved'][number]

/** Through the save the inspector uses, in one order whoever asks. A compound named that has the year already is only checked. */
async function alignLedger(
  tx: Transaction,
  { reader }: Writer,
  { rows, name }: Plan,
  align: PlanPublication['align'],
): Promise<Moved[]> {
  const moved: Moved[] = []
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  for (const { id, version } of [...align].sort((a, b) => a.id.localeCompare(b.id))) {
    const row = rowOf.get(id)
    if (!row) throw new Refusal('plan-not-in-it', { id })
    mustBeAllowed(reader, 'compound.change', { adcode: id.slice(0, 6), id })
    const before = await lockSeen(tx, reader, { id, seen: version, code: 'stale-plan-year' })
    if (row.year === null || row.planYear === row.year) continue
    await writeEdits(tx, reader, { id, version, edits: { planYear: row.year } })
    await compoundAudited(tx, reader, { id, action: 'compound.change', before, reason: name })
    moved.push({ id, from: row.planYear, origin: yearOriginOf(before) })
  }
  return moved
}

type Frozen = { rows: readonly PlanRow[]; moved: readonly Moved[] }

/** Years somebody has changed again since stay as they are. */
async function alignBack(tx: Transaction, { reader }: Writer, { rows, moved }: Frozen, reason: string): Promise<void> {
  const yearOf = new Map(rows.map(({ id, year }) => [id, year]))
  for (const { id, from, origin } of moved) {
    const stood = await findCompound(tx, reader, id)
    if (!stood || stood.retired || stood.planYear !== yearOf.get(id)) continue
    const before = await lockSeen(tx, reader, { id, seen: stood.version, code: 'stale-plan-year' })
    await putYearBack(tx, reader, { id, version: stood.version, year: from, origin })
    await compoundAudited(tx, reader, { id, action: 'compound.change', before, reason })
  }
}
