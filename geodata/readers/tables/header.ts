/** Where the header of a table stands: below its title and the line of who reported when, above the first row of data. */
import type { Cell, Row } from '../reading.ts'
import type { Grid, Merge } from './grid.ts'
import { isHeaderWord, isLabelled, isSerialWord, joinName } from './header-words.ts'

/** How far down a header is looked for. */
const searched = 40

export type Header = {
  /** Indexes into the rows of the grid, both belonging to the header; null where the table has none. */
  at: { first: number; last: number } | null
  /** One name for each column, '' where there is none. */
  names: string[]
}

export function findHeader({ rows, merges }: Grid): Header {
  const top = rows.slice(0, searched)
  const width = Math.max(0, ...top.map(distinctCount))
  const first = bestRow(top, width)
  if (first === null) return { at: null, names: [] }
  const last = lastRow(rows, merges, first)
  return { at: { first, last }, names: namesOf(rows.slice(first, last + 1), merges) }
}

export const textsOf = (row: Row): string[] => row.cells.flatMap((cell) => (cell === null ? [] : [String(cell)]))
export const distinctCount = (row: Row): number => new Set(textsOf(row)).size

const isName = (cell: Cell) =>
  typeof cell === 'string' && cell.length <= 60 && !isLabelled(cell) && !/^\d{4}-\d\d-\d\d/.test(cell)

export type Likeness = { isCandidate: boolean; words: number; share: number }

/** How like a header a row is. A year or a number among names is let pass where most of the others are words of ledgers. */
export function likeness(row: Row, width: number): Likeness {
  const filled = row.cells.filter((cell) => cell !== null)
  const words = filled.filter((cell) => typeof cell === 'string' && isHeaderWord(cell)).length
  const names = filled.filter(isName).length
  const isWide = distinctCount(row) >= Math.max(Math.min(2, width), Math.ceil(width / 2))
  const share = filled.length === 0 ? 0 : words / filled.length
  return { isCandidate: isWide && (names === filled.length || (words >= 2 && share >= 0.5)), words, share }
}

/** The first row with two words of ledgers in it, else the first row with several cells, if it could be one. */
function bestRow(rows: Row[], width: number): number | null {
  const liked = rows.map((row) => likeness(row, width))
  const sure = liked.findIndex(({ isCandidate, words }) => isCandidate && words >= Math.min(2, width))
  if (sure >= 0) return sure
  const several = rows.findIndex((row) => distinctCount(row) >= Math.min(2, width))
  return several >= 0 && liked[several]?.isCandidate ? several : null
}

/** As far down as its merged cells reach, and on to the row that names the parts of a group. */
function lastRow(rows: Row[], merges: Merge[], first: number): number {
  const row = rows[first]?.row ?? 0
  const starting = merges.filter((merge) => merge.top === row && merge.right - merge.left < 60)
  const bottom = Math.max(row, ...starting.map((merge) => Math.min(merge.bottom, row + 4)))
  let last = first
  while ((rows[last + 1]?.row ?? Number.POSITIVE_INFINITY) <= bottom) last++
  const next = rows[last + 1]
  const hasGroups = starting.some((merge) => merge.right > merge.left && merge.bottom < bottom + 1)
  if (next && last === first && ((hasGroups && isAllNames(next)) || continues(next, rows[first], rows[last + 2])))
    last++
  return last
}

const isAllNames = (row: Row) => row.cells.every((cell) => cell === null || isName(cell))

/** A second line of names without merged cells: nothing below 序号, only words of ledgers, and data after it that has a 序号 again. */
function continues(next: Row, header: Row | undefined, after: Row | undefined): boolean {
  const serialAt = header?.cells.findIndex((cell) => typeof cell === 'string' && isSerialWord(cell)) ?? -1
  if (serialAt < 0 || next.cells[serialAt] != null || after?.cells[serialAt] == null) return false
  const filled = next.cells.filter((cell) => cell !== null)
  return filled.length > 0 && filled.every((cell) => typeof cell === 'string' && isHeaderWord(cell))
}

function namesOf(rows: Row[], merges: Merge[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const [top, bottom] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0]
  const near = merges.filter((merge) => merge.top <= bottom && merge.bottom >= top)
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map((row) => headingAt(row, column, rows, near))
    return joinName(parts.filter((part, k) => part !== '' && part !== parts[k - 1]))
  })
}

/** The cell, or the one it is merged into. */
function headingAt(row: Row, column: number, rows: Row[], merges: Merge[]): string {
  const own = row.cells[column] ?? null
  if (own !== null) return String(own)
  const merge = merges.find(
    ({ top, bottom, left, right }) => top <= row.row && row.row <= bottom && left <= column && column <= right,
  )
  const origin = merge && rows.find((one) => one.row === merge.top)?.cells[merge.left]
  return origin == null ? '' : String(origin)
}
