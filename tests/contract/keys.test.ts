import { expect, it } from 'vitest'
import { Day } from '#contract/keys.ts'

it.each(['0000-01-01', '0001-01-01', '1899-12-31', '2100-01-01', '2020-02-30', '2020-1-1', ''])(
  '“%s” is no day',
  (day) => {
    expect(Day.safeParse(day).success).toBe(false)
  },
)

it.each(['1900-01-01', '2019-12-20', '2024-02-29', '2099-12-31'])('%s is a day', (day) => {
  expect(Day.safeParse(day).success).toBe(true)
})
