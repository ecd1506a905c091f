/** Says that a deadline was met or let go, and takes that back. */
import { and, eq } from 'drizzle-orm'
import type { DeadlineMark, DeadlineUnmark, NewDeadlineMark } from '#contract/deadlines.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { firstVersion } from '../db/first-version.ts'
import { deadlineMark } from '../db/plan-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { lockMark, type Occasion, type StoredMark } from './deadlines.queries.ts'
import { hasOccurrence } from './occurrences.ts'

/** Throws where no pack has such an occurrence, where the day lies after the data date, or where another mark stands. */
export async function markDeadline(writer: Writer, asked: NewDeadlineMark): Promise<DeadlineMark> {
  const { adcode, pack, deadline, period, version, ...facts } = asked
  const { reader } = writer
  mustBeAllowed(reader, 'deadline.mark', { adcode })
  return write(writer, adcode, async (tx) => {
    const { dataDate } = await getDistrict(tx, adcode)
    if (facts.onDay > dataDate) throw new Refusal('deadline-met-ahead', { onDay: facts.onDay, dataDate })
    await mustOccur(tx, writer, asked)
    const before = await lockSeen(tx, writer, asked, version)
    const row = { ...facts, version: before ? before.version + 1 : await firstVersion(tx, adcode) }
    if (before) await tx.statements.update(deadlineMark).set(row).where(is(asked))
    else await tx.statements.insert(deadlineMark).values({ adcode, packId: pack, deadline, period, ...row })
    tx.audit({ action: `deadline.${facts.state}`, kind: 'deadline', recordId: nameOf(asked), before, after: row })
    return row
  })
}

/** The occurrence is open again. */
export async function unmarkDeadline(writer: Writer, asked: DeadlineUnmark): Promise<void> {
  const { adcode } = asked
  mustBeAllowed(writer.reader, 'deadline.mark', { adcode })
  await write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, asked, asked.version)
    await tx.statements.delete(deadlineMark).where(is(asked))
    tx.audit({ action: 'deadline.reopen', kind: 'deadline', recordId: nameOf(asked), before, after: null })
  })
}

const is = ({ adcode, pack, deadline, period }: Occasion) =>
  and(
    eq(deadlineMark.adcode, adcode),
    eq(deadlineMark.packId, pack),
    eq(deadlineMark.deadline, deadline),
    eq(deadlineMark.period, period),
  )

const nameOf = ({ pack, deadline, period }: Occasion) => `${pack} ${deadline} ${period}`

async function mustOccur(tx: Transaction, { reader }: Writer, asked: Occasion): Promise<void> {
  const packs = await readPolicies(tx, reader, asked.adcode)
  const pack = packs.find(({ id }) => id === asked.pack)
  const deadline = pack?.deadlines.find(({ code }) => code === asked.deadline)
  const occurs = pack && deadline && hasOccurrence(deadline, pack.issuedOn, asked.period)
  if (!occurs) throw new NotFound('deadline', nameOf(asked))
}

async function lockSeen(
  tx: Transaction,
  { reader }: Writer,
  asked: Occasion,
  seen: number | null,
): Promise<StoredMark | null> {
  const found = await lockMark(tx, reader, asked)
  if (found && found.version === seen) return found
  if (!found && seen === null) return null
  throw new StaleVersion({ id: nameOf(asked), seen: seen ?? 0, current: found?.version ?? 0 }, found)
}
