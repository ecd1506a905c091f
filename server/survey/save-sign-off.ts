/** A street office answers for its survey, and takes that back: 豫政办〔2019〕58号 三（一） 真实、完整、可靠. */
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { NewSignOff, SignOff, Withdrawal } from '#contract/survey.ts'
import { usualStaleMonths } from '#contract/survey-fields.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { surveySignOff } from '../db/import-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal } from '../errors.ts'
import { countMissing, isRequired } from './completeness.ts'
import { digestOf } from './summary.ts'
import { findSignOff, findStanding, findStreets, findSurveyed } from './survey.queries.ts'

/** `tell` names fields in the language of who signs. */
type Tell = (gaps: readonly { field: string; count: number }[]) => string

/**
 * Keeps which records, in which versions, were signed. Throws where others than those seen stand there by now, where
 * required facts are missing and no note says why, or where a sign-off stands that this one does not replace.
 */
export async function signOff(writer: Writer, asked: NewSignOff, tell: Tell): Promise<SignOff> {
  const { adcode, streetOfficeId, post, onDay, note, replaces } = asked
  const { reader } = writer
  mustBeAllowed(reader, 'survey.sign', { adcode, id: streetOfficeId })
  if (onDay > today()) throw new Refusal('sign-off-ahead', { onDay })
  const id = `${adcode}-signoff-${randomUUID().slice(0, 8)}`
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    const streets = await findStreets(tx, reader, adcode)
    if (!streets.some((street) => street.id === streetOfficeId)) throw new NotFound('street-office', streetOfficeId)
    const rows = await lockSurveyed(tx, reader, adcode, streetOfficeId)
    if (rows.length === 0) throw new Refusal('survey-empty')
    if (digestOf(rows) !== asked.digest) throw new Refusal('survey-changed')
    mustFollowRecords(rows, onDay)
    const gaps = countMissing(rows.map(({ known }) => known)).filter(isRequired)
    if (gaps.length > 0 && note === undefined) throw new Refusal('survey-gaps', { gaps: tell(gaps) })
    await replace(tx, reader, { adcode, streetOfficeId, replaces, onDay })
    const origin = { source: reader.actor.name, kind: 'survey' as const, onDay }
    await tx.statements.insert(surveySignOff).values({
      ...{ adcode, id, streetOfficeId, onDay, post, note: note ?? null, at: new Date().toISOString() },
      compounds: rows.map((row) => ({ id: row.id, version: row.version })),
      provenance: { compounds: gaps.length > 0 ? { ...origin, note: tell(gaps) } : origin },
    })
    return audited(tx, reader, { id, action: 'survey.sign', before: null, reason: note })
  })
}

/** The records as they stand, kept from changing until the signature is in. */
async function lockSurveyed(tx: Transaction, reader: Reader, adcode: string, streetOfficeId: string) {
  await tx.statements.execute(sql`
    SELECT id FROM compound WHERE adcode = ${adcode} AND street_office_id = ${streetOfficeId} ORDER BY id FOR SHARE`)
  return findSurveyed(tx, reader, { adcode, months: usualStaleMonths, streetOfficeId })
}

/** Nobody can have answered on a day for what was only said later. */
function mustFollowRecords(rows: Awaited<ReturnType<typeof findSurveyed>>, onDay: string): void {
  const later = rows.filter(({ newestOn }) => newestOn !== null && newestOn > onDay)
  const [first] = later
  if (!first?.newestOn) return
  const newest = later.reduce((day, { newestOn }) => (newestOn && newestOn > day ? newestOn : day), first.newestOn)
  throw new Refusal('sign-off-before-records', { onDay, newest, name: first.name })
}

type Replacing = { adcode: string; streetOfficeId: string; replaces: string | undefined; onDay: string }

async function replace(tx: Transaction, reader: Reader, { adcode, streetOfficeId, replaces, onDay }: Replacing) {
  const standing = (await findStanding(tx, reader, adcode)).find((each) => each.streetOfficeId === streetOfficeId)
  if (standing && standing.id !== replaces)
    throw new Refusal('already-signed', { onDay: standing.onDay, post: standing.post })
  if (!standing) return
  await withdraw(tx, reader, standing.id, `${onDay} 重新签认`)
}

/** Takes a sign-off back. It stays on record with the reason. */
export async function withdrawSignOff(writer: Writer, id: string, { reason }: Withdrawal): Promise<SignOff> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'survey.sign', { adcode, id })
  return write(writer, adcode, (tx) => withdraw(tx, reader, id, reason))
}

async function withdraw(tx: Transaction, reader: Reader, id: string, reason: string): Promise<SignOff> {
  const own = and(eq(surveySignOff.adcode, id.slice(0, 6)), eq(surveySignOff.id, id))
  await tx.statements.select({ id: surveySignOff.id }).from(surveySignOff).where(own).for('update')
  const before = await findSignOff(tx, reader, id)
  if (!before) throw new NotFound('sign-off', id)
  if (before.withdrawnAt) throw new Refusal('already-withdrawn')
  await tx.statements
    .update(surveySignOff)
    .set({ withdrawnAt: new Date().toISOString(), withdrawnReason: reason })
    .where(own)
  return audited(tx, reader, { id, action: 'survey.withdraw', before, reason })
}

type Save = { id: string; action: string; before: unknown; reason: string | undefined }

async function audited(tx: Transaction, reader: Reader, { id, action, before, reason }: Save): Promise<SignOff> {
  const after = await findSignOff(tx, reader, id)
  if (!after) throw new NotFound('sign-off', id)
  tx.audit({ action, kind: 'survey', recordId: id, before, after, reason })
  const { signed: _, ...told } = after
  return told
}
