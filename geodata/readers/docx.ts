/** Tables of a Word document, each named by the words before it; lists of names in its sentences as in any other document. */
import { type Reader, type ReadFinding, ReadRefusal, type Table } from './reading.ts'
import { checkXml } from './tables/check-xml.ts'
import { documentTables } from './tables/document.ts'
import { tablesOfNested } from './tables/nested.ts'
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
  const { tables, findings } = tablesOfNested(found, name)
  const words = documentTables(name, paragraphs.join('\n'))
  return { tables: [...tables, ...words.tables], findings: [...findings, ...words.findings] }
}
