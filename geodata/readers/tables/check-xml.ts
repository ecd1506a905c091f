/**
 * Looks through the bytes of an XML part before any parser sees it: no document type (entities are how a kilobyte becomes gigabytes), no
 * endless text, no endless nesting, no more cells than a workbook may have.
 */
import { limits } from '../limits.ts'
import { ReadRefusal } from '../reading.ts'

/** Of one sheet. More do not fit into memory as cells. */
const mostCells = 5_000_000
/** Between two tags, in bytes; a Chinese sign has three. */
const longest = 3 * limits.cellLength + 1_000

const [open, close, slash, bang, question, space, quote] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f, 0x20, 0x22] as const
const [c, d, r] = [0x63, 0x44, 0x72] as const

/** @throws ReadRefusal */
export function checkXml(bytes: Uint8Array, name: string) {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new ReadRefusal('xml-encoding', { name })
  const box = { rows: 0, columns: 0 }
  let [depth, cells, from] = [0, 0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === close && bytes[at - 1] === slash) depth--
    if (at - from > longest) throw new ReadRefusal('cell-too-long', { length: at - from, most: limits.cellLength })
    if (byte !== open) continue
    from = at
    const next = bytes[at + 1]
    if (next === bang && bytes[at + 2] === d) throw new ReadRefusal('xml-entities', { name })
    if (next === slash) depth--
    else if (next !== bang && next !== question) depth++
    if (depth > limits.depth) throw new ReadRefusal('nested-too-deep', { most: limits.depth })
    const after = bytes[at + 2]
    if (next === c && (after === space || after === close)) cells++
    if ((next === c && after === space) || (next === r && bytes[at + 4] === space)) widen(box, bytes, at)
    if (cells > mostCells) throw new ReadRefusal('cells-limit', { most: mostCells })
  }
  // a library keeps the whole rectangle, were there but two cells in it
  const size = box.rows * box.columns
  if (size > mostCells || (size > 1_000_000 && size > 50 * cells))
    throw new ReadRefusal('cells-limit', { most: mostCells })
}

/** `<row r="12"` and `<c r="AB12"`: how far down and to the right the sheet reaches. */
function widen(box: { rows: number; columns: number }, bytes: Uint8Array, at: number) {
  const isRow = bytes[at + 1] === r
  let k = at + (isRow ? 5 : 3)
  if (bytes[k] !== r || bytes[k + 2] !== quote) return
  let [row, column] = [0, 0]
  for (k += 3; k < at + 24; k++) {
    const sign = bytes[k] ?? quote
    if (sign >= 0x30 && sign <= 0x39) row = row * 10 + sign - 0x30
    else if (sign >= 0x41 && sign <= 0x5a) column = column * 26 + sign - 0x40
    else break
  }
  box.rows = Math.max(box.rows, row)
  if (!isRow) box.columns = Math.max(box.columns, column)
}
