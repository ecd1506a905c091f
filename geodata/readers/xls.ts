/**
 * Workbooks of old Excel, and what calls itself .xls: pages and text that programs save under that name, and newer workbooks.
 * The one place that knows the library that reads them.
 */
import { type CellObject, read, SSF, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { delimitedTables, delimiterOf } from './csv.ts'
import { limits } from './limits.ts'
import { pageTables } from './pasted.ts'
import { type Cell, type Reader, ReadRefusal, type Row } from './reading.ts'
import { cellOf } from './tables/cell.ts'
import { checkXml } from './tables/check-xml.ts'
import { looksHtml } from './tables/html.ts'
import { type Sheet, sheetTables } from './tables/workbook.ts'
import { checkLines, decodeText } from './text.ts'
import { readXlsx } from './xlsx.ts'

// without them text of Excel 5 and 95 is read in the wrong letters
set_cptable(codePages)

export const readXls: Reader = (source, wishes) => {
  const { bytes, name } = source
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(source, wishes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) || startsWith(bytes, 0x09)) {
    checkContainer(bytes)
    return { format: 'xls', encoding: null, crs: null, ...sheetTables(sheetsOf(bytes)) }
  }
  return readDisguised(name, bytes, wishes.encoding)
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, k) => bytes[k] === byte)

/** A page, a workbook of 2003 written as XML, or plain text. */
function readDisguised(name: string, bytes: Uint8Array, wished: string | undefined): ReturnType<Reader> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  if (/^[^<]{0,3}<\?xml/.test(head) && head.includes('office:spreadsheet')) {
    checkXml(bytes, name.slice(-60))
    return { format: 'xls', encoding: 'utf-8', crs: null, ...sheetTables(sheetsOf(bytes)) }
  }
  checkLines(bytes)
  const { text, encoding, findings } = decodeText(bytes, wished)
  const title = name.replace(/^.*[\\/]|\.[^.]*$/g, '')
  const found = looksHtml(text) ? pageTables(title, text) : delimitedTables(title, text, delimiterOf(text) ?? '\t')
  if (found.tables.length === 0) throw new ReadRefusal('no-table')
  return { format: 'xls', encoding, crs: null, tables: found.tables, findings: [...findings, ...found.findings] }
}

/** The names of the streams in a container stand in its directory as UTF-16. */
function checkContainer(bytes: Uint8Array) {
  const has = (stream: string) => indexOfText(bytes, stream) >= 0
  if (bytes[0] !== 0xd0) return
  if (has('EncryptedPackage')) throw new ReadRefusal('workbook-locked')
  if (!has('Workbook') && !has('Book')) throw new ReadRefusal('not-a-workbook')
}

function indexOfText(bytes: Uint8Array, text: string): number {
  const wanted = [...text].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wanted[0] as number); at >= 0; at = bytes.indexOf(wanted[0] as number, at + 1))
    if (wanted.every((byte, k) => bytes[at + k] === byte)) return at
  return -1
}

function sheetsOf(bytes: Uint8Array): Sheet[] {
  const book = bookOf(bytes)
  return book.SheetNames.flatMap((name, k) => {
    const sheet = book.Sheets[name]
    return sheet ? [sheetOf(name, sheet, book, (book.Workbook?.Sheets?.[k]?.Hidden ?? 0) > 0)] : []
  })
}

function bookOf(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellFormula: true,
      cellHTML: false,
      cellText: true,
      sheetRows: limits.rows + 1,
    })
  } catch (cause) {
    const isLocked = cause instanceof Error && /password|encrypt/i.test(cause.message)
    throw new ReadRefusal(isLocked ? 'workbook-locked' : 'workbook-broken')
  }
}

function sheetOf(name: string, found: WorkSheet, book: WorkBook, isHidden: boolean): Sheet {
  const sheet: Sheet = {
    name: name.trim(),
    isHidden,
    rows: [],
    merges: (found['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c })),
    unreckoned: [],
    errors: [],
    formulas: 0,
  }
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  for (const [k, cells] of (found['!data'] ?? []).entries()) {
    if (!cells) continue
    if (cells.length > limits.columns * 10)
      throw new ReadRefusal('columns-limit', { count: cells.length, most: limits.columns })
    const row: Row = { row: k + 1, cells: Array.from(cells, (cell) => (cell ? cellIn(cell, is1904) : null)) }
    for (const [column, cell] of cells.entries()) if (cell) note(sheet, cell, k + 1, column)
    sheet.rows.push(row)
  }
  return sheet
}

/** As the format numbers them, and as people see them. */
const errorNames: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function note(sheet: Sheet, { t: type, v: value, w: shown, f: formula }: CellObject, row: number, column: number) {
  if (formula !== undefined) sheet.formulas++
  if (type === 'e') sheet.errors.push({ row, column, value: shown ?? errorNames[Number(value)] ?? String(value) })
  else if (formula !== undefined && (value === undefined || type === 'z')) sheet.unreckoned.push({ row, column })
}

function cellIn({ t: type, v: value, z: format, w: shown }: CellObject, is1904: boolean): Cell {
  if (type === 'e' || type === 'z' || value === undefined) return null
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null
    // the Chinese formats 27 to 58 have a number and no text: the library only shows that they are days
    const isDay = typeof format === 'string' ? SSF.is_date(format) : /^\d+\/\d+\/\d+$/.test(shown ?? '')
    return isDay ? dateOf(value, is1904) : value
  }
  return typeof value === 'string' ? cellOf(value) : typeof value === 'boolean' ? value : null
}

/** A serial of the workbook as the day it shows, with the time only where there is one. */
function dateOf(serial: number, is1904: boolean): Cell {
  const shown = SSF.parse_date_code(serial, { date1904: is1904 })
  if (!shown) return serial
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${String(shown.y).padStart(4, '0')}-${two(shown.m)}-${two(shown.d)}`
  const time = `${two(shown.H)}:${two(shown.M)}:${two(Math.floor(shown.S))}`
  if (serial < 1) return time
  return time === '00:00:00' ? day : `${day}T${time}`
}
