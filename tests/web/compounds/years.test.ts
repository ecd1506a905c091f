import { describe, expect, it } from 'vitest'
import { plannedPerYear, yearsOf } from '#web/compounds/years.ts'
import { row } from './rows.ts'

describe('the years of the slider', () => {
  it('reach from before the first step to beyond the last plan', () => {
    const rows = [
      row({ planYear: 2019, steps: [{ status: 'candidate', onDay: '2018-05-01' }] }),
      row({ planYear: 2024 }),
    ]
    expect(yearsOf(rows, '2021-06-30')).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025])
  })

  it('are at least seven, and hold the data date even without a single plan', () => {
    expect(yearsOf([], '2019-12-20')).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024])
  })

  it('do not run away with a mistyped plan year', () => {
    const years = yearsOf([row({ planYear: 2100 }), row({ planYear: 1900, steps: [] })], '2021-06-30')
    expect(years.length).toBeLessThanOrEqual(81)
    expect(years).toContain(2021)
  })

  it('count each compound in its plan year, and those without one nowhere', () => {
    const rows = [row({ planYear: 2019 }), row({ planYear: 2019 }), row({ planYear: null })]
    expect(plannedPerYear(rows, [2018, 2019])).toEqual([
      { year: 2018, count: 0 },
      { year: 2019, count: 2 },
    ])
  })
})
