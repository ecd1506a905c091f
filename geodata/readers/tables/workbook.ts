/** Sheets of a workbook, whichever program wrote it, to tables. */

import { limits } from '../limits.ts'
import { finding, type ReadFinding, ReadRefusal, type Row, type Table } from '../reading.ts'
import { cut } from './cell.ts'
import { columnLetters, type Merge } from './grid.ts'
import { TableFindings } from './notes.ts'
import { tablesOf } from './table-of.ts'

export type Sheet = {
  name: string
  isHidden: boolean
  rows: Row[]
  merges: Merge[]
  /** Places whose formula has no value in the file, and places that hold an error like #REF!; columns from 0. */
  unreckoned: { row: number; column: number }[]
  errors: { row: number; column: number; value: string }[]
  formulas: number
}

/** @throws ReadRefusal where no sheet has anything in it. */
export function sheetTables(sheets: readonly Sheet[]): { tables: Table[]; findings: ReadFinding[] } {
  const tables: Table[] = []
  const findings: ReadFinding[] = []
  for (const sheet of sheets) {
    checkSize(sheet)
    const told = new TableFindings(sheet.name)
    for (const { row, column } of sheet.unreckoned)
      told.add('formula-without-value', { cell: `${columnLetters(column)}${row}` }, row)
    for (const { row, column, value } of sheet.errors)
      told.add('cell-error', { cell: `${columnLetters(column)}${row}`, value: cut(value) }, row)
    if (sheet.formulas > 0) told.add('formula-values', { count: sheet.formulas })
    const read = tablesOf(sheet)
    if (sheet.isHidden && read.tables.length > 0) findings.push(finding('sheet-hidden', { table: cut(sheet.name) }))
    findings.push(...told.all(), ...read.findings)
    tables.push(...read.tables)
  }
  if (tables.length === 0) throw new ReadRefusal('no-table')
  return { tables, findings }
}

function checkSize({ rows }: Sheet) {
  if (rows.length > limits.rows) throw new ReadRefusal('rows-limit', { most: limits.rows })
  for (const { cells, row } of rows)
    for (const cell of cells)
      if (typeof cell === 'string' && cell.length > limits.cellLength)
        throw new ReadRefusal('cell-too-long', { row, length: cell.length, most: limits.cellLength })
}
