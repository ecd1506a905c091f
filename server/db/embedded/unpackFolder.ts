import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import { blockBytes, checksum, isFile, isFolder, paddingOf } from './packFolder.ts'

type Entry = { name: string; size: number; type: string }

/**
 * Unpacks what `packFolder` packed into the new folder `folder`.
 * @throws when the file is cut short or damaged, or names a place outside the folder
 */
export async function unpackFolder(file: string, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  const packed = createReadStream(file)
  const unpacked = createGunzip({ chunkSize: 256 * 1024 })
  packed.once('error', (error) => unpacked.destroy(error))
  const bytes = byteReader(packed.pipe(unpacked))
  try {
    for (;;) {
      const entry = toEntry(await bytes.take(blockBytes))
      if (!entry) break
      await unpackEntry(entry, placeInside(folder, entry.name), bytes)
    }
    // Gzip keeps its checksum of the whole at the very end.
    await bytes.finish()
  } finally {
    packed.destroy()
    unpacked.destroy()
  }
}

async function unpackEntry(entry: Entry, place: string, bytes: ByteReader): Promise<void> {
  if (entry.type === isFolder) {
    await mkdir(place, { mode: 0o700 })
    return
  }
  const target = await open(place, 'wx', 0o600)
  try {
    for await (const piece of bytes.pieces(entry.size)) await target.writeFile(piece)
    await target.sync()
  } finally {
    await target.close()
  }
  await bytes.take(paddingOf(entry.size))
}

/** Undefined for the empty block that ends the archive. */
function toEntry(header: Buffer): Entry | undefined {
  if (header.every((byte) => byte === 0)) return undefined
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '')
  const entry = { name: text(0, 100), size: Number.parseInt(text(124, 136), 8), type: text(156, 157) }
  const intact = Number.parseInt(text(148, 156), 8) === checksum(header) && Number.isSafeInteger(entry.size)
  if (!intact || (entry.type !== isFile && entry.type !== isFolder)) throw new Error('The dump is damaged')
  return entry
}

function placeInside(folder: string, name: string): string {
  const place = path.resolve(folder, name)
  if (!place.startsWith(path.resolve(folder) + path.sep)) throw new Error(`The dump names ${name}, outside its folder`)
  return place
}

type ByteReader = {
  take(count: number): Promise<Buffer>
  pieces(count: number): AsyncGenerator<Buffer>
  finish(): Promise<void>
}

function byteReader(stream: AsyncIterable<Buffer>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  return { take, pieces, finish }

  async function* pieces(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (rest.length === 0) rest = await nextChunk()
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  async function take(count: number): Promise<Buffer> {
    const taken: Buffer[] = []
    for await (const piece of pieces(count)) taken.push(piece)
    return Buffer.concat(taken)
  }

  async function nextChunk(): Promise<Buffer> {
    const { done, value } = await chunks.next()
    if (done) throw new Error('The dump is cut short')
    return value
  }

  async function finish(): Promise<void> {
    while (!(await chunks.next()).done);
  }
}
