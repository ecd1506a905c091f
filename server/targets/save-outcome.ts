/**
 * What is made of a difference: the ledger is changed, the target is changed, or it is noted why both stay. Each is signed by
 * a post, dated and reasoned, in one transaction with what it changes; withdrawn, it takes that back and stays on record.
 */
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { NewOutcome, TargetOutcome, TargetStanding } from '#contract/targets.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { findCompound } from '../compounds/compounds.queries.ts'
import { audited as compoundAudited, lockSeen, writeEdits } from '../compounds/save-record.ts'
import { putYearBack, yearOriginOf } from '../compounds/save-year-back.ts'
import { targetOutcome } from '../db/plan-tables.ts'
import { target } from '../db/tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, Refusal } from '../errors.ts'
import { isTarget, lockTargetSeen, standingNow } from './save-target.ts'
import { findOutcome, findTarget, lockTarget } from './targets.queries.ts'

/**
 * Throws StaleVersion with the target or the compound that changed meanwhile, and refuses where the difference is another
 * than the one that was seen, or there is none.
 */
export async function recordOutcome(writer: Writer, targetId: string, asked: NewOutcome): Promise<TargetStanding> {
  const adcode = targetId.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'target.settle', { adcode, id: targetId })
  if (asked.onDay > today()) throw new Refusal('outcome-ahead', { onDay: asked.onDay })
  const id = `${adcode}-outcome-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    const before = await lockTargetSeen(tx, writer, targetId, asked.version)
    const seen = await standingNow(tx, writer, targetId)
    if (seen.difference !== asked.difference)
      throw new Refusal('difference-changed', { seen: asked.difference, now: seen.difference })
    if (seen.difference === 0) throw new Refusal('no-difference')
    const moved = asked.outcome === 'change-ledger' ? await moveCompounds(tx, writer, adcode, asked) : []
    const amount =
      asked.outcome === 'change-target' ? await changeAmount(tx, writer, { id: targetId, before, ...asked }) : null
    const { outcome, difference, by, onDay, reason } = asked
    const detail = { moved, amount, rows: seen.rows.map((row) => row.id) }
    await tx.statements.insert(targetOutcome).values({
      ...{ adcode, id, targetId, outcome, difference, by, onDay, reason, detail, at: new Date().toISOString() },
    })
    await outcomeAudited(tx, writer, { id, action: 'target.settle', before: null, reason })
    return standingNow(tx, writer, targetId)
  })
}

/** Refused where a compound or the target has been changed again since: then somebody has to look. */
export async function withdrawOutcome(writer: Writer, id: string, reason: string): Promise<TargetStanding> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'target.settle', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await findOutcome(tx, reader, id, true)
    if (!before) throw new NotFound('outcome', id)
    if (before.withdrawnAt) throw new Refusal('already-withdrawn')
    await moveBack(tx, writer, before, reason)
    if (before.amount) await amountBack(tx, writer, before, reason)
    await tx.statements
      .update(targetOutcome)
      .set({ withdrawnAt: new Date().toISOString(), withdrawnReason: reason })
      .where(and(eq(targetOutcome.adcode, adcode), eq(targetOutcome.id, id)))
    await outcomeAudited(tx, writer, { id, action: 'target.withdraw', before, reason })
    return standingNow(tx, writer, before.targetId)
  })
}

type ChangedLedger = Extract<NewOutcome, { outcome: 'change-ledger' }>

/** Every compound through the save that the inspector uses, locked in one order whoever asks. */
async function moveCompounds(
  tx: Transaction,
  { reader }: Writer,
  adcode: string,
  { compounds, reason }: ChangedLedger,
): Promise<TargetOutcome['moved']> {
  const moved: TargetOutcome['moved'] = []
  for (const { id, version, planYear } of [...compounds].sort((a, b) => a.id.localeCompare(b.id))) {
    if (id.slice(0, 6) !== adcode) throw new Refusal('unknown-reference', { field: 'compounds', id })
    mustBeAllowed(reader, 'compound.change', { adcode, id })
    const before = await lockSeen(tx, reader, { id, seen: version, code: 'stale-plan-year' })
    const stood = await findCompound(tx, reader, id)
    if (!stood || stood.planYear === planYear) continue
    await writeEdits(tx, reader, { id, version, edits: { planYear } })
    await compoundAudited(tx, reader, { id, action: 'compound.change', before, reason })
    moved.push({ id, name: stood.name, from: stood.planYear, to: planYear, origin: yearOriginOf(before) })
  }
  if (moved.length === 0) throw new Refusal('nothing-to-change')
  return moved
}

async function moveBack(tx: Transaction, { reader }: Writer, { moved }: TargetOutcome, reason: string): Promise<void> {
  for (const { id, name, from, to, origin } of moved) {
    const stood = await findCompound(tx, reader, id)
    if (!stood || stood.retired || stood.planYear !== to) throw new Refusal('outcome-overtaken', { name })
    const before = await lockSeen(tx, reader, { id, seen: stood.version, code: 'stale-plan-year' })
    await putYearBack(tx, reader, { id, version: stood.version, year: from, origin })
    await compoundAudited(tx, reader, { id, action: 'compound.change', before, reason })
  }
}

type Amounting = { id: string; before: unknown; version: number; amount: number; reason: string }

/** The printed words stay as they are; only the amount that is reckoned with changes. */
async function changeAmount(
  tx: Transaction,
  { reader }: Writer,
  { id, before, version, amount, reason }: Amounting,
): Promise<{ from: number | null; to: number }> {
  const stored = await findTarget(tx, reader, id)
  if (!stored || stored.amount === amount) throw new Refusal('nothing-to-change')
  await tx.statements
    .update(target)
    .set({ amount, version: version + 1 })
    .where(isTarget(id))
  const after = await findTarget(tx, reader, id)
  tx.audit({ action: 'target.change', kind: 'target', recordId: id, before, after, reason })
  return { from: stored.amount, to: amount }
}

async function amountBack(
  tx: Transaction,
  { reader }: Writer,
  { targetId, amount }: TargetOutcome,
  reason: string,
): Promise<void> {
  await lockTarget(tx, reader, targetId)
  const stored = await findTarget(tx, reader, targetId)
  if (!stored || !amount || stored.amount !== amount.to)
    throw new Refusal('outcome-overtaken', { name: stored?.printed ?? targetId })
  await tx.statements
    .update(target)
    .set({ amount: amount.from, version: stored.version + 1 })
    .where(isTarget(targetId))
  const after = await findTarget(tx, reader, targetId)
  tx.audit({ action: 'target.change', kind: 'target', recordId: targetId, before: stored, after, reason })
}

type Save = { id: string; action: string; before: unknown; reason: string }

async function outcomeAudited(
  tx: Transaction,
  { reader }: Writer,
  { id, action, before, reason }: Save,
): Promise<void> {
  const after = await findOutcome(tx, reader, id)
  tx.audit({ action, kind: 'target', recordId: id, before, after, reason })
}
