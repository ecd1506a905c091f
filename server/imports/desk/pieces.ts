/** The pieces of a file on their way into the thread, and the whole they make: of that file and of no other. */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { ReadRefusal } from '#geodata/readers/reading.ts'

/** The file that is meant, as it was received; the hash is its SHA-256 in hex. */
export type MeantFile = { name: string; bytes: number; hash: string }
export type Piece = { part: number; packed: Uint8Array }

export class Pieces {
  #pieces: Uint8Array[] = []

  /** With the first piece of a file goes whatever was left of another that nobody waits for any more. */
  add({ part, packed }: Piece): void {
    if (part === 0) this.#pieces = []
    if (part !== this.#pieces.length) throw new Error(`piece ${part} of a file after ${this.#pieces.length}`)
    this.#pieces.push(gunzipSync(packed))
  }

  /** All that came, and nothing of it is left. */
  take(): Uint8Array[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }
}

/** @throws ReadRefusal `file-incomplete` where the pieces do not make the file that is meant. */
export function wholeOf(pieces: readonly Uint8Array[], meant: MeantFile): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const piece of pieces) {
    bytes.set(piece, end)
    end += piece.length
  }
  const isWhole = end === meant.bytes && createHash('sha256').update(bytes).digest('hex') === meant.hash
  if (!isWhole) throw new ReadRefusal('file-incomplete')
  return bytes
}
