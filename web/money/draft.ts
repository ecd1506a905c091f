/** The record of a compound's money while it is changed: whole, and compared as a whole with the one that is saved. */
import type { Contribution, MoneyRecord, Payment, PropertySubsidy, Tranche } from '#contract/money-record.ts'
import { budgetSources, type MoneySource, type Standing, standings } from '#contract/money-sources.ts'

export const sameRecord = (a: MoneyRecord, b: MoneyRecord): boolean => JSON.stringify(a) === JSON.stringify(b)

export const newContribution: Contribution = {
  source: 'residents',
  unit: null,
  form: 'money',
  amountWan: 0,
  standing: 'estimated',
  standingDays: {},
  performanceScore: null,
  performanceNote: null,
  purpose: null,
  consentDocument: null,
  document: null,
  onDay: null,
  note: null,
  payments: [],
}

export const newPayment = (onDay: string): Payment => ({
  amountWan: 1,
  onDay,
  itemCode: null,
  payee: null,
  document: null,
  confirmedBy: null,
  confirmedOn: null,
  progressPercent: null,
  exception: null,
})

/** At the floor of the document, from the data date. */
export const newSubsidy = (packId: string, rate: number, months: number, startsOn: string): PropertySubsidy => ({
  ...{ packId, rate, months, startsOn },
  manager: null,
  tranches: [],
  note: null,
})

export const newTranche = (months: number): Tranche => ({
  months,
  evaluatedOn: null,
  score: null,
  passed: null,
  paidOn: null,
})

/** One tranche for each year, the last one shorter where the months do not divide. */
export function byYears(months: number): Tranche[] {
  const whole = Array.from({ length: Math.floor(months / 12) }, () => newTranche(12))
  return months % 12 === 0 ? whole : [...whole, newTranche(months % 12)]
}

/** The list with one of its members changed, or taken out by null. */
export const withAt = <T>(list: readonly T[], at: number, next: T | null): T[] =>
  next === null ? list.toSpliced(at, 1) : list.with(at, next)

/** “HJ-34-2, HJ-34-4” → codes; null where nothing is written. */
export function codesOf(text: string): string[] | null {
  const codes = text.split(/[\s,，、;；]+/).filter(Boolean)
  return codes.length > 0 ? codes : null
}

/** With another standing; a standing taken back keeps no day of what came after it. */
export function withStanding(contribution: Contribution, standing: Standing): Contribution {
  const passed = standings.slice(0, standings.indexOf(standing) + 1)
  const days = passed.flatMap((each) => {
    const day = contribution.standingDays[each]
    return day === undefined ? [] : [[each, day]]
  })
  return { ...contribution, standing, standingDays: Object.fromEntries(days) }
}

/** With another source; no performance where no budget pays, nor a consent to another source. */
export const withSource = (contribution: Contribution, source: MoneySource): Contribution => ({
  ...contribution,
  source,
  ...(budgetSources.includes(source) ? {} : { performanceScore: null, performanceNote: null }),
  ...(source === 'public-revenue' ? {} : { consentDocument: null }),
})

/** With the day of one standing changed, or taken out by null. */
export function withDay(
  days: Contribution['standingDays'],
  standing: Standing,
  day: string | null,
): Contribution['standingDays'] {
  const { [standing]: _, ...others } = days
  return day === null ? others : { ...others, [standing]: day }
}
