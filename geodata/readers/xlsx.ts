/** Workbooks of Excel and WPS. The one place that knows the library that reads them. */
import { zipSync } from 'fflate'
import { type CellValue, EncryptedFileError, type Sheet as LibrarySheet, readXlsx as readWorkbook } from 'hucre'
import { type Cell, type Reader, ReadRefusal, type Row } from './reading.ts'
import { cellOf, cellOfDate } from './tables/cell.ts'
import { checkXml } from './tables/check-xml.ts'
import { isBlank } from './tables/grid.ts'
import { type Sheet, sheetTables } from './tables/workbook.ts'
import { type Archive, openArchive } from './unzip.ts'

export const readXlsx: Reader = async ({ bytes }) => {
  const archive = openArchive(bytes)
  if (!archive.names.some((name) => /(?:^|\/)workbook\.xml$/i.test(name)))
    throw new ReadRefusal(otherKind(archive.names))
  const sheets = await sheetsOf(checkedParts(archive))
  return { format: 'xlsx', encoding: null, crs: null, ...sheetTables(sheets) }
}

const otherKind = (names: readonly string[]): string =>
  names.some((name) => /workbook\.bin$|^content\.xml$|\.numbers$|^Index\//i.test(name))
    ? 'workbook-kind'
    : 'not-a-workbook'

/** Pictures, diagrams, comments and links to other files hold no rows; without the rels of a sheet nothing misses them. */
const unread =
  /(?:^|\/)(?:drawings|charts|chartsheets|media|pivotTables|pivotCache|externalLinks|customXml|comments|threadedComments|printerSettings|ctrlProps|activeX|embeddings|worksheets\/_rels|docProps)(?:\/|$)|comments\d*\.xml$|calcChain\.xml$/i

/** An archive of only the parts that were looked through, so that the library sees nothing else under the same names. */
function checkedParts(archive: Archive): Uint8Array {
  const parts: Record<string, Uint8Array> = {}
  for (const name of archive.names) {
    if (!/\.(?:xml|rels)$/i.test(name) || unread.test(name)) continue
    const part = archive.read(name)
    checkXml(part, name.slice(0, 60))
    parts[name] = part
  }
  return zipSync(parts, { level: 0 })
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    const { sheets } = await readWorkbook(bytes)
    return sheets.map(sheetOf)
  } catch (cause) {
    if (cause instanceof ReadRefusal) throw cause
    throw new ReadRefusal(cause instanceof EncryptedFileError ? 'workbook-locked' : 'workbook-broken')
  }
}

function sheetOf({ name, hidden, veryHidden, rows: found, cells, merges = [] }: LibrarySheet): Sheet {
  const sheet: Sheet = {
    name: name.trim(),
    isHidden: hidden === true || veryHidden === true,
    rows: [],
    merges: merges.map(({ startRow, endRow, startCol, endCol }) => ({
      top: startRow + 1,
      bottom: endRow + 1,
      left: startCol,
      right: endCol,
    })),
    unreckoned: [],
    errors: [],
    formulas: 0,
  }
  const values = new Map<number, Row>()
  for (const [k, row] of found.entries()) {
    const read = { row: k + 1, cells: Array.from(row, cellIn) }
    values.set(read.row, read)
    if (!isBlank(read) || cells) sheet.rows.push(read)
  }
  for (const [place, { type, value }] of cells ?? []) {
    const [row, column] = place.split(',').map(Number) as [number, number] // a place is "row,column", from 0
    const isError = type === 'error' || (type === 'formula' && typeof value === 'string' && /^#[A-Z/0!?]+$/.test(value))
    if (type === 'formula') sheet.formulas++
    if (isError) {
      sheet.errors.push({ row: row + 1, column, value: String(value) })
      const cellsOfRow = values.get(row + 1)?.cells
      if (cellsOfRow && column < cellsOfRow.length) cellsOfRow[column] = null
    } else if (type === 'formula' && value === null) sheet.unreckoned.push({ row: row + 1, column })
  }
  return sheet
}

function cellIn(value: CellValue | undefined): Cell {
  if (value instanceof Date) return cellOfDate(value)
  if (typeof value === 'string') return cellOf(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return value ?? null
}
