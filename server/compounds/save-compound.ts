/** Changes a compound, adds one by hand, or retires one; each with version check, provenance and audit in one transaction. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CompoundChange, CompoundDetail, NewCompound, Retirement } from '#contract/compound.ts'
import { today } from '#contract/days.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { area, areaMember, scheme } from '../db/area-tables.ts'
import { type Connection, findRow } from '../db/connection.ts'
import { compound } from '../db/tables.ts'
import { type Writer, write } from '../db/write.ts'
import { Refusal } from '../errors.ts'
import { linkCompound } from '../works/save-links.ts'
import { audited, columnsOf, lockSeen, mustAgree, mustFit, originsOf, writeEdits } from './save-record.ts'
import { addStep, withdrawStep } from './save-steps.ts'

/** Saves the fields given, and only those. Fields not named keep their value and their source. */
export async function changeCompound(writer: Writer, id: string, change: CompoundChange): Promise<CompoundDetail> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'compound.change', { adcode, id })
  const { version, reason, status, withdrawn, boundaryOrigin, ...edits } = change
  if (Object.keys(edits).length === 0 && !status && !withdrawn) throw new Refusal('nothing-to-change')
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, reader, { id, seen: version })
    await mustFit(tx, adcode, edits)
    await writeEdits(tx, reader, { id, version, edits, boundaryOrigin })
    await mustAgree(tx, id, edits)
    if (withdrawn) await withdrawStep(tx, id, withdrawn)
    if (status) await addStep(tx, reader, id, status)
    return audited(tx, reader, { id, action: 'compound.change', before, reason })
  })
}

/** Adds a compound that is in no ledger. Its first status is 储备 unless a plan year is given. */
export async function addCompound(writer: Writer, added: NewCompound): Promise<CompoundDetail> {
  const { adcode, reason, ...edits } = added
  const { reader } = writer
  mustBeAllowed(reader, 'compound.create', { adcode })
  const id = `${adcode}-c-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await mustFit(tx, adcode, edits)
    await tx.statements
      .insert(compound)
      .values({ ...columnsOf(edits), adcode, id, name: added.name, provenance: originsOf(reader, edits) })
    if (edits.boundary) await linkCompound(tx, id)
    await mustAgree(tx, id, edits)
    await addStep(tx, reader, id, { status: 'candidate', onDay: today(), source: reader.actor.name })
    return audited(tx, reader, { id, action: 'compound.create', before: null, reason })
  })
}

/** Takes a compound off the lists for good reason; its record and history stay. */
export async function retireCompound(writer: Writer, id: string, retirement: Retirement): Promise<CompoundDetail> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'compound.retire', { adcode, id })
  const { version, reason } = retirement
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, reader, { id, seen: version })
    await mustBeInNoArea(tx, adcode, id)
    await tx.statements
      .update(compound)
      .set({ retiredOn: today(), retiredReason: reason, version: version + 1 })
      .where(and(eq(compound.adcode, adcode), eq(compound.id, id)))
    return audited(tx, reader, { id, action: 'compound.retire', before, reason })
  })
}

async function mustBeInNoArea(tx: Connection, adcode: string, id: string): Promise<void> {
  const row = await findRow(
    tx,
    z.object({ name: z.string(), area: z.string() }),
    sql`SELECT ${compound.name} AS name, ${area.name} AS area
        FROM ${areaMember} JOIN ${scheme} ON ${scheme.adcode} = ${areaMember.adcode} AND ${scheme.id} = ${areaMember.schemeId}
        JOIN ${area} ON ${area.adcode} = ${areaMember.adcode} AND ${area.id} = ${areaMember.areaId}
        JOIN ${compound} ON ${compound.adcode} = ${areaMember.adcode} AND ${compound.id} = ${areaMember.compoundId}
        WHERE ${areaMember.adcode} = ${adcode} AND ${areaMember.compoundId} = ${id} AND ${scheme.adopted}`,
  )
  if (row) throw new Refusal('in-an-area', row)
}
