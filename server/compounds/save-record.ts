/**
 * One compound's record inside a transaction, for every verb that writes it: locked in the version that was seen, its
 * references known, its values with their origin, and audited whole.
 */

import { and, eq, sql } from 'drizzle-orm'
import type { BoundaryOrigin, CompoundDetail, CompoundEdits } from '#contract/compound.ts'
import { today } from '#contract/days.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { Origin, Provenance } from '#contract/provenance.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { community, compound, streetOffice } from '../db/tables.ts'
import type { Transaction } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { linkCompound } from '../works/save-links.ts'
import { boundaryFaults, shapeFromJson } from './boundary.queries.ts'
import { findCompound, lockCompound } from './compounds.queries.ts'

type StaleCode = 'stale-version' | 'stale-boundary' | 'stale-plan-year'

/** The row as it stood, locked. Throws NotFound, or StaleVersion (with `code`) when somebody saved since `seen`. */
export async function lockSeen(
  tx: Transaction,
  reader: Reader,
  { id, seen, code = 'stale-version' }: { id: string; seen: number; code?: StaleCode },
): Promise<unknown> {
  const stored = await lockCompound(tx, reader, id)
  if (!stored || stored.retired) throw new NotFound('compound', id)
  if (stored.version !== seen) {
    const { version: current, name } = stored
    throw new StaleVersion({ id, seen, current, name }, await findCompound(tx, reader, id), code)
  }
  return stored.row
}

type WrittenEdits = {
  id: string
  version: number
  edits: Partial<CompoundEdits>
  /** Who says so of the boundary, where it is not the reader. */
  boundaryOrigin?: BoundaryOrigin | undefined
}

/** Writes the edits into a locked compound, each field with who said so, and moves its version on. */
export async function writeEdits(
  tx: Transaction,
  reader: Reader,
  { id, version, edits, boundaryOrigin }: WrittenEdits,
): Promise<void> {
  await tx.statements
    .update(compound)
    .set({
      ...columnsOf(edits),
      provenance: sql`${compound.provenance} || ${JSON.stringify(originsOf(reader, edits, boundaryOrigin))}::jsonb`,
      version: version + 1,
    })
    .where(and(eq(compound.adcode, id.slice(0, 6)), eq(compound.id, id)))
  if (edits.boundary !== undefined) await linkCompound(tx, id)
}

/** Adds the audit entry and gives the compound as it is now. */
export async function audited(
  tx: Transaction,
  reader: Reader,
  { id, action, before, reason }: { id: string; action: string; before: unknown; reason: string | undefined },
): Promise<CompoundDetail> {
  const after = await lockCompound(tx, reader, id)
  const saved = await findCompound(tx, reader, id)
  if (!after || !saved) throw new NotFound('compound', id)
  tx.audit({ action, kind: 'compound', recordId: id, before, after: after.row, reason })
  return saved
}

/** References exist in the same district, and the boundary is sound. */
export async function mustFit(tx: Connection, adcode: string, edits: Partial<CompoundEdits>): Promise<void> {
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

/** A compound's community lies under its own street office, where both are known. */
export async function mustAgree(tx: Connection, id: string, edits: Partial<CompoundEdits>): Promise<void> {
  if (!edits.communityId && !edits.streetOfficeId) return
  const [written] = await tx.statements
    .select({ street: compound.streetOfficeId, under: community.streetOfficeId, name: community.name })
    .from(compound)
    .innerJoin(community, and(eq(community.adcode, compound.adcode), eq(community.id, compound.communityId)))
    .where(and(eq(compound.adcode, id.slice(0, 6)), eq(compound.id, id)))
  if (written?.street && written.street !== written.under)
    throw new Refusal('community-elsewhere', { community: written.name })
}

export function columnsOf(edits: Partial<CompoundEdits>) {
  const { boundary, ...plain } = edits
  return boundary === undefined ? plain : { ...plain, boundary: boundary === null ? null : boundaryValue(boundary) }
}

// The column's own type is text (EWKB); Drizzle accepts an SQL expression in its place.
const boundaryValue = (shape: BoundaryShape) => sql<string>`${shapeFromJson(shape)}`

/** Field by field who said so: the reader, today; of the boundary what `boundaryOrigin` says. */
export function originsOf(
  reader: Reader,
  edits: Partial<CompoundEdits>,
  boundaryOrigin?: BoundaryOrigin | undefined,
): Provenance {
  const own: Origin = { source: reader.actor.name, kind: 'user', onDay: today() }
  const origins = Object.keys(edits).map((field) => [field, own] as const)
  if (!boundaryOrigin || !edits.boundary) return Object.fromEntries(origins)
  return { ...Object.fromEntries(origins), boundary: { ...own, ...boundaryOrigin } }
}
