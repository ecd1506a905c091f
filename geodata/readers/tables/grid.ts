/** A table as it is printed: before anybody has found its header. */
import type { Row } from '../reading.ts'

/** Rows as `Row.row` counts them, columns from 0; both ends belong to it. */
export type Merge = { top: number; bottom: number; left: number; right: number }

export type Grid = {
  name: string
  /** In the order of the file; rows without anything in them may be missing. */
  rows: Row[]
  merges: Merge[]
  /** In text a row of another length than the header is a sign of a lost separator. */
  isText?: boolean
}

export const isBlank = (row: Row): boolean => row.cells.every((cell) => cell === null)

/** A, B … Z, AA: what a column without a name is called, as in a workbook. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}
