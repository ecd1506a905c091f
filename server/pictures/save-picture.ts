/** Takes in a picture to trace from, changes its name or matched points, or removes it; versions and audit as everywhere. */
import { createHash, randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type Picture, type PictureChange, type PicturePoint, pictureLimits } from '#contract/picture.ts'
import { examineShape } from '#geodata/checks/examine.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { tracedPicture } from '../db/import-tables.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal, StaleVersion } from '../errors.ts'
import { type Allowed, plainName, wholeOf } from '../http/received.ts'
import { isWholePicture, mayBePicture, type PictureHeader, pictureHeader } from './picture-header.ts'
import { findRemoved, findStoredPicture, lockStoredPicture, type StoredPicture } from './pictures.queries.ts'
import { toPicture } from './read-pictures.ts'

export type ReceivedPicture = { adcode: string; name: string; bytes: AsyncIterable<Uint8Array> }
type Kept = { id: string; name: string; points: PicturePoint[]; version: number }

/** Whoever sends 30 MB of something else is told at the first of them. */
export const pictureAllowed: Allowed = { topic: 'picture', megabytes: pictureLimits.megabytes, mayBegin: mayBePicture }

/** Throws a Refusal (`picture-…`, `too-large`) for what is no picture of ours, before anything is written. */
export async function addPicture(writer: Writer, { adcode, name, bytes }: ReceivedPicture): Promise<Picture> {
  mustBeAllowed(writer.reader, 'picture.change', { adcode })
  await getDistrict(writer.database, adcode)
  const received = await wholeOf(bytes, pictureAllowed)
  const { mediaType, widthPx, heightPx } = mustBePicture(received)
  const kept: Kept = {
    id: `${adcode}-p-${randomUUID().slice(0, 8)}`,
    name: plainName(name).slice(-200) || 'picture',
    points: [],
    version: 1,
  }
  return write(writer, adcode, async (tx) => {
    await keep(tx, kept, { mediaType, widthPx, heightPx }, received)
    return saved(tx, writer, { id: kept.id, action: 'picture.add', before: null, more: { hash: hashOf(received) } })
  })
}

/** Takes a removal back: the same bytes, which whoever removed it still has, under its old id with its matched points. */
export async function restorePicture(writer: Writer, id: string, bytes: AsyncIterable<Uint8Array>): Promise<Picture> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'picture.change', { adcode, id })
  const received = await wholeOf(bytes, pictureAllowed)
  const header = mustBePicture(received)
  return write(writer, adcode, async (tx) => {
    const removed = await findRemoved(tx, writer.reader, id)
    if (!removed) throw new NotFound('picture', id)
    if (removed.hash !== hashOf(received)) throw new Refusal('picture-not-the-same', { name: removed.picture.name })
    await keep(tx, { ...removed.picture, version: removed.picture.version + 1 }, header, received)
    return saved(tx, writer, { id, action: 'picture.restore', before: null, more: { hash: removed.hash } })
  })
}

const hashOf = (received: Uint8Array) => createHash('sha256').update(received).digest('hex')

async function keep(tx: Transaction, { id, name, points, version }: Kept, header: PictureHeader, received: Buffer) {
  const at = new Date().toISOString()
  await tx.statements
    .insert(tracedPicture)
    .values({ adcode: id.slice(0, 6), id, name, ...header, bytes: received, points, at, version })
}

/** What is given replaces; points not named stay. */
export async function changePicture(writer: Writer, id: string, change: PictureChange): Promise<Picture> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'picture.change', { adcode, id })
  const { version, ...edits } = change
  if (Object.keys(edits).length === 0) throw new Refusal('nothing-to-change')
  return write(writer, adcode, async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    if (edits.points) mustLieWithin(edits.points, before)
    await tx.statements
      .update(tracedPicture)
      .set({ ...edits, version: version + 1 })
      .where(isPicture(id))
    return saved(tx, writer, { id, action: 'picture.change', before })
  })
}

/** The bytes go; the audit keeps name, points and the hash they came with, by which whoever still has them can bring it back. */
export async function removePicture(
  writer: Writer,
  id: string,
  version: number,
): Promise<{ id: string; deleted: true }> {
  mustBeAllowed(writer.reader, 'picture.change', { adcode: id.slice(0, 6), id })
  return write(writer, id.slice(0, 6), async (tx) => {
    const before = await lockSeen(tx, writer, id, version)
    await tx.statements.delete(tracedPicture).where(isPicture(id))
    tx.audit({ action: 'picture.remove', kind: 'picture', recordId: id, before, after: null })
    return { id, deleted: true }
  })
}

const isPicture = (id: string) => and(eq(tracedPicture.adcode, id.slice(0, 6)), eq(tracedPicture.id, id))

function mustBePicture(received: Uint8Array) {
  const header = pictureHeader(received)
  if (!header) throw new Refusal('picture-unknown')
  const megapixels = (header.widthPx * header.heightPx) / 1e6
  if (megapixels > pictureLimits.megapixels)
    throw new Refusal('picture-too-many-pixels', {
      megapixels: Math.ceil(megapixels),
      limit: pictureLimits.megapixels,
    })
  if (!isWholePicture(received, header)) throw new Refusal('picture-cut-off')
  return header
}

function mustLieWithin(points: NonNullable<PictureChange['points']>, { widthPx, heightPx }: StoredPicture): void {
  const outside = points.findIndex(({ pixel: [right, down] }) => right > widthPx || down > heightPx)
  if (outside >= 0) throw new Refusal('picture-point-outside', { point: outside + 1 })
  const findings = points.flatMap(({ place }, at) =>
    examineShape({ type: 'Point', coordinates: place }, ['Point']).map((finding) => ({
      ...finding,
      pointer: `/points/${at}/place`,
    })),
  )
  if (findings.length > 0) throw new Refusal('bad-geometry', { count: findings.length }, findings)
}

async function lockSeen(tx: Transaction, { reader }: Writer, id: string, seen: number): Promise<StoredPicture> {
  const stored = await lockStoredPicture(tx, reader, id)
  if (!stored) throw new NotFound('picture', id)
  if (stored.version === seen) return stored
  throw new StaleVersion({ id, seen, current: stored.version }, toPicture(stored))
}

type Save = { id: string; action: string; before: unknown; more?: object }

async function saved(tx: Transaction, { reader }: Writer, { id, action, before, more }: Save): Promise<Picture> {
  const after = await findStoredPicture(tx, reader, id)
  if (!after) throw new NotFound('picture', id)
  tx.audit({ action, kind: 'picture', recordId: id, before, after: { ...after, ...more } })
  return toPicture(after)
}
