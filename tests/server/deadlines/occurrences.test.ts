import { describe, expect, it } from 'vitest'
import { dayAfter, daysBetween, weekOf } from '#contract/days.ts'
import type { Deadline, Validity } from '#contract/policy.ts'
import { isInTerm, occurrencesIn } from '#server/deadlines/occurrences.ts'
import { stateOf } from '#server/deadlines/read-deadlines.ts'

const cited = { code: 'it', what: '事项', printed: '事项', clause: '一' }
const every = (period: 'week' | 'month' | 'year', dueOn: string | null = null, yearsBefore = 0): Deadline => ({
  kind: 'every',
  period,
  dueOn,
  yearsBefore,
  ...cited,
})

describe('a deadline falls due', () => {
  it('once, on the day the document prints, even where that is before its issue', () => {
    const once: Deadline = { kind: 'once', onDay: '2019-11-30', ...cited }
    expect(occurrencesIn(once, '2019-12-20', 2019)).toEqual([
      { period: '2019-11-30', dueOn: '2019-11-30', dayIsPrinted: true },
    ])
    expect(occurrencesIn(once, '2019-12-20', 2020)).toEqual([])
  })

  it('for the plan of 2022 on 30 September 2021: 前一年度9月底前', () => {
    expect(occurrencesIn(every('year', '09-30', 1), '2020-07-30', 2021)).toEqual([
      { period: '2022', dueOn: '2021-09-30', dayIsPrinted: true },
    ])
  })

  it('every month on its last day, leap years too, which is told as our reading', () => {
    const months = occurrencesIn(every('month'), '2019-12-20', 2020)
    expect(months).toHaveLength(12)
    expect(months[1]).toEqual({ period: '2020-02', dueOn: '2020-02-29', dayIsPrinted: false })
  })

  it('not before the document was issued', () => {
    expect(occurrencesIn(every('month'), '2022-05-16', 2022).map(({ period }) => period)[0]).toBe('2022-05')
    expect(occurrencesIn(every('month'), '2022-05-16', 2021)).toEqual([])
  })

  it('every week on its Sunday, numbered as ISO 8601 does', () => {
    const weeks = occurrencesIn(every('week'), '2019-12-20', 2020)
    expect(weeks[0]).toEqual({ period: '2020-W01', dueOn: '2020-01-05', dayIsPrinted: false })
    expect(weeks.at(-1)).toMatchObject({ period: '2020-W52', dueOn: '2020-12-27' })
    expect(weekOf('2021-01-03')).toBe('2020-W53')
    expect(weekOf('2019-12-30')).toBe('2020-W01')
  })
})

describe('the term of a document', () => {
  const until: Validity = {
    from: null,
    to: '2021-06-30',
    basis: 'reading',
    printed: '2021年6月底前',
    clause: '一（三）',
  }
  const stays = (deadline: Deadline, year: number, validity: Validity | undefined = until) =>
    occurrencesIn(deadline, '2019-12-20', year).filter((each) => isInTerm(deadline, each, validity))

  it('ends what comes again with the week, month or year it ends in: no assessment is owed for 2023', () => {
    expect(stays(every('year'), 2021).map(({ period }) => period)).toEqual(['2021'])
    expect(stays(every('year'), 2022)).toEqual([])
    expect(stays(every('year'), 2023)).toEqual([])
    expect(stays(every('month'), 2021).at(-1)?.period).toBe('2021-06')
    expect(stays(every('week'), 2021).at(-1)).toMatchObject({ period: '2021-W26', dueOn: '2021-07-04' })
    expect(stays(every('year', '09-30', 1), 2020).map(({ period }) => period)).toEqual(['2021'])
    expect(stays(every('year', '09-30', 1), 2021)).toEqual([])
  })

  it('leaves days printed for once as they are, and a document without one goes on', () => {
    const once: Deadline = { kind: 'once', onDay: '2021-12-31', ...cited }
    expect(stays(once, 2021)).toHaveLength(1)
    expect(
      occurrencesIn(every('year'), '2019-12-20', 2030).filter((each) => isInTerm(every('year'), each, undefined)),
    ).toHaveLength(1)
  })

  it('begins on a day of its own, which is not the day of issue', () => {
    const from: Validity = { ...until, from: '2020-03-01', to: null }
    expect(stays(every('month'), 2020, from)[0]?.period).toBe('2020-03')
  })
})

it('days are reckoned over the end of months and years', () => {
  expect(dayAfter('2020-02-28', 2)).toBe('2020-03-01')
  expect(dayAfter('2021-01-01', -1)).toBe('2020-12-31')
  expect(daysBetween('2019-12-20', '2021-06-30')).toBe(558)
})

describe('a deadline stands', () => {
  const issuedOn = '2019-12-20'
  const deadline: Deadline = { kind: 'once', onDay: '2021-03-31', ...cited }
  it('as history where its day had passed before the document was issued: nobody is late', () => {
    expect(stateOf({ deadline, dueOn: '2019-11-30', issuedOn, mark: null, asOf: '2026-01-01' })).toBe('history')
  })
  it('overdue only after its day, judged on the data date', () => {
    expect(stateOf({ deadline, dueOn: '2021-03-31', issuedOn, mark: null, asOf: '2021-03-31' })).toBe('ahead')
    expect(stateOf({ deadline, dueOn: '2021-03-31', issuedOn, mark: null, asOf: '2021-04-01' })).toBe('overdue')
  })
  it('as not recorded where a weekly meeting or monthly report is over: it may well have been held', () => {
    const monthly = { deadline: every('month'), dueOn: '2020-01-31', issuedOn, mark: null }
    expect(stateOf({ ...monthly, asOf: '2020-02-01' })).toBe('unrecorded')
  })
  it('as somebody recorded, whatever the day', () => {
    expect(stateOf({ deadline, dueOn: '2021-03-31', issuedOn, mark: { state: 'met' }, asOf: '2022-01-01' })).toBe('met')
  })
})
