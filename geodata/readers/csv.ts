/** Text with a separator: which one it is, the lines with their cells, and what is odd about them. */
import { CsvError, parse } from 'csv-parse/sync'
import { limits } from './limits.ts'
import { finding, type Reader, type ReadFinding, ReadRefusal, type Row } from './reading.ts'
import { cellOf } from './tables/cell.ts'
import { isBlank } from './tables/grid.ts'
import { tablesOf } from './tables/table-of.ts'
import { checkLines, decodeText } from './text.ts'

export const readCsv: Reader = ({ name, bytes }, { encoding: wished }) => {
  checkLines(bytes)
  const { text, encoding, findings } = decodeText(bytes, wished)
  const read = delimitedTables(name.replace(/^.*[\\/]|\.[^.]*$/g, ''), text, delimiterOf(text) ?? ',')
  if (read.tables.length === 0) throw new ReadRefusal('no-table')
  return { format: 'csv', encoding, crs: null, tables: read.tables, findings: [...findings, ...read.findings] }
}

const separators = ['\t', ',', ';', '|'] as const

/** The one most lines have in equal number; null where none does. The Chinese comma only where it cannot be part of the words. */
export function delimiterOf(text: string): string | null {
  const lines = sampleOf(text)
  const ranked = [...separators]
    .map((separator) => ({ separator, ...regularity(lines, separator) }))
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share * Math.sqrt(b.count) - a.share * Math.sqrt(a.count))
  if (ranked[0]) return ranked[0].separator
  return lines.length > 2 && regularity(lines, '，').share === 1 ? '，' : null
}

/** Lines with no quoted separators and quoted line ends in them. */
const sampleOf = (text: string): string[] =>
  text
    .slice(0, 1 << 16)
    .replaceAll(/"[^"]*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 200)

/** How many separators most lines have, and the share of those lines. */
export function regularity(lines: readonly string[], separator: string): { share: number; count: number } {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(separator).length - 1
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  const [count, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return { share: lines.length === 0 ? 0 : times / lines.length, count }
}

export function delimitedTables(name: string, text: string, delimiter: string) {
  const { records, findings } = recordsOf(text.replaceAll(/\r\n?/g, '\n'), delimiter)
  const rows: Row[] = []
  let line = 1
  for (const { record, lines } of records) {
    for (const cell of record)
      if (cell.length > limits.cellLength)
        throw new ReadRefusal('cell-too-long', { row: line, length: cell.length, most: limits.cellLength })
    const row = { row: line, cells: record.map(cellOf) }
    if (!isBlank(row)) rows.push(row)
    line = lines + 1
  }
  const read = tablesOf({ name, rows, merges: [], isText: true })
  return { tables: read.tables, findings: [...findings, ...read.findings] }
}

/** `lines` is the line a record ends on. */
type Parsed = { record: string[]; lines: number }

function recordsOf(text: string, delimiter: string): { records: Parsed[]; findings: ReadFinding[] } {
  try {
    return { records: parsed(text, delimiter, '"'), findings: [] }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    // a quotation mark that is never closed takes the rest of the file into one cell: read without quotes instead
    return { records: parsed(text, delimiter, null), findings: [finding('quote-open', {}, openedAt(text))] }
  }
}

function parsed(text: string, delimiter: string, quote: string | null): Parsed[] {
  const ends: number[] = []
  const records = parse(text, {
    delimiter,
    quote,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 40 * limits.cellLength,
    to: limits.rows + 1,
    on_record: (record, { lines }) => {
      ends.push(lines)
      return record
    },
  })
  if (records.length > limits.rows) throw new ReadRefusal('rows-limit', { most: limits.rows })
  return records.map((record, k) => ({ record, lines: ends[k] ?? k + 1 }))
}

/** The first line with an odd number of quotation marks. */
function openedAt(text: string): number | null {
  const at = text.split('\n').findIndex((line) => (line.split('"').length - 1) % 2 === 1)
  return at < 0 ? null : at + 1
}
