/** The attributes of a shapefile: a dBASE table. Fields of fixed width; its text is in whatever the program wrote, so that is found out. */
import { encodingOfTexts } from './dbf-text.ts'
import { type FindingList, shown } from './finding-list.ts'
import { limits } from './limits.ts'
import { ReadRefusal } from './reading.ts'

type Field = { rawName: Uint8Array; type: string; at: number; width: number }

export type Dbf = {
  encoding: string
  columns: string[]
  /** Records in the file, deleted ones included. */
  count: number
  /** Null for a deleted one. */
  record: (index: number) => [name: string, value: unknown][] | null
}

/**
 * @param wished holds whatever the bytes look like; `declared` by the .cpg is held against them
 * @throws ReadRefusal where the bytes are no dBASE table.
 */
export function openDbf(
  bytes: Uint8Array,
  { wished, declared }: { wished: string | null; declared: string | null },
  findings: FindingList,
): Dbf {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 33) throw new ReadRefusal('dbf-broken')
  const [promised, start, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  const fields = fieldsOf(bytes, Math.min(start, bytes.length))
  const last = fields.at(-1)
  if (!last || width === 0 || start < 33 || last.at + last.width > width) throw new ReadRefusal('dbf-broken')
  const count = Math.min(promised, Math.floor(Math.max(0, view.byteLength - start) / width))
  if (count > limits.rows) throw new ReadRefusal('too-many-features', { most: limits.rows })
  if (count < promised) findings.tell('dbf-cut-off', { promised, found: count })
  const rawAt = (index: number, { at, width: wide }: Field) => {
    const from = start + index * width + at
    return bytes.subarray(from, from + wide)
  }
  const encoding =
    wished ?? encodingOfTexts(textsOf(fields, count, rawAt), { declared, language: view.getUint8(29) }, findings)
  const decode = decoderFor(encoding, findings)
  const columns = columnNames(fields, decode)
  return {
    encoding,
    columns,
    count,
    record: (index) => {
      if (bytes[start + index * width] === 0x2a) return null
      return fields.map((field, k) => [
        columns[k] as string,
        attributeFrom(rawAt(index, field), field, columns[k] as string, index + 1, decode, findings),
      ])
    },
  }
}

function fieldsOf(bytes: Uint8Array, end: number): Field[] {
  const fields: Field[] = []
  let at = 1 // the first byte of a record says whether it is deleted
  for (let place = 32; place + 32 <= end && bytes[place] !== 0x0d && bytes[place] !== 0; place += 32) {
    const name = bytes.subarray(place, place + 11)
    const length = name.indexOf(0)
    const type = String.fromCharCode(bytes[place + 11] ?? 0)
    // text fields may be wider than a byte counts
    const width = (bytes[place + 16] ?? 0) + (type === 'C' ? 256 * (bytes[place + 17] ?? 0) : 0)
    fields.push({ rawName: length < 0 ? name : name.subarray(0, length), type, at, width })
    at += width
  }
  if (fields.length > limits.columns) throw new ReadRefusal('too-many-attributes', { most: limits.columns })
  return fields
}

function columnNames(fields: Field[], decode: (raw: Uint8Array) => string): string[] {
  const names: string[] = []
  for (const [k, { rawName }] of fields.entries()) {
    const name = decode(rawName).trim() || `field ${k + 1}`
    let free = name
    for (let again = 2; names.includes(free); again++) free = `${name} (${again})`
    names.push(free)
  }
  return names
}

/** The names and all text of the table. */
function* textsOf(
  fields: Field[],
  count: number,
  rawAt: (index: number, field: Field) => Uint8Array,
): Generator<Uint8Array> {
  for (const { rawName } of fields) yield rawName
  for (const field of fields.filter(({ type }) => type === 'C'))
    for (let index = 0; index < count; index++) yield rawAt(index, field)
}

/** A field that is full to its end may have cut its last character in two: what is left of that is taken away, and told. */
function decoderFor(encoding: string, findings: FindingList): (raw: Uint8Array) => string {
  const decoder = new TextDecoder(encoding)
  return (raw) => {
    const text = decoder.decode(raw)
    if (!text.endsWith('\uFFFD')) return text
    findings.count('text-cut')
    return text.replace(/\uFFFD+$/, '')
  }
}

function attributeFrom(
  raw: Uint8Array,
  { type }: Field,
  column: string,
  row: number,
  decode: (raw: Uint8Array) => string,
  findings: FindingList,
): unknown {
  if (type === 'I' && raw.length === 4) return numbersOf(raw).getInt32(0, true)
  if ((type === 'O' || type === 'B') && raw.length === 8) return numbersOf(raw).getFloat64(0, true)
  if (type === 'M' || !/[CNFLD]/.test(type)) {
    findings.count('field-not-read', { column: shown(column), type: shown(type) })
    return null
  }
  const text = (type === 'C' ? decode(raw) : String.fromCharCode(...raw)).replace(/\0.*$/s, '').trim()
  if (type === 'N' || type === 'F') return numberOf(text, column, row, findings)
  if (type === 'L') return /^[ty]$/i.test(text) ? true : /^[fn]$/i.test(text) ? false : null
  return type === 'D' ? dateOf(text) : text
}

const numbersOf = (raw: Uint8Array) => new DataView(raw.buffer, raw.byteOffset, raw.byteLength)

function numberOf(text: string, column: string, row: number, findings: FindingList): unknown {
  if (text === '' || /^\*+$/.test(text)) return null
  const value = Number(text)
  if (/^-?\d{16,}$/.test(text) && !Number.isSafeInteger(value)) return text // a code, and kept as such
  if (Number.isFinite(value)) return value
  findings.tell('number-unreadable', { column: shown(column), found: shown(text) }, row)
  return text
}

const dateOf = (text: string) =>
  /^0*$/.test(text) ? null : text.replace(/^(\d{4})(\d{2})(\d{2})$/, (_, year, month, day) => `${year}-${month}-${day}`)
