/** From a table as printed to a Table: header found, merged cells repeated, and everything that is no record told as a finding. */
import { limits } from '../limits.ts'
import { type ReadFinding, ReadRefusal, type Row, type Table } from '../reading.ts'
import { type AsideKind, asideKind, isColumnNumbers, isNote, type Place } from './aside.ts'
import { cut } from './cell.ts'
import { fillMerged } from './fill-merged.ts'
import { columnLetters, type Grid, isBlank } from './grid.ts'
import { distinctCount, findHeader, likeness, textsOf } from './header.ts'
import { isSerialWord } from './header-words.ts'
import { TableFindings } from './notes.ts'

/** Of one sheet. What follows the last of them is read as its rows. */
const mostTables = 50

/** Several where a sheet holds one below the other; none where there is nothing in it. */
export function tablesOf(grid: Grid): { tables: Table[]; findings: ReadFinding[] } {
  const tables: Table[] = []
  const findings: ReadFinding[] = []
  let rows = grid.rows.filter((row) => !isBlank(row))
  while (rows.length > 0) {
    const name = tables.length === 0 ? grid.name : `${grid.name} (${tables.length + 1})`
    const told = new TableFindings(name)
    const { table, rest } = firstTable({ ...grid, name, rows }, told, tables.length + 1 < mostTables)
    if (rest.length > 0) told.add('another-table', { first: cut(rest[0]?.cells[0]) }, rest[0]?.row)
    if (table.rows.length === 0) told.add('table-empty')
    tables.push(table)
    findings.push(...told.all())
    rows = rest
  }
  return { tables, findings }
}

function firstTable(grid: Grid, findings: TableFindings, mayBeMore: boolean): { table: Table; rest: Row[] } {
  const { at, names } = findHeader(grid)
  if (!at) findings.add('header-missing', {}, grid.rows[0]?.row)
  else {
    for (const row of grid.rows.slice(0, at.first)) findings.add('title-row', { text: said(row) }, row.row)
    if (at.last > at.first) findings.add('header-joined', { columns: cut(names.join('、')) }, grid.rows[at.first]?.row)
  }
  const below = grid.rows.slice(at ? at.last + 1 : 0)
  const end = at && mayBeMore ? startOfAnother(below, names) : below.length
  const { rows, merges } = { rows: below.slice(0, end), merges: grid.merges }
  const place: Place = { merges, serialAt: names.findIndex(isSerialWord), width: widthOf(rows, names), names }
  const { records, totals } = withoutAsides(rows, place, findings)
  const within = records.length === 0 ? [] : merges.filter((merge) => merge.bottom > (records[0]?.row ?? 0) - 1)
  fillMerged(records, { merges: within, serialAt: place.serialAt }, findings)
  if (grid.isText && at) tellRagged(records, names.length, findings)
  return { table: shaped({ name: grid.name, names, records, totals }, findings), rest: below.slice(end) }
}

const said = (row: Row) => cut([...new Set(textsOf(row))].join(' '))
const widthOf = (rows: readonly Row[], names: readonly string[]) =>
  rows.reduce((most, row) => Math.max(most, row.cells.length), names.length)

/** Another header below, after empty rows or a title of its own: nothing but words of ledgers, and not this table's. */
function startOfAnother(rows: Row[], names: string[]): number {
  const header = rows.findIndex((row, k) => {
    const gap = row.row - (rows[k - 1]?.row ?? row.row - 1)
    const before = rows[k - 1]
    if (gap < 2 && !(before && distinctCount(before) === 1)) return false
    const { isCandidate, words, share } = likeness(row, 2)
    return isCandidate && words >= 3 && share >= 0.8 && row.cells.some((cell, c) => cell !== null && cell !== names[c])
  })
  if (header < 0) return rows.length
  let start = header
  while (start > 0 && distinctCount(rows[start - 1] as Row) === 1 && rows[start - 1]!.row + 1 === rows[start]!.row)
    start--
  return start
}

function withoutAsides(rows: Row[], place: Place, findings: TableFindings): { records: Row[]; totals: Row[] } {
  const totals: Row[] = []
  let end = rows.length
  while (end > 0 && isNote(rows[end - 1] as Row, place)) end--
  const records = rows.slice(0, end).filter((row, k) => {
    const kind: AsideKind | null =
      k === 0 && place.names.length > 0 && isColumnNumbers(row, place.width) ? 'column-numbers' : asideKind(row, place)
    if (kind) findings.add(kind, { text: said(row) }, row.row)
    if (kind === 'totals-row') totals.push(row)
    return !kind
  })
  for (const row of rows.slice(end)) findings.add('note-row', { text: said(row) }, row.row)
  if (place.serialAt >= 0) tellSerial(records, place.serialAt, findings)
  return { records, totals }
}

/** A row that was lost on the way shows in the numbers of the others. */
function tellSerial(records: Row[], column: number, findings: TableFindings) {
  let before: number | null = null
  for (const { cells, row } of records) {
    const serial = cells[column]
    if (typeof serial !== 'number') continue
    if (before !== null && serial !== before + 1 && serial !== before)
      findings.add('serial-jump', { before, serial }, row)
    before = serial
  }
}

function tellRagged(records: Row[], width: number, findings: TableFindings) {
  for (const { cells, row } of records)
    if (cells.length !== width)
      findings.add(cells.length > width ? 'row-longer' : 'row-shorter', { cells: cells.length, columns: width }, row)
}

type Unshaped = { name: string; names: string[]; records: Row[]; totals: Row[] }

/** Every row as wide as the table, every column with a name of its own; columns with neither name nor value are left out. */
function shaped({ name, names, records, totals }: Unshaped, findings: TableFindings): Table {
  const width = widthOf(records, names)
  const isUsed = new Array<boolean>(width).fill(false)
  for (const { cells } of records)
    for (const [column, cell] of cells.entries()) if (cell !== null) isUsed[column] = true
  const kept = isUsed.flatMap((used, column) => (used || names[column] ? [column] : []))
  if (kept.length > limits.columns) throw new ReadRefusal('columns-limit', { count: kept.length, most: limits.columns })
  const taken = new Set<string>()
  const columns = kept.map((column) => {
    const own = names[column] || columnLetters(column)
    if (!names[column] && names.length > 0) findings.add('column-unnamed', { column: own })
    let unique = own
    for (let k = 2; taken.has(unique); k++) unique = `${own} (${k})`
    if (unique !== own) findings.add('column-twice', { column: cut(own), as: cut(unique) })
    taken.add(unique)
    return unique
  })
  for (const row of [...records, ...totals]) row.cells = kept.map((column) => row.cells[column] ?? null)
  return { name, columns, rows: records, ...(totals.length > 0 && { totalRows: totals }) }
}
