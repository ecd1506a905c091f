/** Saves a draft, changes it, archives it, or begins a new one from any scheme; each audited in one transaction. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { NewScheme, Scheme, SchemeChange, SchemeDraft, SchemeStep } from '#contract/scheme.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import { scheme } from '../../db/area-tables.ts'
import { type Transaction, type Writer, write } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../../errors.ts'
import { findScheme, lockSchemeRow } from './schemes.queries.ts'

export async function addScheme(writer: Writer, { adcode, name, draft }: NewScheme): Promise<Scheme> {
  mustBeAllowed(writer.reader, 'scheme.create', { adcode })
  mustDivide(draft)
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    const id = `${adcode}-g-${randomUUID().slice(0, 8)}`
    await tx.statements.insert(scheme).values({ adcode, id, name, draft })
    return savedScheme(tx, writer, id, 'scheme.create', null)
  })
}

/** A name may change at any time; the division only while the scheme is a draft. */
export async function changeScheme(writer: Writer, id: string, change: SchemeChange): Promise<Scheme> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'scheme.change', { adcode, id })
  const { version, name, draft } = change
  if (name === undefined && draft === undefined) throw new Refusal('nothing-to-change')
  if (draft) mustDivide(draft)
  return write(writer, adcode, async (tx) => {
    const before = await lockSeenScheme(tx, writer, id, version)
    if (draft && (before.adopted || before.archived)) throw new Refusal('scheme-not-draft')
    await update(tx, id, { version: version + 1, ...(name !== undefined && { name }), ...(draft && { draft }) })
    return savedScheme(tx, writer, id, 'scheme.change', before.row)
  })
}

/** Puts a draft away. The adopted scheme is archived by adopting another. */
export async function archiveScheme(writer: Writer, id: string, { version, reason }: SchemeStep): Promise<Scheme> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'scheme.change', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockSeenScheme(tx, writer, id, version)
    if (before.adopted || before.archived) throw new Refusal('scheme-not-draft')
    await update(tx, id, { version: version + 1, archivedOn: today() })
    return savedScheme(tx, writer, id, 'scheme.archive', before.row, reason)
  })
}

export async function lockSeenScheme(tx: Transaction, { reader }: Writer, id: string, seen: number) {
  const locked = await lockSchemeRow(tx, reader, id)
  if (!locked) throw new NotFound('scheme', id)
  if (locked.version === seen) return locked
  throw new StaleVersion({ id, seen, current: locked.version }, await findScheme(tx, reader, id))
}

export async function update(tx: Transaction, id: string, changed: Partial<typeof scheme.$inferInsert>): Promise<void> {
  const isIt = and(eq(scheme.adcode, id.slice(0, 6)), eq(scheme.id, id))
  await tx.statements
    .update(scheme)
    .set({ ...changed, changedAt: sql`now()` })
    .where(isIt)
}

export async function savedScheme(
  tx: Transaction,
  { reader }: Writer,
  id: string,
  action: string,
  before: unknown,
  reason?: string,
): Promise<Scheme> {
  const after = await lockSchemeRow(tx, reader, id)
  const detail = await findScheme(tx, reader, id)
  if (!after || !detail) throw new NotFound('scheme', id)
  tx.audit({ action, kind: 'scheme', recordId: id, before, after: after.row, reason })
  return detail
}

/** A compound at most once, a number at most once. */
function mustDivide({ areas }: SchemeDraft): void {
  const [compounds, numbers] = [new Set<string>(), new Set<string>()]
  for (const area of areas) {
    if (numbers.has(area.number)) throw new Refusal('scheme-number-twice', { number: area.number })
    numbers.add(area.number)
    for (const id of area.compounds) {
      if (compounds.has(id)) throw new Refusal('scheme-compound-twice', { id, number: area.number })
      compounds.add(id)
    }
  }
}
