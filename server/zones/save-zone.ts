/** Saves a zone, changes it, or takes it away; with version check, audit and the outline examined, in one transaction. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { Origin, Provenance } from '#contract/provenance.ts'
import { historicQuarter, type NewZone, type Zone, type ZoneChange } from '#contract/zone.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { shapeFromJson } from '../compounds/boundary.queries.ts'
import { policyZone } from '../db/policy-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { packsCovering } from '../policies/covering.ts'
import { listPacks } from '../policies/policies.queries.ts'
import { mustBeDrawnWell } from './drawn-well.ts'
import { zoneMeanings } from './meanings.ts'
import { findZones, lockZone, type StoredZone } from './zones.queries.ts'

export async function addZone(writer: Writer, added: NewZone): Promise<Zone> {
  const { adcode, name, code, happens = null, document = null, documentOn = null, note = null, boundary } = added
  mustBeAllowed(writer.reader, 'zone.create', { adcode })
  const id = `${adcode}-z-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await mustMean(tx, writer, adcode, code)
    await mustBeDrawnWell(tx, adcode, boundary)
    mustHaveDocument(document, documentOn)
    const outline = outlineOrigin(writer, added)
    const provenance = { boundary: outline, ...documentOrigin(document, documentOn) }
    await tx.statements
      .insert(policyZone)
      .values({ adcode, id, name, code, happens, document, note, boundary: shapeValue(boundary), provenance })
    return audited(tx, writer, { id, action: 'zone.create', before: null })
  })
}

/** Throws StaleVersion with the zone as it stands now. */
export async function changeZone(writer: Writer, id: string, change: ZoneChange): Promise<Zone> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'zone.change', { adcode, id })
  const { version, boundary, boundaryOrigin, documentOn, ...plain } = change
  if (!boundary && documentOn === undefined && Object.keys(plain).length === 0) throw new Refusal('nothing-to-change')
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    if (plain.code !== undefined && plain.code !== before.code) await mustMean(tx, writer, adcode, plain.code)
    if (boundary) await mustBeDrawnWell(tx, adcode, boundary)
    const document = plain.document === undefined ? before.document : plain.document
    mustHaveDocument(document, documentOn)
    const day = documentOn === undefined ? before.documentOn : documentOn
    const outline = boundary ? outlineOrigin(writer, { boundaryOrigin }) : before.outline
    const provenance = { ...(outline && { boundary: outline }), ...documentOrigin(document, day) }
    await tx.statements
      .update(policyZone)
      .set({ ...plain, ...(boundary && { boundary: shapeValue(boundary) }), provenance, version: version + 1 })
      .where(isZone(id))
    return audited(tx, writer, { id, action: 'zone.change', before })
  })
}

/** What lay in it is judged by what is recorded of it alone; the audit keeps the zone. */
export async function deleteZone(writer: Writer, id: string, version: number): Promise<{ id: string; deleted: true }> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'zone.delete', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await tx.statements.delete(policyZone).where(isZone(id))
    tx.audit({ action: 'zone.delete', kind: 'zone', recordId: id, before, after: null })
    return { id, deleted: true }
  })
}

const isZone = (id: string) => and(eq(policyZone.adcode, id.slice(0, 6)), eq(policyZone.id, id))
// The column's own type is text (EWKB); Drizzle accepts an SQL expression in its place.
const shapeValue = (boundary: BoundaryShape) => sql<string>`${shapeFromJson(boundary)}`

async function lockSeen(tx: Transaction, { reader }: Writer, id: string, seen: number): Promise<StoredZone> {
  const locked = await lockZone(tx, reader, id)
  const [stored] = await findZones(tx, reader, { adcode: id.slice(0, 6), id })
  if (!locked || !stored) throw new NotFound('zone', id)
  if (locked.version === seen) return stored
  throw new StaleVersion({ id, seen, current: locked.version, name: stored.name }, stored)
}

/** A meaning no policy over the district asks for would change nothing, and nobody would notice. */
async function mustMean(tx: Transaction, { reader }: Writer, adcode: string, code: string): Promise<void> {
  await getDistrict(tx, adcode)
  const covering = packsCovering(adcode, await listPacks(tx, reader))
  const isKnown = code === historicQuarter || zoneMeanings(covering).some((each) => each.code === code)
  if (!isKnown) throw new Refusal('zone-without-rule', { code })
}

function outlineOrigin({ reader }: Writer, { boundaryOrigin }: Pick<NewZone, 'boundaryOrigin'>): Origin {
  const { kind = 'user', source = reader.actor.name, note, onDay = today() } = boundaryOrigin ?? {}
  return { source, kind, onDay, ...(note !== undefined && { note }) }
}

/** A day of no document would be kept by nobody. */
function mustHaveDocument(document: string | null, onDay: string | null | undefined): void {
  if (document === null && onDay) throw new Refusal('day-without-document', { onDay })
}

const documentOrigin = (document: string | null, onDay: string | null): Provenance =>
  document === null ? {} : { document: { source: document, kind: 'document' as const, ...(onDay && { onDay }) } }

type Save = { id: string; action: string; before: StoredZone | null }

async function audited(tx: Transaction, { reader }: Writer, { id, action, before }: Save): Promise<StoredZone> {
  const [after] = await findZones(tx, reader, { adcode: id.slice(0, 6), id })
  if (!after) throw new NotFound('zone', id)
  tx.audit({ action, kind: 'zone', recordId: id, before, after })
  return after
}
