/**
 * CSV as Excel and WPS open it by a double click: byte order mark, CRLF, the header in the first line, the notes below the rows.
 * Text that a spreadsheet would compute is kept text by an apostrophe before it; numbers stay numbers.
 */
import iconv from 'iconv-lite'
import type { Cell } from '../readers/reading.ts'
import { inChunks } from './chunks.ts'
import { type Sheet, textOf } from './sheet.ts'

/** For old programs that know no UTF-8; it holds every character UTF-8 does. */
export type CsvEncoding = 'utf-8' | 'gb18030'

export async function* writeCsv(sheet: Sheet, encoding: CsvEncoding = 'utf-8'): AsyncGenerator<Uint8Array> {
  if (encoding === 'gb18030') yield* inChunks(linesOf(sheet), (text) => iconv.encode(text, 'gb18030'))
  else {
    yield Uint8Array.of(0xef, 0xbb, 0xbf)
    yield* inChunks(linesOf(sheet))
  }
}

async function* linesOf({ columns, rows, notes, title, yesNo }: Sheet): AsyncGenerator<string> {
  const line = (cells: readonly (Cell | undefined)[]) =>
    `${cells.map((cell) => (typeof cell === 'number' ? textOf(cell, yesNo) : fieldOf(textOf(cell, yesNo)))).join(',')}\r\n`
  yield line(columns.map(({ label }) => label))
  for await (const { cells } of rows) yield line(columns.map((_, place) => cells[place]))
  yield '\r\n'
  for (const note of [title, ...notes]) yield line([note])
}

/** What begins a formula, or is dropped so that what follows begins one; full-width signs do the same in some locales. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/
const wantsQuotes = /[",\r\n]|^\s|\s$/

function fieldOf(text: string): string {
  const safe = startsFormula.test(text) ? `'${text}` : text
  return wantsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
