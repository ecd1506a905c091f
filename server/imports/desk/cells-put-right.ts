/** Cells a user put right on the desk: read as he wrote them, with what the file had kept beside, for the origin of the figure. */
import type { ImportWishes } from '#contract/import.ts'
import { openFindings, shown } from '#geodata/readers/finding-list.ts'
import type { Cell, ReadFinding, Row, Table } from '#geodata/readers/reading.ts'
import { wordsOf } from '../cell-text.ts'
import type { KindMapping, KindRecord } from '../kind.ts'

type PutRight = { column: number; text: string; had: Cell }
/** By the row's place. */
export type CellsPutRight = ReadonlyMap<number, readonly PutRight[]>

/** Of those that are in the table, the last for each cell; what a cell says already is no correction. */
export function cellsPutRight({ rows, columns }: Table, cells: ImportWishes['cells']): CellsPutRight {
  const last = new Map(cells.map((each) => [`${each.at} ${each.column}`, each]))
  const found = new Map<number, PutRight[]>()
  for (const { at, column, text } of last.values()) {
    const row = rows[at]
    const had = row?.cells[column] ?? null
    if (!row || column >= columns.length || text.trim() === String(had ?? '')) continue
    found.set(at, [...(found.get(at) ?? []), { column, text: text.trim(), had }])
  }
  return found
}

export function withCells(table: Table, putRight: CellsPutRight): Table {
  if (putRight.size === 0) return table
  const rows = [...table.rows]
  for (const [at, cells] of putRight) {
    const row = rows[at]
    if (row) rows[at] = { ...row, cells: cellsOf(row, cells) }
  }
  return { ...table, rows }
}

function cellsOf({ cells }: Row, putRight: readonly PutRight[]): Cell[] {
  const next = [...cells]
  for (const { column, text } of putRight) next[column] = text === '' ? null : text
  return next
}

/** Each record with what the file had under the fields that were put right. */
export function withWordsOfFile(
  records: readonly KindRecord[],
  putRight: CellsPutRight,
  { columns }: KindMapping,
): readonly KindRecord[] {
  if (putRight.size === 0) return records
  const fieldAt = new Map(columns.map(({ column, field }) => [column, field]))
  return records.map((record) => {
    const corrected = (putRight.get(record.at) ?? []).flatMap(({ column, text, had }) =>
      fieldsReadFrom(record, fieldAt.get(column) ?? null, text).map((field) => [field, String(had ?? '')] as const),
    )
    return corrected.length > 0 ? { ...record, corrected: Object.fromEntries(corrected) } : record
  })
}

/** The field of the column; where its words went to others, as 90年代初 goes to a note and a window to two months, those. */
function fieldsReadFrom({ written }: KindRecord, field: string | null, text: string): string[] {
  if (field === null) return []
  if (written[field] !== undefined) return [field]
  const words = wordsOf(text)
  return Object.keys(written).filter((each) => words !== null && wordsOf(written[each]) === words)
}

/** What was put right, cell by cell: it can be taken back where it is told. */
export function putRightTold({ rows, columns }: Table, putRight: CellsPutRight): ReadFinding[] {
  const findings = openFindings()
  for (const [at, cells] of putRight)
    for (const { column, text, had } of cells)
      findings.tell(
        'cell-put-right',
        { column: shown(columns[column] ?? ''), value: shown(had ?? ''), text: shown(text) },
        rows[at]?.row ?? null,
      )
  return findings.all()
}
