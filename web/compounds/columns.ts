/** The columns of the table: how a row is read, sorted and written in each. */
import type { CompoundRow } from '#contract/compound.ts'
import { type Verdict, verdicts } from '#contract/eligibility.ts'
import { statuses } from '#contract/status.ts'
import type { Sentence } from '#web/language.ts'

export type ColumnKey =
  | 'name'
  | 'street'
  | 'builtYear'
  | 'planYear'
  | 'status'
  | 'statusOn'
  | 'households'
  | 'funding'
  | 'placed'
  | 'verdict'
export type Column = {
  key: ColumnKey
  label: Sentence
  /** Numbers stand right. */
  number: boolean
  widthPx: number
  /** What the row is sorted by; null sorts last either way. */
  by: (row: CompoundRow) => string | number | null
}

export const columns: readonly Column[] = [
  { key: 'name', label: 'words.field.name', number: false, widthPx: 176, by: (row) => row.name },
  {
    key: 'street',
    label: 'words.field.streetOfficeId',
    number: false,
    widthPx: 104,
    by: (row) => row.streetOffice?.name ?? null,
  },
  { key: 'builtYear', label: 'words.field.builtYear', number: true, widthPx: 84, by: (row) => row.builtYear },
  { key: 'planYear', label: 'words.field.planYear', number: true, widthPx: 84, by: (row) => row.planYear },
  {
    key: 'status',
    label: 'words.field.status',
    number: false,
    widthPx: 112,
    by: (row) => statuses.indexOf(row.status),
  },
  { key: 'statusOn', label: 'compounds.statusOn', number: true, widthPx: 100, by: (row) => row.statusOn },
  { key: 'households', label: 'words.field.households', number: true, widthPx: 92, by: (row) => row.households },
  { key: 'funding', label: 'words.field.fundingLabel', number: false, widthPx: 132, by: (row) => row.fundingLabel },
  { key: 'placed', label: 'words.field.boundary', number: false, widthPx: 76, by: (row) => (row.placed ? 1 : 0) },
]

/** While the map is coloured by a policy, its verdicts stand among the columns; the gravest sort last. */
export function columnsWith(verdictOf: ReadonlyMap<string, Verdict> | null): readonly Column[] {
  if (!verdictOf) return columns
  const by = ({ id }: CompoundRow) => {
    const verdict = verdictOf.get(id)
    return verdict === undefined ? null : verdicts.length - verdicts.indexOf(verdict)
  }
  const column: Column = { key: 'verdict', label: 'policies.title', number: false, widthPx: 148, by }
  const [name, ...others] = columns
  return name ? [name, column, ...others] : columns
}

export type Sorting = { key: ColumnKey; down: boolean } | null

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** The rows in the order asked for; ledger order when none is, and among equals. */
export function sorted(
  rows: readonly CompoundRow[],
  sorting: Sorting,
  among: readonly Column[] = columns,
): readonly CompoundRow[] {
  const by = among.find(({ key }) => key === sorting?.key)?.by
  if (!sorting || !by) return rows
  const sign = sorting.down ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [by(a), by(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)))
  })
}

/** A first click sorts up, the next down, the third gives back the ledger's order. */
export function nextSorting(now: Sorting, key: ColumnKey): Sorting {
  if (now?.key !== key) return { key, down: false }
  return now.down ? null : { key, down: true }
}
