/**
 * Saves an area, changes it, or deletes it; each with version check, provenance and audit in one transaction. Whatever a
 * preview said, everything is looked at again inside it, with the scheme and the members locked.
 */

import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Area, AreaChange, NewArea } from '#contract/area.ts'
import { today } from '#contract/days.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { formFaults, shapeFromJson } from '../compounds/boundary.queries.ts'
import { area, areaMember, scheme } from '../db/area-tables.ts'
import { type Connection, getRow } from '../db/connection.ts'
import { type Transaction, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { mustFitTheRecord } from './area-record.ts'
import { findStoredArea, lockArea } from './areas.queries.ts'
import { defaultMaxGapM } from './contiguity.ts'
import { chooseHue, nextNumber } from './identity.queries.ts'
import type { Ground } from './neighbours.queries.ts'
import { findArea } from './read-areas.ts'
import { type AreaWriter, addMembers, mustFormAnArea } from './save-members.ts'

/** Makes an area of compounds. The first area of a district makes its adopted scheme, too. */
export async function addArea(writer: AreaWriter, added: NewArea): Promise<Area> {
  const { adcode, name, planYear = null, outline = null, maxGapM = defaultMaxGapM, reason } = added
  mustBeAllowed(writer.reader, 'area.create', { adcode })
  const id = `${adcode}-a-${randomUUID().slice(0, 8)}`
  const ids = [...new Set(added.compounds)]
  return write(writer, adcode, async (tx) => {
    const { district, schemeId } = await lockScheme(tx, adcode)
    await mustFormAnArea(tx, writer, district, { id, ids, maxGapM })
    await mustBeDrawnWell(tx, district, outline)
    const number = await nextNumber(tx, adcode, schemeId)
    const hue = await chooseHue(tx, district, schemeId, ids)
    const provenance = originsOf(writer.reader, ['name', 'planYear', 'compounds', ...(outline ? ['outline'] : [])])
    const own = { id, adcode, schemeId, number, hue, name, planYear, maxGapM, provenance }
    await tx.statements.insert(area).values({ ...own, outline: outlineValue(outline) })
    await addMembers(tx, writer.reader, district, { id, schemeId, ids })
    return auditedArea(tx, writer, { id, action: 'area.create', before: null, reason })
  })
}

/** Saves the fields given, and only those. A new list of members replaces the old one. */
export async function changeArea(writer: AreaWriter, id: string, change: AreaChange): Promise<Area> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'area.change', { adcode, id })
  const { version, reason, compounds, outline, ...plain } = change
  const fields = Object.keys(change).filter((field) => field !== 'version' && field !== 'reason')
  if (fields.length === 0) throw new Refusal('nothing-to-change')
  return write(writer, adcode, async (tx) => {
    const { district } = await lockScheme(tx, adcode)
    const { row, schemeId, maxGapM } = await lockAreaSeen(tx, writer, id, version)
    await mustBeDrawnWell(tx, district, outline ?? null)
    await mustFitTheRecord(tx, writer, adcode, plain)
    await tx.statements
      .update(area)
      .set({
        ...plain,
        ...(outline === undefined ? {} : { outline: outlineValue(outline) }),
        provenance: sql`${area.provenance} || ${JSON.stringify(originsOf(writer.reader, fields))}::jsonb`,
        version: version + 1,
      })
      .where(and(eq(area.adcode, adcode), eq(area.id, id)))
    if (compounds) {
      const ids = [...new Set(compounds)]
      await mustFormAnArea(tx, writer, district, { id, ids, maxGapM })
      await tx.statements.delete(areaMember).where(and(eq(areaMember.adcode, adcode), eq(areaMember.areaId, id)))
      await addMembers(tx, writer.reader, district, { id, schemeId, ids })
    }
    return auditedArea(tx, writer, { id, action: 'area.change', before: row, reason })
  })
}

/** Deletes an area nobody has changed since `version`. Its compounds stay; the audit keeps the area. */
export async function deleteArea(
  writer: AreaWriter,
  id: string,
  version: number,
): Promise<{ id: string; deleted: true }> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'area.delete', { adcode, id })
  return write(writer, adcode, async (tx) => {
    await lockScheme(tx, adcode)
    const { row } = await lockAreaSeen(tx, writer, id, version)
    await tx.statements.delete(area).where(and(eq(area.adcode, adcode), eq(area.id, id)))
    tx.audit({ action: 'area.delete', kind: 'area', recordId: id, before: row, after: null })
    return { id, deleted: true }
  })
}

/** The adopted scheme, locked: areas of a district are saved one after the other, so numbers and members never clash. */
export async function lockScheme(tx: Transaction, adcode: string) {
  const district = await getDistrict(tx, adcode)
  const first = { adcode, id: `${adcode}-g-adopted`, name: '现行方案', adopted: true }
  await tx.statements.insert(scheme).values(first).onConflictDoNothing()
  const { id: schemeId } = await getRow(
    tx,
    z.object({ id: z.string() }),
    sql`SELECT id FROM ${scheme} WHERE ${scheme.adcode} = ${adcode} AND ${scheme.adopted} FOR UPDATE`,
  )
  return { district, schemeId }
}

/** The area as it stood, locked. Throws NotFound, or StaleVersion when somebody saved since `seen`. */
export async function lockAreaSeen(tx: Transaction, { reader, language }: AreaWriter, id: string, seen: number) {
  const locked = await lockArea(tx, reader, id)
  const stored = await findStoredArea(tx, reader, id)
  if (!locked || !stored) throw new NotFound('area', id)
  if (locked.version === seen) return { ...stored, row: locked.row }
  throw new StaleVersion({ id, seen, current: locked.version }, await findArea(tx, reader, language, id))
}

/** An outline may be of any size, but must not cross itself. */
async function mustBeDrawnWell(tx: Connection, ground: Ground, outline: BoundaryShape | null): Promise<void> {
  const faults = outline ? await formFaults(tx, ground.measureSrid, outline) : []
  if (faults.length === 0) return
  throw new Refusal(
    'bad-geometry',
    { count: faults.length },
    faults.map((fault) => ({ ...fault, pointer: '/outline' })),
  )
}

type Save = { id: string; action: string; before: unknown; reason: string | undefined }

/** Adds the audit entry and gives the area as it is now. */
export async function auditedArea(
  tx: Transaction,
  writer: AreaWriter,
  { id, action, before, reason }: Save,
): Promise<Area> {
  const after = await lockArea(tx, writer.reader, id)
  const detail = await findArea(tx, writer.reader, writer.language, id)
  if (!after || !detail) throw new NotFound('area', id)
  tx.audit({ action, kind: 'area', recordId: id, before, after: after.row, reason })
  return detail
}

// The column's own type is text (EWKB); Drizzle accepts an SQL expression in its place.
const outlineValue = (outline: BoundaryShape | null) => (outline ? sql<string>`${shapeFromJson(outline)}` : null)

export const originsOf = (reader: Reader, fields: readonly string[]) =>
  Object.fromEntries(
    fields.map((field) => [field, { source: reader.actor.name, kind: 'user' as const, onDay: today() }]),
  )
