/** Gives an area and its members one plan year, or takes that back: one transaction, one revision, an audit entry for each. */
import { and, eq, sql } from 'drizzle-orm'
import type { PlanYearChange, PlanYearPreview, PlanYearSaved } from '#contract/plan-year.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { audited, lockSeen as lockCompoundSeen, writeEdits } from '../compounds/save-record.ts'
import { area } from '../db/area-tables.ts'
import type { Connection } from '../db/connection.ts'
import { type Transaction, write } from '../db/write.ts'
import { NotFound, Refusal } from '../errors.ts'
import { findStoredArea } from './areas.queries.ts'
import { namesTold } from './fault-words.ts'
import { findPlannedMembers } from './plan-year.queries.ts'
import { fixedBecause, planYearPreview } from './plan-year.ts'
import { auditedArea, lockAreaSeen, lockScheme, originsOf } from './save-area.ts'
import type { AreaWriter } from './save-members.ts'

/** What one year would mean for an area of the adopted scheme; without `year`, the one proposed. */
export async function previewPlanYear(
  connection: Connection,
  reader: Reader,
  id: string,
  year: number | undefined,
): Promise<PlanYearPreview> {
  const stored = await findStoredArea(connection, reader, id)
  if (!stored) throw new NotFound('area', id)
  return planYearPreview(await findPlannedMembers(connection, reader, stored.adcode, stored.compounds), year)
}

/**
 * Throws StaleVersion with the area or the compound that changed meanwhile, and refuses a compound that is no member or
 * has its year fixed; then nothing is written. Members named that have the year already are only checked.
 */
export async function savePlanYear(writer: AreaWriter, id: string, change: PlanYearChange): Promise<PlanYearSaved> {
  const adcode = id.slice(0, 6)
  const { version, planYear, compounds, reason } = change
  mustBeAllowed(writer.reader, 'area.change', { adcode, id })
  for (const named of compounds) mustBeAllowed(writer.reader, 'compound.change', { adcode, id: named.id })
  return write(writer, adcode, async (tx) => {
    await lockScheme(tx, adcode)
    const { row, ...stored } = await lockAreaSeen(tx, writer, id, version)
    const moved = await moveMembers(tx, writer, stored.compounds, change)
    if (moved.length === 0 && stored.planYear === planYear) throw new Refusal('nothing-to-change')
    await tx.statements
      .update(area)
      .set({
        planYear,
        provenance: sql`${area.provenance} || ${JSON.stringify(originsOf(writer.reader, ['planYear']))}::jsonb`,
        version: version + 1,
      })
      .where(and(eq(area.adcode, adcode), eq(area.id, id)))
    return { area: await auditedArea(tx, writer, { id, action: 'area.plan-year', before: row, reason }), moved }
  })
}

async function moveMembers(
  tx: Transaction,
  { reader }: AreaWriter,
  members: readonly string[],
  { compounds, reason }: PlanYearChange,
): Promise<PlanYearSaved['moved']> {
  const stranger = compounds.find(({ id }) => !members.includes(id))
  if (stranger) throw new Refusal('not-a-member', { id: stranger.id })
  const before = new Map<string, unknown>()
  // locked in one order whoever asks, so that two savers do not wait for each other
  for (const { id, version } of [...compounds].sort((a, b) => a.id.localeCompare(b.id)))
    before.set(id, await lockCompoundSeen(tx, reader, { id, seen: version, code: 'stale-plan-year' }))
  const ids = compounds.map(({ id }) => id)
  const wanted = new Map(compounds.map(({ id, planYear }) => [id, planYear]))
  const now = await findPlannedMembers(tx, reader, ids[0]?.slice(0, 6) ?? '', ids)
  const moving = now.filter(({ id, planYear }) => wanted.get(id) !== planYear)
  const held = moving.filter((member) => fixedBecause(member) !== null)
  if (held.length) throw new Refusal('plan-year-fixed', { names: namesTold(held.map(({ name }) => name)) })
  const moved: PlanYearSaved['moved'] = []
  for (const { id, planYear: from, version } of moving) {
    await writeEdits(tx, reader, { id, version, edits: { planYear: wanted.get(id) ?? null } })
    await audited(tx, reader, { id, action: 'compound.change', before: before.get(id), reason })
    moved.push({ id, version: version + 1, from })
  }
  return moved
}
