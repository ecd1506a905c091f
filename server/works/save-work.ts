/** Adds a work, changes it, or deletes it; each with version check, provenance, links and audit in one transaction. */

import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { WorkShape } from '#contract/geometry.ts'
import type { Origin, Provenance } from '#contract/provenance.ts'
import type { NewWork, WorkChange, WorkDetail } from '#contract/work.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { organisation, work } from '../db/tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { unlinkWorks } from '../menu/save-unlinking.ts'
import { linkWork } from './save-links.ts'
import { factFaults, type WorkFacts } from './work-faults.ts'
import { findWork, geometryFaults, lockWork, shapeFromJson } from './works.queries.ts'

type WorkEdits = Omit<WorkChange, 'version' | 'reason'>

const untold: Omit<WorkFacts, 'trade' | 'kind' | 'placement'> = { state: 'planned', fromMonth: null, toMonth: null }

/** Adds a work drawn or entered by hand. Its state is planned unless it says otherwise. */
export async function addWork(writer: Writer, added: NewWork): Promise<WorkDetail> {
  const { adcode, reason, ...edits } = added
  mustBeAllowed(writer.reader, 'work.create', { adcode })
  const id = `${adcode}-w-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await mustFit(tx, adcode, { ...untold, ...edits }, edits)
    const provenance = originsOf(writer.reader, Object.keys(edits))
    await tx.statements.insert(work).values({ ...columnsOf(edits), adcode, id, provenance })
    return saved(tx, writer.reader, { id, action: 'work.create', before: null, reason, moved: true })
  })
}

/** Saves the fields given, and only those. A work of the demo that somebody changes becomes that person's. */
export async function changeWork(writer: Writer, id: string, change: WorkChange): Promise<WorkDetail> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'work.change', { adcode, id })
  const { version, reason, ...edits } = change
  if (Object.keys(edits).length === 0) throw new Refusal('nothing-to-change')
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer.reader, id, version)
    await mustFit(tx, adcode, { ...before.facts, ...edits }, edits)
    const adopted = Object.entries(before.provenance).filter(([, origin]) => origin.kind === 'invented')
    const origins = originsOf(writer.reader, [...Object.keys(edits), ...adopted.map(([field]) => field)])
    await tx.statements
      .update(work)
      .set({
        ...columnsOf(edits),
        provenance: { ...before.provenance, ...origins },
        invented: false,
        version: version + 1,
      })
      .where(and(eq(work.adcode, adcode), eq(work.id, id)))
    const moved = edits.geometry !== undefined
    return saved(tx, writer.reader, { id, action: 'work.change', before: before.row, reason, moved })
  })
}

/** Deletes a work nobody has changed since `version`; the audit keeps it. */
export async function deleteWork(writer: Writer, id: string, version: number): Promise<{ id: string; deleted: true }> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'work.delete', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer.reader, id, version)
    await unlinkWorks(tx, adcode, sql`${id}`)
    await tx.statements.delete(work).where(and(eq(work.adcode, adcode), eq(work.id, id)))
    tx.audit({ action: 'work.delete', kind: 'work', recordId: id, before: before.row, after: null })
    return { id, deleted: true }
  })
}

async function lockSeen(tx: Transaction, reader: Reader, id: string, seen: number) {
  const stored = await lockWork(tx, reader, id)
  if (!stored) throw new NotFound('work', id)
  if (stored.version === seen) return stored
  throw new StaleVersion({ id, seen, current: stored.version }, await findWork(tx, reader, id))
}

type Save = { id: string; action: string; before: unknown; reason: string | undefined; moved: boolean }

async function saved(
  tx: Transaction,
  reader: Reader,
  { id, action, before, reason, moved }: Save,
): Promise<WorkDetail> {
  if (moved) await linkWork(tx, id)
  const after = await lockWork(tx, reader, id)
  const detail = await findWork(tx, reader, id)
  if (!after || !detail) throw new NotFound('work', id)
  tx.audit({ action, kind: 'work', recordId: id, before, after: after.row, reason })
  return detail
}

/** The district and the operator exist, the facts agree with each other, and the geometry is sound. */
async function mustFit(tx: Connection, adcode: string, facts: WorkFacts, edits: WorkEdits): Promise<void> {
  const district = await getDistrict(tx, adcode)
  if (edits.operatorId) await mustBeKnown(tx, edits.operatorId)
  const contradictions = factFaults(facts)
  if (contradictions.length) throw new Refusal('contradiction', { count: contradictions.length }, contradictions)
  if (!edits.geometry) return
  const faults = await geometryFaults(tx, district.measureSrid, edits.geometry)
  if (faults.length) throw new Refusal('bad-geometry', { count: faults.length }, faults)
}

async function mustBeKnown(tx: Connection, operatorId: string): Promise<void> {
  const [found] = await tx.statements
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.id, operatorId))
  if (!found) throw new Refusal('unknown-reference', { field: 'operatorId', id: operatorId })
}

function columnsOf<Edits extends WorkEdits>(edits: Edits) {
  const { geometry, ...plain } = edits
  return geometry === undefined ? plain : { ...plain, geometry: geometry === null ? null : geometryValue(geometry) }
}

// The column's own type is text (EWKB); Drizzle accepts an SQL expression in its place.
const geometryValue = (shape: WorkShape) => sql<string>`${shapeFromJson(shape)}`

function originsOf(reader: Reader, fields: readonly string[]): Provenance {
  const origin: Origin = { source: reader.actor.name, kind: 'user', onDay: today() }
  return Object.fromEntries(fields.map((field) => [field, origin]))
}
