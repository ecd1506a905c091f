/** Days known to the day, the month or only the year, and time counted from a day on. Days are YYYY-MM-DD, which sort as text. */

/** The first and the last day it can be: 2023-05 is 2023-05-01 to 2023-05-31. */
export type Period = { from: string; to: string }

/** Reads 2023, 2023-05 or 2023-05-31; null for anything else. */
export function periodOf(when: string): Period | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(when) ?? []
  if (year === undefined) return null
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const last = lastDayOf(Number(year), Number(month))
  if (last === null) return null
  if (day !== undefined) return Number(day) >= 1 && Number(day) <= last ? { from: when, to: when } : null
  return { from: `${when}-01`, to: `${when}-${last}` }
}

/** The same day so many months later, or the last of its month where that is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const counted = year * 12 + month - 1 + months
  const [laterYear, laterMonth] = [Math.floor(counted / 12), (counted % 12) + 1]
  const laterDate = Math.min(date, lastDayOf(laterYear, laterMonth) ?? date)
  return [String(laterYear).padStart(4, '0'), two(laterMonth), two(laterDate)].join('-')
}

const two = (number: number) => String(number).padStart(2, '0')
const lastDayOf = (year: number, month: number): number | null =>
  month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : null
