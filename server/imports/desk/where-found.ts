/** Where something was found: its cell in the table; and of a row that no record came of, its place on the map. */
import type { ImportFinding } from '#contract/import.ts'
import { shown } from '#geodata/readers/finding-list.ts'
import type { ReadFinding, Row, Table } from '#geodata/readers/reading.ts'
import type { KindMapping, KindRecord } from '../kind.ts'
import { placeOf } from './place-of-shape.ts'

export type FoundCell = NonNullable<ImportFinding['cell']>
/** A finding of the meaning, with what is known of where it is. */
export type FoundFinding = ReadFinding & { cell: FoundCell | null; place: [number, number] | null }

type Looked = { table: Table; mapping: KindMapping; records: readonly KindRecord[] }

/** A longer text is not put right in a field of one line. */
const longestText = 500

/** @param table as it was understood: its shapes in degrees */
export function whereFound(findings: readonly ReadFinding[], { table, mapping, records }: Looked): FoundFinding[] {
  const atOf = placesOf(table.rows, new Set(findings.flatMap(({ row }) => row ?? [])))
  const understood = new Set(records.map(({ at }) => at))
  return findings.map((each) => {
    const at = each.row === null ? undefined : atOf.get(each.row)
    const row = at === undefined || at === null ? undefined : table.rows[at]
    if (!row || at === undefined || at === null) return { ...each, cell: null, place: null }
    const place = !understood.has(at) && row.geometry ? placeOf(row.geometry) : null
    return { ...each, cell: cellOf(each, { at, row, mapping }), place }
  })
}

/** Names listed in one line share its row: which of them is meant nobody knows. */
function placesOf(rows: readonly Row[], wanted: ReadonlySet<number>): Map<number, number | null> {
  const places = new Map<number, number | null>()
  if (wanted.size === 0) return places
  for (const [at, { row }] of rows.entries()) if (wanted.has(row)) places.set(row, places.has(row) ? null : at)
  return places
}

type Found = { at: number; row: Row; mapping: KindMapping }

/** Of two columns headed alike it is the one that is read. */
function cellOf({ params }: ReadFinding, { at, row, mapping }: Found): FoundCell | null {
  const named = mapping.columns.filter(({ header }) => shown(header) === params.column)
  const read = named.length > 1 ? named.filter(({ field }) => field !== null) : named
  const [column, another] = read
  if (!column || another) return null
  const text = String(row.cells[column.column] ?? '')
  return text.length > longestText ? null : { at, column: column.column, text }
}
