/** Attaches a file to a fact, says more of it, removes it or brings it back; versions and audit as everywhere. */
import { createHash, randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type Evidence, type EvidenceChange, evidenceLimits, type NewEvidence } from '#contract/evidence.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import { evidence } from '../../db/policy-tables.ts'
import { type Transaction, type Writer, write } from '../../db/write.ts'
import { NotFound, Refusal, StaleVersion } from '../../errors.ts'
import { wholeOf } from '../../http/received.ts'
import { mustBeAsked } from '../asked-facts.ts'
import { lockCompounds } from '../recorded.queries.ts'
import { findRoom, findStored, lockStored, type StoredEvidence } from './evidence.queries.ts'
import { evidenceAllowed, mustBeEvidence, nameFor } from './received-file.ts'

/**
 * Throws a Refusal for what is no file of ours, too large, already attached to this fact, or one too many; and NotFound for a
 * compound that is on no list.
 */
export async function addEvidence(
  writer: Writer,
  { compoundId, code, ...said }: NewEvidence,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Evidence> {
  const adcode = compoundId.slice(0, 6)
  const { reader } = writer
  mustBeAllowed(reader, 'evidence.change', { adcode, id: compoundId })
  const received = await wholeOf(bytes, evidenceAllowed)
  const mediaType = mustBeEvidence(received)
  const hash = createHash('sha256').update(received).digest('hex')
  const id = `${adcode}-ev-${randomUUID().slice(0, 12)}`
  return write(writer, adcode, async (tx) => {
    await mustBeAsked(tx, reader, [code])
    await mustBeListed(tx, writer, compoundId)
    await mustHaveRoom(tx, writer, { compoundId, code, hash })
    const name = nameFor(said.name, mediaType)
    const at = new Date().toISOString()
    const { onDay = null, issuer = null } = said
    const row = { adcode, id, compoundId, code, name, mediaType, sizeBytes: received.length, hash, onDay, issuer, at }
    await tx.statements.insert(evidence).values({ ...row, bytes: received })
    return saved(tx, writer, { id, action: 'evidence.add', before: null })
  })
}

export async function changeEvidence(writer: Writer, id: string, change: EvidenceChange): Promise<Evidence> {
  const { version: seen, ...edits } = change
  if (Object.keys(edits).length === 0) throw new Refusal('nothing-to-change')
  return changed(writer, id, { seen, action: 'evidence.change', isThere: true, edits })
}

/** It is kept, and can be brought back. */
export const removeEvidence = (writer: Writer, id: string, seen: number): Promise<Evidence> =>
  changed(writer, id, {
    ...{ seen, action: 'evidence.remove', isThere: true },
    edits: { removedAt: new Date().toISOString() },
  })

export const restoreEvidence = (writer: Writer, id: string, seen: number): Promise<Evidence> =>
  changed(writer, id, { seen, action: 'evidence.restore', isThere: false, edits: { removedAt: null } })

/** `isThere`: whether it is one that was not removed. */
type Changing = {
  seen: number
  action: string
  isThere: boolean
  edits: Partial<Pick<StoredEvidence, 'onDay' | 'issuer' | 'removedAt'>>
}

function changed(writer: Writer, id: string, { seen, action, isThere, edits }: Changing): Promise<Evidence> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'evidence.change', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const before = await lockStored(tx, writer.reader, id)
    if (!before) throw new NotFound('evidence', id)
    if (before.version !== seen) throw new StaleVersion({ id, seen, current: before.version }, told(before))
    if ((before.removedAt === null) !== isThere) throw new NotFound('evidence', id)
    if (!isThere) await mustTakeItBack(tx, writer, before)
    await tx.statements
      .update(evidence)
      .set({ ...edits, version: seen + 1 })
      .where(isFile(id))
    return saved(tx, writer, { id, action, before })
  })
}

const isFile = (id: string) => and(eq(evidence.adcode, id.slice(0, 6)), eq(evidence.id, id))

/** Locked, so that two who attach at the same time are counted one after the other. */
async function mustBeListed(tx: Transaction, { reader }: Writer, compoundId: string): Promise<void> {
  const listed = await lockCompounds(tx, reader, compoundId.slice(0, 6), [compoundId])
  if (!listed.has(compoundId)) throw new NotFound('compound', compoundId)
}

type Attached = Pick<StoredEvidence, 'compoundId' | 'code' | 'hash'>

async function mustHaveRoom(tx: Transaction, { reader }: Writer, attached: Attached): Promise<void> {
  const { count, same } = await findRoom(tx, reader, attached)
  if (count >= evidenceLimits.files) throw new Refusal('evidence-too-many', { limit: evidenceLimits.files })
  if (same !== null) throw new Refusal('evidence-again', { name: same })
}

/** A compound may have been retired since; it is locked all the same, as for a new file. */
async function mustTakeItBack(tx: Transaction, writer: Writer, file: Attached): Promise<void> {
  await lockCompounds(tx, writer.reader, file.compoundId.slice(0, 6), [file.compoundId])
  await mustHaveRoom(tx, writer, file)
}

type Save = { id: string; action: string; before: StoredEvidence | null }

/** The entry stands in the record of the compound. */
async function saved(tx: Transaction, { reader }: Writer, { id, action, before }: Save): Promise<Evidence> {
  const after = await findStored(tx, reader, id)
  if (!after) throw new NotFound('evidence', id)
  tx.audit({ action, kind: 'evidence', recordId: after.compoundId, before, after })
  return told(after)
}

const told = ({ hash: _, removedAt: __, ...rest }: StoredEvidence): Evidence => rest
