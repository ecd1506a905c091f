/** When a deadline of a pack falls due in a calendar year: once, or period after period. */

import { dayAfter, daysIn, weekOf } from '#contract/days.ts'
import type { Deadline, Validity } from '#contract/policy.ts'

/** `dayIsPrinted`: false where the document names a period and no day in it; its last day is our reading. */
export type Occurrence = { period: string; dueOn: string; dayIsPrinted: boolean }

/**
 * The occurrences whose last day lies in the calendar year, in order. A repeated deadline begins with the first period that
 * ends after the document was issued: nobody owed a bulletin before there was one.
 * @param issuedOn day of issue of the pack, YYYY-MM-DD
 */
export function occurrencesIn(deadline: Deadline, issuedOn: string, year: number): Occurrence[] {
  const inYear = ({ dueOn }: Occurrence) => dueOn.startsWith(`${year}-`)
  if (deadline.kind === 'once')
    return [{ period: deadline.onDay, dueOn: deadline.onDay, dayIsPrinted: true }].filter(inYear)
  const all = { week: weeksOf, month: monthsOf, year: yearOf }[deadline.period](deadline, year)
  return all.filter(inYear).filter(({ dueOn }) => dueOn >= issuedOn)
}

/**
 * Whether an occurrence still belongs to the document: what comes again does so up to the period in which its term ends, the year
 * 2021 where that is June 2021; a day printed for once stands whatever the term.
 */
export function isInTerm(deadline: Deadline, { period, dueOn }: Occurrence, validity: Validity | undefined): boolean {
  if (deadline.kind === 'once' || !validity) return true
  const firstDay = { week: dayAfter(dueOn, -6), month: `${period}-01`, year: `${period}-01-01` }[deadline.period]
  const hasBegun = validity.from === null || dueOn >= validity.from
  return hasBegun && (validity.to === null || firstDay <= validity.to)
}

/** Whether a deadline falls due for this period, in whatever year that is. */
export function hasOccurrence(deadline: Deadline, issuedOn: string, period: string): boolean {
  const isYearly = deadline.kind === 'every' && deadline.period === 'year'
  const dueIn = Number(period.slice(0, 4)) - (isYearly ? deadline.yearsBefore : 0)
  // the last week of a year may end in the next
  const near = [dueIn, dueIn + 1].flatMap((year) => occurrencesIn(deadline, issuedOn, year))
  return near.some((each) => each.period === period)
}

type Repeated = Extract<Deadline, { kind: 'every' }>

/** ISO weeks by their Sunday. */
function weeksOf(_: Repeated, year: number): Occurrence[] {
  const weeks: Occurrence[] = []
  const first = `${year}-01-01`
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay()
  for (let sunday = dayAfter(first, (7 - weekday) % 7); sunday.startsWith(`${year}-`); sunday = dayAfter(sunday, 7))
    weeks.push({ period: weekOf(sunday), dueOn: sunday, dayIsPrinted: false })
  return weeks
}

const monthsOf = (_: Repeated, year: number): Occurrence[] =>
  Array.from({ length: 12 }, (_each, index) => {
    const period = `${year}-${String(index + 1).padStart(2, '0')}`
    return { period, dueOn: `${period}-${daysIn(year, index + 1)}`, dayIsPrinted: false }
  })

/** 前一年度9月底前: due in one year, and for another. */
function yearOf({ dueOn, yearsBefore }: Repeated, year: number): Occurrence[] {
  const period = String(year + yearsBefore)
  return [{ period, dueOn: `${year}-${dueOn ?? '12-31'}`, dayIsPrinted: dueOn !== null }]
}
