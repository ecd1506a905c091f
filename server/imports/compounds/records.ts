/** From a table and its mapping to records: every value with its unit, nothing lost, and everything odd told with row and column. */
import { leaveWord } from '#contract/import-words.ts'
import { openFindings, shown } from '#geodata/readers/finding-list.ts'
import type { Cell, ReadFinding, Row, Table } from '#geodata/readers/reading.ts'
import type { ColumnMapping, Mapping } from '../columns.ts'
import { fieldKinds, type ImportField, type ImportValues } from '../import-fields.ts'
import { openSaid, type Said } from '../said-words.ts'
import { type Read, readCell } from './cell-value.ts'
import { checkRecords } from './record-checks.ts'
import { checkTotals, isTotalRow, type StatedTotal } from './totals.ts'

export type ImportRecord = {
  /** Index into the rows of the table: what a match and a choice go by, as names listed in one line share its row. */
  at: number
  /** As the file counts, for people. */
  row: number
  values: ImportValues
  /** What the cells said, word for word: the printed words of the origin. */
  written: Partial<Record<ImportField, string>>
  /** Columns of the mapping that are empty here. They change nothing unless that is asked for. */
  blank: ImportField[]
  /** What stands in columns no field was found for, by heading. */
  rest: Record<string, Cell>
  geometry?: Row['geometry']
}

export type ReadRecords = { records: ImportRecord[]; totals: StatedTotal[]; findings: ReadFinding[] }

export type RecordWishes = {
  /** Rows of totals that were taken out of the table when it was read. */
  totalRows?: readonly Row[]
  /** The year of the file's data date: nothing was built after it. */
  year?: number
}

/** Reads nothing but the table. A record has a name, a code or a geometry; a row with none of them is told and left out. */
export function toRecords(table: Table, mapping: Mapping, wishes: RecordWishes = {}): ReadRecords {
  const findings = openFindings()
  const records: ImportRecord[] = []
  const said = openSaid('compounds', mapping.words, findings)
  const totalRows = [...(wishes.totalRows ?? [])].map((row) => ({ row, before: table.rows.length }))
  for (const [at, row] of table.rows.entries()) {
    if (isTotalRow(row, mapping)) {
      totalRows.push({ row, before: at })
      continue
    }
    const tell: TellColumn = (column, code, params) =>
      findings.tell(code, { column: shown(column.header), value: shown(row.cells[column.column]), ...params }, row.row)
    const record = readRow(row, at, mapping, { tell, said })
    if (isSomething(record)) records.push(record)
    else if (row.cells.some((cell) => cell !== null)) findings.tell('row-without-name', { text: textOf(row) }, row.row)
  }
  if (!mapping.columns.some(({ field }) => field === 'name' || field === 'code')) findings.tell('no-name-column')
  checkRecords(records, { mapping, findings, year: wishes.year })
  const totals = checkTotals(totalRows, { records, mapping, findings })
  return { records, totals, findings: findings.all() }
}

type TellColumn = (column: ColumnMapping, code: string, params?: ReadFinding['params']) => void

type Telling = { tell: TellColumn; said: Said }

function readRow(row: Row, at: number, { columns }: Mapping, { tell, said }: Telling): ImportRecord {
  const record: ImportRecord = { at, row: row.row, values: {}, written: {}, blank: [], rest: {} }
  if (row.geometry !== undefined) record.geometry = row.geometry
  for (const column of columns) {
    const cell = row.cells[column.column] ?? null
    const { field } = column
    if (field === null) {
      if (cell !== null && column.because.code !== 'serial') record.rest[column.header] = cell
      continue
    }
    const meaning = cell === null ? null : said(field, String(cell), column.header)
    const {
      values,
      isBlank,
      told = [],
    } = meaning === null ? readCell(field, cell, column.factor) : readMeant(field, meaning)
    for (const { code, params } of told) tell(column, code, params)
    Object.assign(record.values, values)
    if (isBlank) record.blank.push(field)
    // "90年代初" under 建成年代 are the words of the note it became; what could not be read keeps its words under the column's field
    else for (const filled of filledBy(values) ?? [field]) record.written[filled] = String(cell)
  }
  return record
}

/** A word that says nothing of the field is no blank: it empties nothing. */
function readMeant(field: ImportField, meaning: string): Read {
  if (meaning === leaveWord) return { values: {} }
  return { values: { [field]: fieldKinds[field] === 'yes-no' ? meaning === 'true' : meaning } }
}

function filledBy(values: ImportValues): ImportField[] | null {
  // a cell's values hold the fields it filled and nothing else
  const filled = Object.keys(values) as ImportField[]
  return filled.length > 0 ? filled : null
}

const isSomething = ({ values, geometry }: ImportRecord) =>
  values.name !== undefined || values.code !== undefined || (geometry !== undefined && geometry !== null)

const textOf = (row: Row) => shown(row.cells.filter((cell) => cell !== null).join(' '))
