/** Which rows a target speaks of: its street office, its fund, and compounds built before a year, where it names one. */
import type { Target } from '#contract/targets.ts'
import { builtYearsOf } from '../policies/built-years.ts'
import type { LedgerRow } from './targets.queries.ts'

/**
 * `undecided`: nobody knows the year built, its words leave it open, or it is the very year the text names (以前 does not
 * say whether that counts). They are told, and counted on neither side.
 */
export function inScope(
  { streetOffice, fundingLabel, builtBefore }: Pick<Target, 'streetOffice' | 'fundingLabel' | 'builtBefore'>,
  rows: readonly LedgerRow[],
): { inside: LedgerRow[]; undecided: string[] } {
  const own = rows.filter(
    (row) =>
      (streetOffice === null || row.streetOffice?.id === streetOffice.id) &&
      (fundingLabel === null || row.fundingLabel === fundingLabel),
  )
  if (builtBefore === null) return { inside: own, undecided: [] }
  const judged = own.map((row) => ({ row, isBefore: isBuiltBefore(row, builtBefore) }))
  return {
    inside: judged.flatMap(({ row, isBefore }) => (isBefore === true ? row : [])),
    undecided: judged.flatMap(({ row, isBefore }) => (isBefore === null ? row.id : [])),
  }
}

function isBuiltBefore({ builtYear, builtYearNote }: LedgerRow, year: number): boolean | null {
  const told = <T>(value: T | null) => (value === null ? null : { value, origin: null })
  const years = builtYearsOf({ builtYear: told(builtYear), builtYearNote: told(builtYearNote) })?.years
  if (!years) return null
  if (years.to < year) return true
  return years.from > year ? false : null
}
