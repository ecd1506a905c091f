import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backSchedule } from '#contract/back-schedule.ts'
import { daysBetween } from '#contract/days.ts'

const step = (code: string, days: number, overlapDays = 0) => ({ code, days, overlapDays })

describe('倒排工期', () => {
  it('reckons from the last day backwards, each step the day before the next', () => {
    const latest = backSchedule(
      [step('tender', 30), step('construction', 120), step('acceptance', 10)],
      '2021-06-30',
      '2021-01-01',
    )
    expect(latest.map(({ code, startOn, endOn }) => [code, startOn, endOn])).toEqual([
      ['tender', '2021-01-22', '2021-02-20'],
      ['construction', '2021-02-21', '2021-06-20'],
      ['acceptance', '2021-06-21', '2021-06-30'],
    ])
    expect(latest[0]?.daysLeft).toBe(21)
  })

  it('lets a step run beside the next one, and end no later than it', () => {
    const beside = backSchedule([step('property-service', 20, 20), step('acceptance', 10)], '2021-06-30', '2021-01-01')
    expect(beside[0]).toMatchObject({ startOn: '2021-06-11', endOn: '2021-06-30' })
    const partly = backSchedule([step('a', 20, 4), step('b', 10)], '2021-06-30', '2021-01-01')
    expect(partly[0]).toMatchObject({ endOn: '2021-06-24' })
  })

  it('says by how many days a start is missed', () => {
    const [only] = backSchedule([step('construction', 120)], '2021-06-30', '2021-06-01')
    expect(only).toMatchObject({ startOn: '2021-03-03', daysLeft: -90 })
  })

  it('gives every step its days and ends on the day, whatever the steps', () => {
    const steps = fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 400 }), overlapDays: fc.integer({ min: 0, max: 400 }) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(steps, (drawn) => {
        const asked = drawn.map((each, index) => ({ ...each, code: `s${index}` }))
        const latest = backSchedule(asked, '2030-12-31', '2020-01-01')
        expect(latest.at(-1)?.endOn).toBe('2030-12-31')
        for (const [index, { startOn, endOn, days }] of latest.entries()) {
          expect(daysBetween(startOn, endOn) + 1).toBe(days)
          const next = latest[index + 1]
          if (next) expect(endOn <= next.endOn).toBe(true)
        }
      }),
    )
  })
})
