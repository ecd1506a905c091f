/** Changes a compound, adds one by hand, or retires one; each with version check, provenance and audit in one transaction. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type {
  CompoundChange,
  CompoundDetail,
  CompoundEdits,
  NewCompound,
  Retirement,
  StatusChange,
} from '#contract/compound.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { type Connection, findRow } from '../db/connection.ts'
import { area, areaMember, community, compound, scheme, step, streetOffice } from '../db/tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { linkCompound } from '../works/save-links.ts'
import { boundaryFaults, shapeFromJson } from './boundary.queries.ts'
import { findCompound, lockCompound } from './compounds.queries.ts'

/** Saves the fields given, and only those. Fields not named keep their value and their source. */
export async function changeCompound(writer: Writer, id: string, change: CompoundChange): Promise<CompoundDetail> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'compound.change', { adcode, id })
  const { version, reason, status, ...edits } = change
  if (Object.keys(edits).length === 0 && !status) throw new Refusal('nothing-to-change')
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer.reader, id, version)
    await mustFit(tx, adcode, edits)
    await tx.statements
      .update(compound)
      .set({
        ...columnsOf(edits),
        provenance: sql`${compound.provenance} || ${JSON.stringify(originsOf(writer.reader, edits))}::jsonb`,
        version: version + 1,
      })
      .where(and(eq(compound.adcode, adcode), eq(compound.id, id)))
    if (edits.boundary !== undefined) await linkCompound(tx, id)
    if (status) await addStep(tx, writer.reader, { adcode, compoundId: id, change: status })
    return audited(tx, writer.reader, id, 'compound.change', before, reason)
  })
}

/** Adds a compound that is in no ledger. Its first status is 储备 unless a plan year is given. */
export async function addCompound(writer: Writer, added: NewCompound): Promise<CompoundDetail> {
  const { adcode, reason, ...edits } = added
  mustBeAllowed(writer.reader, 'compound.create', { adcode })
  const id = `${adcode}-c-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await mustFit(tx, adcode, edits)
    await tx.statements
      .insert(compound)
      .values({ ...columnsOf(edits), adcode, id, name: added.name, provenance: originsOf(writer.reader, edits) })
    if (edits.boundary) await linkCompound(tx, id)
    const first = { status: 'candidate', onDay: today(), source: writer.reader.actor.name } as const
    await addStep(tx, writer.reader, { adcode, compoundId: id, change: first })
    return audited(tx, writer.reader, id, 'compound.create', null, reason)
  })
}

/** Takes a compound off the lists for good reason; its record and history stay. */
export async function retireCompound(writer: Writer, id: string, retirement: Retirement): Promise<CompoundDetail> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'compound.retire', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer.reader, id, retirement.version)
    await mustBeInNoArea(tx, adcode, id)
    await tx.statements
      .update(compound)
      .set({ retiredOn: today(), retiredReason: retirement.reason, version: retirement.version + 1 })
      .where(and(eq(compound.adcode, adcode), eq(compound.id, id)))
    return audited(tx, writer.reader, id, 'compound.retire', before, retirement.reason)
  })
}

async function lockSeen(tx: Transaction, reader: Reader, id: string, seen: number): Promise<unknown> {
  const stored = await lockCompound(tx, reader, id)
  if (!stored || stored.retired) throw new NotFound('compound', id)
  if (stored.version !== seen) {
    throw new StaleVersion({ id, seen, current: stored.version }, await findCompound(tx, reader, id))
  }
  return stored.row
}

async function audited(
  tx: Transaction,
  reader: Reader,
  id: string,
  action: string,
  before: unknown,
  reason: string | undefined,
): Promise<CompoundDetail> {
  const after = await lockCompound(tx, reader, id)
  const saved = await findCompound(tx, reader, id)
  if (!after || !saved) throw new NotFound('compound', id)
  tx.audit({ action, kind: 'compound', recordId: id, before, after: after.row, reason })
  return saved
}

/** References exist in the same district, and the boundary is sound. */
async function mustFit(tx: Connection, adcode: string, edits: Partial<CompoundEdits>): Promise<void> {
  const district = await getDistrict(tx, adcode)
  if (edits.streetOfficeId) await mustExist(tx, streetOffice, adcode, edits.streetOfficeId, 'streetOfficeId')
  if (edits.communityId) await mustExist(tx, community, adcode, edits.communityId, 'communityId')
  if (edits.boundary) {
    const faults = await boundaryFaults(tx, district.measureSrid, edits.boundary)
    if (faults.length) throw new Refusal('bad-geometry', { count: faults.length }, faults)
  }
}

async function mustExist(
  tx: Connection,
  table: typeof streetOffice | typeof community,
  adcode: string,
  id: string,
  field: string,
) {
  const [found] = await tx.statements
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.adcode, adcode), eq(table.id, id)))
  if (!found) throw new Refusal('unknown-reference', { field, id })
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

async function addStep(
  tx: Connection,
  reader: Reader,
  { adcode, compoundId, change }: { adcode: string; compoundId: string; change: StatusChange },
): Promise<void> {
  if (change.onDay > today()) throw new Refusal('future-status', { onDay: change.onDay })
  const origin = { source: change.source, kind: 'user' as const, onDay: today(), note: reader.actor.name }
  await tx.statements.insert(step).values({
    adcode,
    compoundId,
    status: change.status,
    onDay: change.onDay,
    origin,
    id: `${adcode}-t-${randomUUID().slice(0, 13)}`,
  })
}

function columnsOf(edits: Partial<CompoundEdits>) {
  const { boundary, ...plain } = edits
  return boundary === undefined ? plain : { ...plain, boundary: boundary === null ? null : boundaryValue(boundary) }
}

// The column's own type is text (EWKB); Drizzle accepts an SQL expression in its place.
const boundaryValue = (shape: BoundaryShape) => sql<string>`${shapeFromJson(shape)}`

const originsOf = (reader: Reader, edits: Partial<CompoundEdits>) =>
  Object.fromEntries(
    Object.keys(edits).map((field) => [field, { source: reader.actor.name, kind: 'user' as const, onDay: today() }]),
  )

/** Today in China, where the offices are, whatever the server's clock zone. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
