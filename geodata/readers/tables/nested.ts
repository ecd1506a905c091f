/**
 * Tables within cells of tables. A nested table of no more columns than the one around it goes on with its rows where it stands. Who
 * copied the page out often read the nested rows again, as cells of the same row and as rows below: these are told and left out.
 */
import { type ReadFinding, ReadRefusal, type Row, type Table } from '../reading.ts'
import { cellOf } from './cell.ts'
import type { Grid, Merge } from './grid.ts'
import type { HtmlCell, HtmlTable } from './html.ts'
import { TableFindings } from './notes.ts'
import { tablesOf } from './table-of.ts'

/** Cells that rows and columns may reserve by their spans. */
const mostSpanned = 2_000_000

export type Nested = {
  /** Its rows are counted from 1. */
  grid: Grid
  /** The line each of them came from. */
  lines: number[]
  /** Nested tables that are tables of their own. */
  apart: HtmlTable[]
}

/** The tables of a page or document, nested ones in their place, and what was odd about them. */
export function tablesOfNested(
  found: readonly HtmlTable[],
  name: string,
): { tables: Table[]; findings: ReadFinding[] } {
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
  return { tables, findings }
}

export function flattened(table: HtmlTable, name: string, findings: TableFindings): Nested {
  const width = Math.max(0, ...table.rows.slice(0, 1).map(({ cells }) => filledWidth(cells)))
  const seen = new Set<string>()
  const apart: HtmlTable[] = []
  const rows: { line: number; cells: HtmlCell[] }[] = []
  let again = 0
  for (const { line, cells } of table.rows) {
    const within = cells.flatMap((cell) => cell.nested)
    const inner = within.flatMap((nested) => (fits(nested, width) ? nested.rows.flatMap(innerRows) : []))
    apart.push(...within.filter((nested) => !fits(nested, width)))
    const isAgain = within.length === 0 && seen.has(keyOf(cells))
    if (isAgain) {
      again++
      continue
    }
    for (const row of inner) seen.add(keyOf(row.cells))
    const own = withoutCopies(cells, inner)
    again += own.copies
    if (own.cells.some(({ text }) => text.trim() !== '')) rows.push({ line, cells: own.cells })
    for (const row of inner) rows.push({ ...row, line: Math.max(line, row.line) })
    if (inner.length > 0) findings.add('nested-table', { rows: inner.length }, line)
  }
  if (again > 0) findings.add('nested-read-again', { count: again })
  return { grid: gridOf(name, rows, width, findings), lines: rows.map(({ line }) => line), apart }
}

/** Up to the last cell with something in it. */
const filledWidth = (cells: HtmlCell[]) =>
  cells.reduce((width, { text, across }, k) => (text === '' ? width : Math.max(width, k + across)), 0)

const fits = (nested: HtmlTable, width: number) =>
  nested.rows.length > 0 &&
  nested.rows.every(({ cells }) => cells.reduce((sum, { across }) => sum + across, 0) <= width)

/** A row of a nested table, and the rows of the tables nested in it. */
const innerRows = (row: HtmlTable['rows'][number]): HtmlTable['rows'] => {
  const deeper = row.cells.flatMap((cell) => cell.nested).flatMap((table) => table.rows.flatMap(innerRows))
  return row.cells.some(({ text }) => text !== '') ? [row, ...deeper] : deeper
}

const words = (text: string) => text.replaceAll(/\s/g, '')
const keyOf = (cells: HtmlCell[]) =>
  cells
    .map(({ text }) => words(text))
    .filter((text) => text !== '')
    .join('\t')

/** Cells beside the nested table that repeat its cells. */
function withoutCopies(cells: HtmlCell[], inner: HtmlTable['rows']) {
  const nested = new Set(inner.flatMap((row) => row.cells.map(({ text }) => words(text))))
  const isCopy = ({ text, nested: own }: HtmlCell) => own.length === 0 && text !== '' && nested.has(words(text))
  const copies = inner.length === 0 ? 0 : cells.filter(isCopy).length
  return { cells: copies === 0 ? cells : cells.filter((cell) => !isCopy(cell)), copies: copies > 0 ? 1 : 0 }
}

/** Spans become merges. Rows indented by empty cells beyond the width of the header begin at their first word. */
function gridOf(name: string, found: HtmlTable['rows'], width: number, findings: TableFindings): Grid {
  const merges: Merge[] = []
  const reserved = new Map<number, Set<number>>()
  let spanned = 0
  const last = found.length
  const rows = found.map(({ cells }, k): Row => {
    const row = k + 1
    const taken = reserved.get(row) ?? new Set<number>()
    reserved.delete(row)
    const out: Row['cells'] = []
    let column = 0
    for (const { text, across, down } of taken.size === 0 ? unindented(cells, width, row, findings) : cells) {
      while (taken.has(column)) column++
      const bottom = Math.min(row + down - 1, last)
      spanned += across * (bottom - row + 1)
      if (spanned > mostSpanned) throw new ReadRefusal('merged-too-much', { most: mostSpanned })
      while (out.length < column + across) out.push(null)
      out[column] = cellOf(text)
      if (across > 1 || bottom > row) merges.push({ top: row, bottom, left: column, right: column + across - 1 })
      for (let below = row + 1; below <= bottom; below++) {
        const set = reserved.get(below) ?? new Set<number>()
        for (let c = column; c < column + across; c++) set.add(c)
        reserved.set(below, set)
      }
      column += across
    }
    return { row, cells: out }
  })
  return { name, rows, merges, isText: false }
}

function unindented(cells: HtmlCell[], width: number, row: number, findings: TableFindings): HtmlCell[] {
  const filled = filledWidth(cells)
  const indent = cells.findIndex(({ text }) => text !== '')
  if (width < 2 || indent < 1 || filled <= width || filled - indent > width) return cells
  findings.add('row-indented', { cells: indent }, row)
  return cells.slice(indent)
}
