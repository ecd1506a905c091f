/** A DXF file as what it is: lines in pairs, a group code and a value; an object begins with each code 0. */
import { isAscii } from 'node:buffer'
import { decodeDeclared, looksLikeGbk } from './declared-text.ts'
import { type FindingList, shown } from './finding-list.ts'
import { limits } from './limits.ts'
import { ReadRefusal } from './reading.ts'

export type Pair = readonly [code: number, value: string]

/** An object of the drawing: an entity, a layer, the begin of a block. */
export type DxfObject = { section: string; type: string; pairs: Pair[] }

/** From this version on drawings are in UTF-8 (AutoCAD 2007). */
const utf8Version = 'AC1021'

/** @throws ReadRefusal for DWG and binary DXF. */
export function decodeDrawing(bytes: Uint8Array, wish: string | undefined, findings: FindingList) {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 100_000))
  if (/^AC1[0-9.]/.test(head)) throw new ReadRefusal('dwg-not-dxf', { version: head.slice(0, 6) })
  if (head.startsWith('AutoCAD Binary DXF')) throw new ReadRefusal('dxf-binary')
  const valueAfter = (name: string) => new RegExp(`\\$${name}\\s+\\d+\\s*\\r?\\n([^\\r\\n]*)`).exec(head)?.[1]?.trim()
  const version = valueAfter('ACADVER') ?? ''
  const page = valueAfter('DWGCODEPAGE') ?? null
  const isPlain = isAscii(bytes)
  const declared = version >= utf8Version ? 'utf-8' : page
  // drawn in China, declared by a western AutoCAD
  const isBelied = /1252|8859/.test(declared ?? '') && looksLikeGbk(bytes)
  if (isBelied && wish === undefined)
    findings.tell('encoding-not-as-declared', { declared: shown(declared), used: 'gb18030' })
  return decodeDeclared(
    bytes,
    { wish: wish ?? (isBelied ? 'gb18030' : undefined), declared: isPlain ? null : declared },
    findings,
  )
}

/** Pairs of one object, whatever they are of; a polyline is refused at the first corner too many. */
const mostPairs = 6 * limits.positions

/** Every object, in order; variables of the header come as one object of type "HEADER". */
export function* objectsOf(text: string, findings: FindingList): Generator<DxfObject> {
  let section = ''
  let current: DxfObject | null = null
  let awaitsName = false
  let corners = 0
  for (const pair of pairsOf(text, findings)) {
    const [code, value] = pair
    if (code === 0) {
      if (current && current.type !== 'SECTION') yield current
      if (value === 'EOF') return
      awaitsName = value === 'SECTION'
      corners = 0
      current = { section, type: value, pairs: [] }
    } else if (awaitsName && code === 2) {
      section = value
      awaitsName = false
      current = { section, type: value === 'HEADER' ? 'HEADER' : 'SECTION', pairs: [] }
    } else if (current) {
      if (code === 10) corners++
      if (corners > limits.positions || current.pairs.push(pair) > mostPairs)
        throw new ReadRefusal('too-many-positions', { row: 0, most: limits.positions })
    }
  }
  if (current && current.type !== 'SECTION') yield current
  findings.tell('dxf-cut-off')
}

function* pairsOf(text: string, findings: FindingList): Generator<Pair> {
  const newline = /\r\n|\n|\r/g
  let at = 0
  let line = 0
  const next = () => {
    newline.lastIndex = at
    const found = newline.exec(text)
    const value = text.slice(at, found?.index ?? text.length)
    at = found ? newline.lastIndex : text.length
    line++
    return value
  }
  while (at < text.length) {
    const code = next()
    if (code.trim() === '' && at >= text.length) return
    if (!/^\s*-?\d{1,4}\s*$/.test(code)) {
      if (line < 3) throw new ReadRefusal('dxf-broken', { found: shown(code) })
      findings.tell('dxf-line-broken', { line, found: shown(code) })
      return
    }
    const number = Number(code)
    const value = next()
    if (value.length > limits.cellLength)
      throw new ReadRefusal('attribute-too-long', { column: `DXF ${number}`, row: line, most: limits.cellLength })
    // blanks belong to texts only
    yield [number, number === 1 || number === 3 ? value : value.trim()]
  }
}

export const textOf = ({ pairs }: DxfObject, wanted: number): string | null =>
  pairs.find(([code]) => code === wanted)?.[1] ?? null

export function numberOf(object: DxfObject, wanted: number, otherwise = 0): number {
  const text = textOf(object, wanted)
  return text === null ? otherwise : Number(text)
}
