import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historyOf, statusLetters, stepsOfHistory } from '#contract/history.ts'
import { type DatedStatus, statuses, statusOn } from '#contract/status.ts'

const step = (status: DatedStatus['status'], onDay: string): DatedStatus => ({ status, onDay })

describe('the history of a compound', () => {
  it('says of each year how it ended, from the first step to the last', () => {
    const steps = [
      step('planned', '2019-12-20'),
      step('paused', '2021-02-01'),
      step('under-way', '2021-06-01'),
      step('paused', '2022-01-01'),
      step('under-way', '2023-01-01'),
    ]
    expect(historyOf(steps)).toBe('2019ppuzu')
    expect(historyOf([])).toBeNull()
  })

  it('is short even where a year was mistyped: what came before 1949 stands in 1949', () => {
    expect(historyOf([step('planned', '0201-05-01'), step('approved', '1950-01-01')])).toBe('1949pa')
  })

  it('has a letter of its own for every status', () => {
    expect(new Set(statuses.map((status) => statusLetters[status])).size).toBe(statuses.length)
  })

  const day = fc.tuple(
    fc.integer({ min: 1949, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  const steps = fc.array(
    fc.record({
      status: fc.constantFrom(...statuses),
      onDay: day.map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
    }),
    { maxLength: 12 },
  )

  it('read back, gives the status of the dated steps at the end of every year', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1949, max: 2035 }), (dated, year) => {
        const read = stepsOfHistory(historyOf(dated) ?? '')
        expect(statusOn(`${year}-12-31`, read, null)).toBe(statusOn(`${year}-12-31`, dated, null))
      }),
      { numRuns: 1000 },
    )
  })
})
