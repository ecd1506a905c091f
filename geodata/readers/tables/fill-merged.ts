/** A merged cell holds its value once; read row by row, each cell it covers has that value. */
import { ReadRefusal, type Row } from '../reading.ts'
import { columnLetters, type Merge } from './grid.ts'
import type { TableFindings } from './notes.ts'

/** Of all cells that merged cells may cover together. */
const mostCovered = 5_000_000

/**
 * Repeats values down and across, in place. A number that stood once for several rows would be summed several times: its column is told,
 * so that somebody divides it. Running numbers are never summed.
 */
export function fillMerged(
  rows: Row[],
  { merges, serialAt }: { merges: readonly Merge[]; serialAt: number },
  findings: TableFindings,
) {
  const numbers = new Map<number, { count: number; row: number }>()
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const end = rows.at(-1)?.row ?? 0
  let count = 0
  let covered = 0
  for (const merge of merges) {
    const { top, left } = merge
    const [bottom, right] = [Math.min(merge.bottom, end), Math.min(merge.right, width - 1)]
    const value = byRow.get(top)?.cells[left] ?? null
    if (value === null) continue
    count++
    covered += (bottom - top + 1) * (right - left + 1)
    if (covered > mostCovered) throw new ReadRefusal('merged-too-much', { most: mostCovered })
    for (let number = top; number <= bottom; number++) {
      const row = byRow.get(number)
      if (!row) continue
      while (row.cells.length <= right) row.cells.push(null)
      for (let column = left; column <= right; column++) row.cells[column] ??= value
    }
    if (typeof value !== 'number' || bottom === top || left === serialAt) continue
    const before = numbers.get(left)
    numbers.set(left, { count: (before?.count ?? 0) + 1, row: before?.row ?? top })
  }
  if (count > 0) findings.add('merged-cells', { count })
  for (const [column, { count, row }] of numbers)
    findings.add('merged-number', { column: columnLetters(column), count }, row)
}
