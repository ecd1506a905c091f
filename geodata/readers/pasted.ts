/** What somebody copied from a document or a web page: its tables, whether they came as HTML, as cells between tabs, or one cell per line. */
import { delimitedTables, delimiterOf, regularity } from './csv.ts'
import { type Reader, type ReadFinding, ReadRefusal, type Table } from './reading.ts'
import { documentTables } from './tables/document.ts'
import { htmlTables, looksHtml } from './tables/html.ts'
import { tablesOfNested } from './tables/nested.ts'
import { checkLines, decodeText } from './text.ts'

export const readPasted: Reader = ({ name, bytes }, { encoding: wished }) => {
  checkLines(bytes)
  const { text, encoding, findings } = decodeText(bytes, wished)
  const read = pastedTables(name.replace(/^.*[\\/]|\.[^.]*$/g, ''), text)
  if (read.tables.length === 0) throw new ReadRefusal('no-table')
  return { format: 'text', encoding, crs: null, tables: read.tables, findings: [...findings, ...read.findings] }
}

/** @param name of a table that has no title of its own. */
export function pastedTables(name: string, text: string): { tables: Table[]; findings: ReadFinding[] } {
  if (looksHtml(text)) return pageTables(name, text)
  const delimiter = delimiterOf(text)
  return delimiter !== null && isDelimited(text, delimiter)
    ? delimitedTables(name, text, delimiter)
    : documentTables(name, text)
}

/** Nearly every line in cells, and no tags in them: a table and nothing else. Prose has commas too, but not in equal number. */
function isDelimited(text: string, delimiter: string): boolean {
  const lines = text
    .slice(0, 1 << 16)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  if (lines.length < 2 || /<table[\s>]/i.test(text)) return false
  const between = lines.filter((line) => line.trim().includes(delimiter)).length
  return between >= 0.8 * lines.length && regularity(lines, delimiter).share >= 0.6
}

export function pageTables(name: string, html: string): { tables: Table[]; findings: ReadFinding[] } {
  const { tables: found, outside } = htmlTables(html)
  if (found.length === 0) return documentTables(name, outside.join('\n'))
  return tablesOfNested(found, name)
}
