/**
 * What a writer is given: one table on its way out, each row with its place where it has one. The mirror of readers/reading.ts.
 *
 * A writer is an async generator of the file's bytes. It holds no sentence: title, labels and notes come in the reader's language.
 * Coordinates are CGCS2000 degrees (EPSG:4490), longitude first.
 */
import type { Geometry } from 'geojson'
import type { Cell } from '../readers/reading.ts'

export type ColumnType = 'text' | 'number' | 'year' | 'date' | 'flag'

export type Column = {
  key: string
  /** The header in a table and the name of the field in a map file; no two columns share one. */
  label: string
  type: ColumnType
  /** The words a coded column chooses from: drop-downs in a workbook, layers in a drawing. */
  words?: readonly string[]
}

export type SheetRow = {
  /** One for each column. */
  cells: readonly Cell[]
  geometry?: Geometry | null
}

export type Sheet = {
  /** Of the layer or the sheet: 小区. */
  name: string
  title: string
  columns: readonly Column[]
  /** Read once, from the first to the last. */
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>
  /** Source, data date, filter, and what the file leaves out. */
  notes: readonly string[]
  /** What true and false are called in files of plain text. */
  yesNo: readonly [yes: string, no: string]
  /** Key of the column a record is called by on a map. */
  namedBy?: string
  /** Key of a coded column that sorts records into kinds: the layers of a drawing. */
  kindBy?: string
}

/** Where the column of this key stands; -1 where there is none. */
export const columnAt = (sheet: Sheet, key: string | undefined): number =>
  key === undefined ? -1 : sheet.columns.findIndex((column) => column.key === key)

/** A cell in words; null is empty. Numbers are written so that reading them gives the same number. */
export function textOf(cell: Cell | undefined, [yes, no]: Sheet['yesNo']): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? yes : no
  return String(cell)
}
