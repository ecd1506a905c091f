/** Workbooks and Word documents written by hand, so that they hold what no library would write. */
import { strToU8, zipSync } from 'fflate'

type RawSheet = { name: string; rows: string; merges?: string[]; hidden?: boolean }

export function rawWorkbook(sheets: RawSheet[], more: Record<string, string> = {}): Uint8Array {
  const list = sheets
    .map(
      ({ name, hidden }, k) =>
        `<sheet name="${name}" sheetId="${k + 1}"${hidden ? ' state="hidden"' : ''} r:id="r${k + 1}"/>`,
    )
    .join('')
  const relations = sheets
    .map((_, k) => `<Relationship Id="r${k + 1}" Type="${office}/worksheet" Target="worksheets/sheet${k + 1}.xml"/>`)
    .join('')
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}">${relations}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
  for (const [k, { rows, merges = [] }] of sheets.entries()) {
    const merged =
      merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
    parts[`xl/worksheets/sheet${k + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${merged}</worksheet>`
  }
  return zipped({ ...parts, ...more })
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'

const zipped = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 1 })

type RawCell = string | number | null | { xml: (ref: string) => string }

/** A row of text, numbers and cells in XML of their own. */
export const rawRow = (row: number, cells: RawCell[]): string =>
  `<row r="${row}">${cells
    .map((cell, column) => {
      const ref = `${String.fromCharCode(65 + column)}${row}`
      if (cell === null) return ''
      if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
      return typeof cell === 'string' ? `<c r="${ref}" t="inlineStr"><is><t>${cell}</t></is></c>` : cell.xml(ref)
    })
    .join('')}</row>`

export const rawDocument = (body: string, prolog = ''): Uint8Array =>
  zipped({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
