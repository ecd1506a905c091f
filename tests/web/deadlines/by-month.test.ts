import { expect, it } from 'vitest'
import type { DeadlineEntry, SubsidyEnd } from '#contract/deadlines.ts'
import { byMonth } from '#web/deadlines/by-month.ts'

const entry = (deadline: string, dueOn: string, every: DeadlineEntry['every'] = 'once'): DeadlineEntry => ({
  ...{ pack: 'huiji-2019-63', deadline, period: dueOn, what: deadline, every, dueOn, dayIsPrinted: true },
  ...{ state: 'ahead', daysLeft: 1, clause: '一', printed: '', note: null, mark: null },
})
const end = (name: string, dueOn: string): SubsidyEnd => ({
  ...{ compoundId: name, name, startsOn: '2020-01-01', months: 36, dueOn, daysLeft: 1, term: null },
})

it('a calendar has the subsidies that end among its months, also in one that has nothing else', () => {
  const entries = [
    entry('week', '2022-03-06', 'week'),
    entry('week', '2022-03-13', 'week'),
    entry('year', '2022-12-31'),
  ]
  const months = byMonth(entries, [end('a', '2022-03-31'), end('b', '2022-07-31')], new Set())
  expect(months.map(({ month, lines }) => [month, ...lines.map(({ kind }) => kind)])).toEqual([
    [3, 'many', 'subsidy'],
    [7, 'subsidy'],
    [12, 'one'],
  ])
})
