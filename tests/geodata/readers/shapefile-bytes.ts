/** Shapefiles for the tests, written byte by byte as programs write them. */

const concat = (...parts: Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

type Shape = { type: number; parts: number[][][] } | null

/** @param parts of a polyline (3) or polygon (5); a point (1) is one part of one position; null for a null shape */
export function shpBytes(type: number, shapes: Shape[]): Uint8Array {
  const records = shapes.map((shape, k) => record(k + 1, shape))
  const header = new DataView(new ArrayBuffer(100))
  header.setInt32(0, 9994)
  header.setInt32(24, (100 + records.reduce((sum, { length }) => sum + length, 0)) / 2)
  header.setInt32(28, 1000, true)
  header.setInt32(32, type, true)
  return concat(new Uint8Array(header.buffer), ...records)
}

function record(number: number, shape: Shape): Uint8Array {
  const content = shape ? contentOf(shape) : new Uint8Array(4)
  const head = new DataView(new ArrayBuffer(8))
  head.setInt32(0, number)
  head.setInt32(4, content.length / 2)
  return concat(new Uint8Array(head.buffer), content)
}

function contentOf({ type, parts }: { type: number; parts: number[][][] }): Uint8Array {
  const positions = parts.flat()
  const isPoint = type === 1
  const from = isPoint ? 4 : 44 + 4 * parts.length
  const view = new DataView(new ArrayBuffer(from + 16 * positions.length))
  view.setInt32(0, type, true)
  if (!isPoint) {
    view.setInt32(36, parts.length, true)
    view.setInt32(40, positions.length, true)
    let start = 0
    for (const [k, part] of parts.entries()) {
      view.setInt32(44 + 4 * k, start, true)
      start += part.length
    }
  }
  for (const [k, [x = 0, y = 0]] of positions.entries()) {
    view.setFloat64(from + 16 * k, x, true)
    view.setFloat64(from + 16 * k + 8, y, true)
  }
  return new Uint8Array(view.buffer)
}

export type DbfField = { name: Uint8Array; type: string; width: number }

/** @param rows each cell as its bytes; `deleted` rows keep their place */
export function dbfBytes(
  fields: DbfField[],
  rows: { cells: Uint8Array[]; deleted?: boolean }[],
  language = 0,
): Uint8Array {
  const width = 1 + fields.reduce((sum, field) => sum + field.width, 0)
  const header = new Uint8Array(32 + 32 * fields.length + 1)
  const view = new DataView(header.buffer)
  header[0] = 3
  view.setUint32(4, rows.length, true)
  view.setUint16(8, header.length, true)
  view.setUint16(10, width, true)
  header[29] = language
  for (const [k, { name, type, width: wide }] of fields.entries()) {
    header.set(name.subarray(0, 10), 32 + 32 * k)
    header[32 + 32 * k + 11] = type.charCodeAt(0)
    header[32 + 32 * k + 16] = wide
  }
  header[header.length - 1] = 0x0d
  const records = rows.map(({ cells, deleted }) => {
    const raw = new Uint8Array(width).fill(0x20)
    if (deleted) raw[0] = 0x2a
    let at = 1
    for (const [k, { width: wide }] of fields.entries()) {
      raw.set((cells[k] ?? new Uint8Array()).subarray(0, wide), at)
      at += wide
    }
    return raw
  })
  return concat(header, ...records)
}
