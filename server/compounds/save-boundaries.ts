/** Saves the boundaries of several compounds together: a shared edge moves on both sides, or on neither. */
import type { BoundaryChanges, CompoundDetail } from '#contract/compound.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { type Finding, Refusal } from '../errors.ts'
import { boundaryFaults } from './boundary.queries.ts'
import { audited, lockSeen, writeEdits } from './save-record.ts'

type Items = BoundaryChanges['items']

/**
 * One transaction, one revision, an audit entry for each compound. Throws StaleVersion with the one that changed meanwhile,
 * or the faults of every boundary that cannot be; then nothing is written. Answers in the order of `items`.
 */
export async function saveBoundaries(
  writer: Writer,
  { items, reason }: BoundaryChanges,
): Promise<{ items: CompoundDetail[] }> {
  const { reader } = writer
  for (const { id } of items) mustBeAllowed(reader, 'compound.change', { adcode: id.slice(0, 6), id })
  const adcode = items[0]?.id.slice(0, 6) ?? '' // the contract asks for at least one
  return write(writer, adcode, async (tx) => {
    const before = new Map<string, unknown>()
    // locked in one order whoever asks, so that two who share an edge do not wait for each other
    for (const { id, version } of [...items].sort((a, b) => a.id.localeCompare(b.id)))
      before.set(id, await lockSeen(tx, reader, { id, seen: version, code: 'stale-boundary' }))
    await mustBeSound(tx, adcode, items)
    const saved: CompoundDetail[] = []
    for (const { id, version, boundary, boundaryOrigin } of items) {
      await writeEdits(tx, reader, { id, version, edits: { boundary }, boundaryOrigin })
      saved.push(await audited(tx, reader, { id, action: 'compound.change', before: before.get(id), reason }))
    }
    return { items: saved }
  })
}

async function mustBeSound(tx: Transaction, adcode: string, items: Items): Promise<void> {
  const { measureSrid } = await getDistrict(tx, adcode)
  const faults: Finding[] = []
  for (const [at, { boundary }] of items.entries()) {
    const found = await boundaryFaults(tx, measureSrid, boundary)
    faults.push(...found.map((fault) => ({ ...fault, pointer: `/items/${at}/boundary` })))
  }
  if (faults.length) throw new Refusal('bad-geometry', { count: faults.length }, faults)
}
