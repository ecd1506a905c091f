/** Tables of a Word document, each named by the words before it; lists of names in its sentences as in any other document. */
import { type Reader, type ReadFinding, ReadRefusal, type Table } from './reading.ts'
import { checkXml } from './tables/check-xml.ts'
import { documentTables } from './tables/document.ts'
import { flattened } from './tables/nested.ts'
import { TableFindings } from './tables/notes.ts'
import { tablesOf } from './tables/table-of.ts'
import { wordTables } from './tables/word.ts'
import { openArchive } from './unzip.ts'

const part = 'word/document.xml'

export const readDocx: Reader = ({ name, bytes }) => {
  const archive = openArchive(bytes)
  if (!archive.names.includes(part)) throw new ReadRefusal('not-a-document')
  const xml = archive.read(part)
  checkXml(xml, part)
  const read = tablesIn(new TextDecoder().decode(xml), name.replace(/^.*[\\/]|\.[^.]*$/g, ''))
  if (read.tables.length === 0) throw new ReadRefusal('no-table')
  return { format: 'docx', encoding: null, crs: null, ...read }
}

function tablesIn(xml: string, name: string): { tables: Table[]; findings: ReadFinding[] } {
  const { tables: found, paragraphs } = wordTables(xml)
  const tables: Table[] = []
  const findings: ReadFinding[] = []
  const waiting = [...found]
  for (let table = waiting.shift(); table; table = waiting.shift()) {
    const title = table.title.slice(0, 60) || name
    const told = new TableFindings(title)
    const { grid, apart } = flattened(table, title, told)
    waiting.unshift(...apart)
    const read = tablesOf(grid)
    tables.push(...read.tables)
    findings.push(...told.all(), ...read.findings)
  }
  const words = documentTables(name, paragraphs.join('\n'))
  return { tables: [...tables, ...words.tables], findings: [...findings, ...words.findings] }
}
