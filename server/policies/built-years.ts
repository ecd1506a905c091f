/** In which years a compound may have been built, as far as the record tells. */

import type { FactUsed } from '#contract/eligibility.ts'
import { type YearRange, yearIn } from '#geodata/readers/tables/values.ts'
import type { Facts } from './facts.ts'

/** Open ends of "2000年以前" and "2000年以后"; the named year may be in either. */
const earliest = 1800
const latest = 2099

export type BuiltYears = { used: FactUsed; years: YearRange | null }

/**
 * The years and the words they were read from; null where neither a year nor words are recorded. Words that name no
 * year have no `years`. Where year and words are both there, the words say how vague the year is; words that speak of
 * other years than the one recorded leave everything between them open.
 */
export function builtYearsOf({
  builtYear,
  builtYearNote,
}: Pick<Facts, 'builtYear' | 'builtYearNote'>): BuiltYears | null {
  const worded = builtYearNote && yearsIn(builtYearNote.value)
  if (builtYear && worded && builtYearNote) {
    const from = Math.min(builtYear.value, worded.from)
    const to = Math.max(builtYear.value, worded.to)
    if (from === to) return { used: builtYear, years: { from, to } }
    return {
      used: { value: `${builtYear.value}；${builtYearNote.value}`, origin: builtYearNote.origin },
      years: { from, to },
    }
  }
  if (builtYear) return { used: builtYear, years: { from: builtYear.value, to: builtYear.value } }
  return builtYearNote && { used: builtYearNote, years: worded }
}

function yearsIn(words: string): YearRange | null {
  const [, before, side] = /^(.+?)(以前|之前|以后|之后)(?:建成|建造|建设|建)?$/.exec(words.trim()) ?? []
  const years = yearIn(before ?? words)
  if (!years || side === undefined) return years
  return side.endsWith('前') ? { from: earliest, to: years.to } : { from: years.from, to: latest }
}
