/** Facts the policies ask for are recorded, corrected or taken away again: for one compound or for many, in one transaction. */
import type { CompoundFact, FactRecording, FactsRecorded } from '#contract/compound-fact.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { firstVersion } from '../db/first-version.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, StaleVersion } from '../errors.ts'
import { mustBeAsked } from './asked-facts.ts'
import { columnFacts } from './column-facts.ts'
import { factOf, lockStandings, removeFacts, type Standing, writeColumn, writeFacts } from './facts.queries.ts'

type Item = FactRecording['items'][number]
/** What is asked, and what stands there before. */
type Planned = Item & { before: CompoundFact | null; standing: Standing }

/**
 * Answers with each fact as it was and as it is, so that it can be undone exactly. Throws StaleVersion where somebody has
 * recorded one since it was seen; with `keep` what is recorded already stays, and is named.
 */
export async function recordFacts(writer: Writer, asked: FactRecording): Promise<FactsRecorded> {
  const { adcode, items, keep = false, reason } = asked
  const { reader } = writer
  mustBeAllowed(reader, 'fact.record', { adcode })
  const ids = [...new Set(items.map(({ compoundId }) => compoundId))]
  return write(writer, adcode, async (tx) => {
    await getDistrict(tx, adcode)
    await mustBeAsked(
      tx,
      reader,
      items.map(({ code }) => code),
    )
    const standings = await lockStandings(tx, reader, adcode, ids)
    const planned = items.map((item) => plannedFor(item, standings.get(item.compoundId)))
    const isSeen = ({ seen, before }: Planned) => seen === (before?.version ?? null)
    const toWrite = planned.filter(isSeen)
    const others = planned.filter((item) => !isSeen(item))
    const changed = others.find(({ seen }) => !keep || seen !== null)
    if (changed) throw staleFact(changed)
    await writeAll(tx, adcode, toWrite)
    const after = await lockStandings(tx, reader, adcode, ids)
    const recorded = toWrite.map(({ compoundId, code, before, standing }) => {
      const now = factOf(after.get(compoundId) ?? standing, code)
      tx.audit({ action: 'fact.record', kind: 'fact', recordId: compoundId, before, after: now, reason })
      return { compoundId, code, before, after: now }
    })
    const kept = others.map(({ compoundId, code, standing: { name } }) => ({ compoundId, name, code }))
    return { items: recorded, kept }
  })
}

function plannedFor(item: Item, standing: Standing | undefined): Planned {
  if (!standing) throw new NotFound('compound', item.compoundId)
  return { ...item, standing, before: factOf(standing, item.code) }
}

function staleFact({ compoundId, seen, before, standing: { name } }: Planned): StaleVersion {
  const params = { id: compoundId, seen: seen ?? 0, current: before?.version ?? 0, name }
  return new StaleVersion(params, before && { compoundId, ...before }, 'stale-fact')
}

async function writeAll(tx: Transaction, adcode: string, planned: readonly Planned[]): Promise<void> {
  const first = await firstVersion(tx, adcode)
  const own = planned.filter(({ code }) => !columnFacts[code])
  const written = own.flatMap(({ compoundId, code, fact, before }) =>
    fact ? [{ compoundId, code, fact, version: before ? before.version + 1 : first }] : [],
  )
  await writeFacts(tx, adcode, written)
  await removeFacts(
    tx,
    adcode,
    own.filter(({ fact }) => fact === null).map(({ compoundId, code }) => ({ compoundId, code })),
  )
  for (const [code, column] of Object.entries(columnFacts)) {
    const ofColumn = planned.filter((item) => item.code === code)
    if (column && ofColumn.length > 0) await writeColumn(tx, adcode, column, ofColumn)
  }
}
