/** Saves what was entered about the money of a compound, as a whole: the record before is the undo. */
import { and, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Crosswalk } from '#contract/crosswalk.ts'
import type { CompoundMoney } from '#contract/money.ts'
import type { MoneyRecord, MoneySave } from '#contract/money-record.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { contribution, maintenanceFund, payment, propertySubsidy } from '../db/money-tables.ts'
import { compound } from '../db/tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { fundingRule } from './funding-rule.ts'
import { findMoney, findRecordBefore } from './money.queries.ts'
import { newIn } from './new-in.ts'
import { digestOf, readMoney, recordOf } from './read-money.ts'

/** Throws StaleVersion with the record as it stands where another than the one seen is there by now. */
export async function saveMoney(
  writer: Writer,
  id: string,
  { seen, record }: MoneySave,
  crosswalk: Crosswalk,
): Promise<CompoundMoney> {
  const adcode = id.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'money.change', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const reading = { connection: tx, reader, crosswalk }
    const own = and(eq(compound.adcode, adcode), eq(compound.id, id))
    await tx.statements.select({ id: compound.id }).from(compound).where(own).for('update')
    const stored = await findMoney(tx, reader, id)
    if (!stored) throw new NotFound('compound', id)
    const before = recordOf(stored)
    if (digestOf(before) !== seen)
      throw new StaleVersion(
        { id, seen: 0, current: 0, name: stored.name },
        await readMoney(reading, id),
        'stale-money',
      )
    await mustBeOfDistrict(tx, id, before, record, reader)
    await clear(tx, adcode, id)
    await put(tx, adcode, id, record)
    tx.audit({ action: 'money.change', kind: 'money', recordId: id, before, after: record })
    return readMoney(reading, id)
  })
}

/**
 * What is new in the record has to be of the district: its items stand in a catalogue over it, the pack of its subsidy covers it, and
 * none of it is borrowed where a document forbids that. What was there before stays though its document was taken back, and so
 * does what the last save took away: an undo brings it again.
 */
async function mustBeOfDistrict(tx: Transaction, id: string, before: MoneyRecord, record: MoneyRecord, reader: Reader) {
  const adcode = id.slice(0, 6)
  const packs = await readPolicies(tx, reader, adcode)
  const earlier = [before, ...(await findRecordBefore(tx, adcode, id))]
  const fresh = newIn(record, earlier)
  if (fresh.packId !== null && !packs.some((pack) => pack.id === fresh.packId))
    throw new NotFound('policy', fresh.packId)
  const known = new Set(
    packs.flatMap(({ catalogues }) => catalogues.flatMap(({ items }) => items.map(({ code }) => code))),
  )
  const unknown = fresh.items.find((code) => !known.has(code))
  if (unknown !== undefined) throw new Refusal('item-not-in-pack', { item: unknown })
  const debtRule = fundingRule(packs, 'no-hidden-debt')
  const document = packs.find((pack) => pack.id === debtRule?.pack)?.documentNumber
  if (fresh.hasDebt && debtRule && document)
    throw new Refusal('hidden-debt', { document, clause: debtRule.clause, printed: debtRule.printed })
}

async function clear(tx: Transaction, adcode: string, id: string): Promise<void> {
  const given = await tx.statements
    .select({ id: contribution.id })
    .from(contribution)
    .where(and(eq(contribution.adcode, adcode), eq(contribution.compoundId, id)))
  for (const each of given)
    await tx.statements.delete(payment).where(and(eq(payment.adcode, adcode), eq(payment.contributionId, each.id)))
  for (const table of [contribution, maintenanceFund, propertySubsidy])
    await tx.statements.delete(table as PgTable).where(and(eq(table.adcode, adcode), eq(table.compoundId, id))) // all three have both columns
}

/** Ids end in numbers that keep the order things were entered in. */
async function put(tx: Transaction, adcode: string, compoundId: string, record: MoneyRecord): Promise<void> {
  const place = (index: number) => String(index + 1).padStart(3, '0')
  const stem = compoundId.slice(`${adcode}-c-`.length)
  for (const [index, { payments, ...facts }] of record.contributions.entries()) {
    const id = `${adcode}-m-${stem}-${place(index)}`
    await tx.statements.insert(contribution).values({ adcode, id, compoundId, ...facts })
    if (payments.length > 0)
      await tx.statements
        .insert(payment)
        .values(payments.map((each, at) => ({ adcode, id: `${id}-${place(at)}`, contributionId: id, ...each })))
  }
  if (record.fund) await tx.statements.insert(maintenanceFund).values({ adcode, compoundId, ...record.fund })
  if (record.subsidy) await tx.statements.insert(propertySubsidy).values({ adcode, compoundId, ...record.subsidy })
}
