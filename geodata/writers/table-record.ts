/** A row as SQLite keeps it (sqlite.org/fileformat2, "Record Format"): the kinds of its values, then the values. */

export type Stored = string | number | Uint8Array | null

const encoder = new TextEncoder()

/** Numbers of 7 bits each, the highest first; up to 2^53. */
export function varintLength(value: number): number {
  let length = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++
  return length
}

/** Writes at `at`; answers the place behind it. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  const end = at + varintLength(value)
  let rest = value
  for (let place = end - 1; place >= at; place--) {
    bytes[place] = (rest % 128) | (place === end - 1 ? 0 : 128)
    rest = Math.floor(rest / 128)
  }
  return end
}

type Part = { kind: number; bytes: Uint8Array }

/** Whole numbers are kept as such, also in a column of REAL, as SQLite itself does. */
export function recordOf(values: readonly Stored[]): Uint8Array {
  const parts = values.map(partOf)
  const kinds = parts.reduce((sum, { kind }) => sum + varintLength(kind), 0)
  // the header counts its own length, which is one byte longer from 128 on
  const header = kinds + 1 < 128 ? kinds + 1 : kinds + 2
  const record = new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.length, header))
  let at = putVarint(record, 0, header)
  for (const { kind } of parts) at = putVarint(record, at, kind)
  for (const { bytes } of parts) {
    record.set(bytes, at)
    at += bytes.length
  }
  return record
}

const nothing = new Uint8Array()

function partOf(value: Stored): Part {
  if (value === null) return { kind: 0, bytes: nothing }
  if (typeof value === 'number') return numberPart(value)
  if (typeof value !== 'string') return { kind: 12 + 2 * value.length, bytes: value }
  const bytes = encoder.encode(value)
  return { kind: 13 + 2 * bytes.length, bytes }
}

function numberPart(value: number): Part {
  if (value === 0 || value === 1) return { kind: 8 + value, bytes: nothing }
  const view = new DataView(new ArrayBuffer(8))
  if (!Number.isSafeInteger(value)) {
    view.setFloat64(0, value)
    return { kind: 7, bytes: new Uint8Array(view.buffer) }
  }
  view.setBigInt64(0, BigInt(value))
  const [kind, length] = wholeSizes.find(([, bytes]) => Math.abs(value) < 2 ** (8 * bytes - 1)) ?? [6, 8]
  return { kind, bytes: new Uint8Array(view.buffer, 8 - length) }
}

/** Kinds of whole numbers and their bytes. */
const wholeSizes = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 6],
] as const
