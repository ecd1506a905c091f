/**
 * Lays a file on the desk: packed, in parts, as it arrives. A draft changes nothing of the ledger, so it is no entry of the audit trail and
 * moves no revision; it stays until nobody has looked at it for a week. No transaction is held while somebody's upload trickles in.
 */
import { createHash, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { limits } from '#geodata/readers/limits.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { formatOf } from '#geodata/readers/sniff.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Connection } from '../../db/connection.ts'
import { assertDiskSpace } from '../../db/embedded/diskFloor.ts'
import { importFile, importRun } from '../../db/import-tables.ts'
import type { Writer } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { NotFound, Refusal } from '../../errors.ts'
import { plainName } from '../../http/received.ts'
import type { Laid } from './upload.queries.ts'

const pack = promisify(gzip)

/** Of the file; what cannot be packed grows by some bytes, and stays below 4 MB. */
const partBytes = 3_900_000

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>
export type Upload = { adcode: string; name: string; bytes: Bytes; declaredBytes: number | null }

/** @returns the id of the draft. @throws ReadRefusal where no reader knows such a file, or it is too large. */
export async function saveUpload(writer: Writer, { adcode, name, bytes, declaredBytes }: Upload): Promise<string> {
  const { database, reader } = writer
  mustBeAllowed(reader, 'import.read', { adcode })
  if ((declaredBytes ?? 0) > limits.fileBytes) throw tooLarge()
  await getDistrict(database, adcode)
  if (database.dataDir) await assertDiskSpace(database.dataDir, database.statfs)
  await clearOld(writer, adcode)
  const id = `${adcode}-i-${randomUUID().slice(0, 13)}`
  const fileName = nameOf(name)
  await database.statements.insert(importRun).values({
    ...{ adcode, id, fileName, fileBytes: 0, fileHash: '' },
    ...{ actor: reader.actor.id, at: new Date().toISOString() },
  })
  try {
    await saveParts(writer, { adcode, id, name: fileName, bytes })
    return id
  } catch (error) {
    await removeDraft(writer, id).catch(() => {}) // the first trouble is the one to tell; the next upload clears up
    throw error
  }
}

type Parts = { adcode: string; id: string; name: string; bytes: Bytes }

async function saveParts({ database }: Writer, { adcode, id, name, bytes }: Parts): Promise<void> {
  const hash = createHash('sha256')
  let [part, size] = [0, 0]
  for await (const piece of inParts(bytes)) {
    if (part === 0) refuseUnknown(name, piece)
    size += piece.length
    if (size > limits.fileBytes) throw tooLarge()
    hash.update(piece)
    const packed = await pack(piece, { level: 4 })
    if (database.dataDir && part % 8 === 7) await assertDiskSpace(database.dataDir, database.statfs)
    await database.statements.insert(importFile).values({ adcode, runId: id, part, packed })
    part += 1
  }
  if (size === 0) throw new ReadRefusal('empty-file')
  await database.statements
    .update(importRun)
    .set({ fileBytes: size, fileHash: hash.digest('hex') })
    .where(and(eq(importRun.adcode, adcode), eq(importRun.id, id)))
}

/** What arrives in whatever pieces, in pieces of one size. */
async function* inParts(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length; ) {
      const taken = piece.subarray(from, from + partBytes - length)
      from += taken.length
      waiting.push(taken)
      length += taken.length
      if (length < partBytes) continue
      yield Buffer.concat(waiting)
      waiting = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** By its beginning: an archive shows what it is at its end, and is asked when it is read unless it is all here. */
function refuseUnknown(name: string, start: Uint8Array): void {
  const isArchive = start[0] === 0x50 && start[1] === 0x4b
  if (!isArchive || start.length < partBytes) formatOf({ name, bytes: start })
}

const tooLarge = () => new ReadRefusal('file-too-large', { most: Math.round(limits.fileBytes / 1e6) })

function nameOf(name: string): string {
  const plain = plainName(name)
  if (plain === '') throw new Refusal('import-name-missing')
  return plain.slice(-200)
}

/** Drafts nobody came back to, and uploads that broke off with their server. */
async function clearOld({ database }: Writer, adcode: string): Promise<void> {
  await database.statements.execute(sql`
    DELETE FROM import_run WHERE adcode = ${adcode} AND state = 'draft'
      AND (${lastLook} < now() - interval '7 days' OR (file_hash = '' AND at < now() - interval '1 hour'))`)
}

const lastLook = sql`coalesce((provenance->>'lookedAt')::timestamptz, at)`

/** That somebody works with a draft; once an hour is enough. Nobody waits where it is just being applied. */
export async function saveLastLook({ statements }: Connection, { adcode, id }: Laid): Promise<void> {
  await statements.execute(sql`
    UPDATE import_run SET provenance = provenance || jsonb_build_object('lookedAt', now())
    WHERE (adcode, id) IN (
      SELECT adcode, id FROM import_run
      WHERE adcode = ${adcode} AND id = ${id} AND state = 'draft' AND ${lastLook} < now() - interval '1 hour'
      FOR UPDATE SKIP LOCKED)`)
}

/** What the file turned out to be, once somebody has read it. */
export async function saveFormat({ statements }: Connection, { adcode, id }: Laid, format: string): Promise<void> {
  const isUnknown = and(eq(importRun.adcode, adcode), eq(importRun.id, id), isNull(importRun.format))
  await statements.update(importRun).set({ format }).where(isUnknown)
}

/** Takes a draft off the desk, with its file. One that was applied is part of the ledger's history and stays. */
export async function removeDraft({ database, reader }: Writer, id: string): Promise<void> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(reader, 'import.read', { adcode })
  const { statements } = database
  const ofRun = and(eq(importRun.adcode, adcode), eq(importRun.id, id))
  const [run] = await statements.select({ state: importRun.state }).from(importRun).where(ofRun)
  if (!run) throw new NotFound('import', id)
  if (run.state !== 'draft') throw new Refusal('import-not-draft')
  await statements.delete(importRun).where(and(ofRun, eq(importRun.state, 'draft')))
}
