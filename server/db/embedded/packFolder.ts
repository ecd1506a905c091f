import { createWriteStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/**
 * A folder as a gzipped tar file (POSIX ustar, so that `tar xzf` reads it too), written and read as a stream: neither
 * a file of the folder nor the whole is ever held in memory. Folders and plain files only: a database has no others.
 */
export const blockBytes = 512
const pieceBytes = 1024 * 1024
export const isFolder = '5'
export const isFile = '0'

/** Packs everything in `folder`, which must not change meanwhile, into `file`, and has it on the disk when it resolves. */
export async function packFolder(folder: string, file: string): Promise<void> {
  // Level 1 makes 8 MB of a new database of 62 MB; the usual level 6, 7 MB in more time.
  await pipeline(
    Readable.from(blocksOf(folder)),
    createGzip({ level: 1, chunkSize: 256 * 1024 }),
    createWriteStream(file),
  )
  const handle = await open(file, 'r')
  await handle.sync()
  await handle.close()
}

async function* blocksOf(folder: string): AsyncGenerator<Buffer> {
  const names = await readdir(folder, { recursive: true })
  // A folder sorts before what lies in it.
  for (const name of names.sort()) {
    const entry = await stat(path.join(folder, name))
    const { size, mtimeMs } = entry
    const posixName = name.split(path.sep).join('/')
    if (entry.isDirectory()) yield header({ name: `${posixName}/`, size: 0, mtimeMs, type: isFolder })
    if (!entry.isFile()) continue
    yield header({ name: posixName, size, mtimeMs, type: isFile })
    yield* contentOf(path.join(folder, name), size)
    yield Buffer.alloc(paddingOf(size))
  }
  yield Buffer.alloc(2 * blockBytes)
}

/** Exactly `size` bytes: one more or fewer would shift everything after them. */
async function* contentOf(file: string, size: number): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r')
  try {
    for (let position = 0; position < size; ) {
      const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size - position))
      const { bytesRead } = await handle.read(piece, 0, piece.length, position)
      if (bytesRead === 0) throw new Error(`${file} shrank to ${position} bytes while it was packed`)
      position += bytesRead
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

function header(entry: { name: string; size: number; mtimeMs: number; type: string }): Buffer {
  const block = Buffer.alloc(blockBytes)
  if (Buffer.byteLength(entry.name) > 100) throw new Error(`${entry.name} is longer than a tar header holds`)
  const octal = (value: number, digits: number) => Math.floor(value).toString(8).padStart(digits, '0')
  block.write(entry.name, 0)
  block.write(entry.type === isFolder ? '0000700' : '0000600', 100)
  block.write(`${octal(0, 7)}\0${octal(0, 7)}\0`, 108)
  block.write(octal(entry.size, 11), 124)
  block.write(octal(Math.max(0, entry.mtimeMs / 1000), 11), 136)
  block.write(entry.type, 156)
  block.write('ustar\x0000', 257)
  block.write(`${octal(checksum(block), 6)}\0 `, 148)
  return block
}

/** The sum of a header's bytes, its own eight counted as blanks. */
export function checksum(block: Buffer): number {
  return block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

export const paddingOf = (size: number) => (blockBytes - (size % blockBytes)) % blockBytes
