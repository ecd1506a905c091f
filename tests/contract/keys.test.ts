import { describe, expect, it } from 'vitest'
import { Day, writtenText } from '#contract/keys.ts'

it.each(['0000-01-01', '0001-01-01', '1899-12-31', '2100-01-01', '2020-02-30', '2020-1-1', ''])(
  '“%s” is no day',
  (day) => {
    expect(Day.safeParse(day).success).toBe(false)
  },
)

it.each(['1900-01-01', '2019-12-20', '2024-02-29', '2099-12-31'])('%s is a day', (day) => {
  expect(Day.safeParse(day).success).toBe(true)
})

describe('a text that must be there', () => {
  const Name = writtenText(10)
  it.each([
    '',
    '   ',
    '\t\n',
    '\u3000',
    '\u200b',
    '\ufeff',
    '\u2060',
    '\u00ad',
    '\u0007',
    '\u3164',
    '\u2800',
    ' \u200b\u3000\u200d ',
  ])('is not made of blanks and invisible characters alone: %j', (text) => {
    expect(Name.safeParse(text).error?.issues).toHaveLength(1)
  })

  it.each([' 金河社区 ', 'No. 3', '١', '𠮷', '院\u200b内'])('is kept as it is between its blanks: %j', (text) => {
    expect(Name.parse(text)).toBe(text.trim())
  })

  it('has a longest length', () => {
    expect(Name.safeParse('一二三四五六七八九十一').success).toBe(false)
  })
})
