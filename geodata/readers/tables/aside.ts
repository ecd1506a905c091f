/** Rows of a table that are no record: totals, notes, headings of a part, the header printed again, the numbers of the columns. */
import type { Row } from '../reading.ts'
import type { Merge } from './grid.ts'
import { textsOf } from './header.ts'
import { isLabelled } from './header-words.ts'

const total = /^(?:.{0,12}(?:合计|小计|总计|共计|累计)|总数|汇总|(?:grand |sub)?total|sum)(?:[（(].{0,8}[)）])?[:：]?$/i
const note =
  /^(?:备?注\d*[:：、.）)\s（(]|备注$|说明[:：]|填\s*表|填\s*报|制\s*表|审\s*核|复\s*核|负责人|联系人|联系电话|经办|主办|抄送|数据来源|资料来源|来源[:：]|日期[:：]|[（(]?(?:盖章|公章)|单位[（(]|note)/i
const numbered = /^[（(]?(?:[一二三四五六七八九十]+[)）、.．]|第[一二三四五六七八九十]+[批类部片])/

export type Place = { merges: Merge[]; serialAt: number; width: number; names: string[] }

export type AsideKind = 'totals-row' | 'section-row' | 'repeated-header' | 'column-numbers'

/** What kind of row it is, null for a record. */
export function asideKind(row: Row, { merges, serialAt, width, names }: Place): AsideKind | null {
  const filled = row.cells.flatMap((cell, column) => (cell === null ? [] : [{ column, text: String(cell) }]))
  const first = filled[0]
  if (!first) return null
  const serial = serialAt < 0 ? null : row.cells[serialAt]
  const labels = filled.slice(0, 2).filter(({ text }) => total.test(text.replaceAll(/\s/g, '')))
  if (labels.length > 0 && typeof serial !== 'number') return 'totals-row'
  if (filled.length > 1 && filled.every(({ column, text }) => text === names[column])) return 'repeated-header'
  if (filled.length === 1 && width > 2 && isHeading(row, first, { merges, serialAt, width, names }))
    return 'section-row'
  return null
}

/** Alone in its row and either written across columns or where a number of the row belongs. */
function isHeading(row: Row, { column, text }: { column: number; text: string }, { merges, serialAt, width }: Place) {
  const across = merges.find((merge) => merge.top === row.row && merge.bottom === row.row && merge.left === column)
  if (across && across.right - across.left + 1 >= width / 2) return true
  if (column === serialAt && !/^\d+$/.test(text)) return true
  return column === 0 && numbered.test(text)
}

/** 1, 2, 3 … or 甲, 乙, 1, 2 … right below the header of an official form. */
export function isColumnNumbers(row: Row, width: number): boolean {
  const texts = textsOf(row).map((text) => text.replaceAll(/[()（）栏列]/g, ''))
  if (width < 4 || texts.length < width) return false
  const digits = texts.filter((text) => /^\d+$/.test(text)).map(Number)
  const lettered = texts.slice(0, texts.length - digits.length)
  return (
    digits.length >= texts.length - 3 &&
    lettered.every((text) => /^[甲乙丙丁A-D]$/.test(text)) &&
    digits.every((digit, k) => digit === k + 1)
  )
}

/** A line below the table: who filled it in, a note, a line with its value. */
export function isNote(row: Row, place: Place): boolean {
  const texts = textsOf(row)
  const [first = ''] = texts
  if (note.test(first.trim())) return texts.length <= 2 || texts.some(isLabelled)
  if (texts.length > 1) return texts.filter(isLabelled).length * 2 >= texts.length && place.width > 2
  return asideKind(row, place) === 'section-row'
}
