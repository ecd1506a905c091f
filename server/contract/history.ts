/**
 * What became of a compound year by year, as one short text: `2019ppuf` was planned in 2019 and 2020, under way in 2021 and
 * has been finished since 2022. Tiles carry it, because an expression of the map can look up one letter in it, however
 * often a status came and went; of each year it says how it ended, or how it stood on the data date.
 */
import { type DatedStatus, type Status, statuses, statusOn } from './status.ts'

export const statusLetters: Readonly<Record<Status, string>> = {
  candidate: 'c',
  planned: 'p',
  approved: 'a',
  'under-way': 'u',
  finished: 'f',
  accepted: 'v',
  paused: 'z',
  dropped: 'd',
}

/** The first year the page can be set to; what was recorded earlier stands in this one. */
const firstYear = 1949
/** The year comes first, in four digits. */
export const yearDigits = 4

/** Null where nothing is recorded. The plan year is no part of it: whether that has come depends on the year one asks for. */
export function historyOf(steps: readonly DatedStatus[]): string | null {
  const years = steps.map(({ onDay }) => Math.max(firstYear, yearOf(onDay)))
  if (years.length === 0) return null
  const first = Math.min(...years)
  let letters = ''
  for (let year = first; year <= Math.max(...years); year++)
    letters += statusLetters[statusOn(`${year}-12-31`, steps, null)]
  return `${first}${letters}`
}

/** The letters of a history as dated steps: each year's status from its first day on. */
export function stepsOfHistory(history: string): DatedStatus[] {
  const first = Number(history.slice(0, yearDigits))
  return [...history.slice(yearDigits)].flatMap((letter, i) => {
    const status = statuses.find((each) => statusLetters[each] === letter)
    return status ? [{ status, onDay: `${first + i}-01-01` }] : []
  })
}

const yearOf = (day: string) => Number(day.slice(0, 4))
