import { describe, expect, it } from 'vitest'
import { isBegun, numberTyped } from '#web/money/number-typed.ts'

describe('a number of the money forms', () => {
  it('is read as it is written, full-width digits and thousands included', () => {
    expect(numberTyped(' １２０．５ ', {})).toEqual({ value: 120.5, fault: null })
    expect(numberTyped('1,200，000', {})).toEqual({ value: 1_200_000, fault: null })
    expect(numberTyped('', {})).toEqual({ value: null, fault: null })
  })

  it('is not told to be wrong while it only begins', () => {
    expect(['', '0', '0.00', '０．'].every(isBegun)).toBe(true)
    expect(['12万', '-', '0.5'].some(isBegun)).toBe(false)
  })

  it.each([
    ['12万', {}, 'noNumber'],
    ['1.2.3', {}, 'noNumber'],
    ['0x1f', {}, 'noNumber'],
    ['-3', {}, 'outside'],
    ['101', { most: 100 }, 'outside'],
    ['1.5', { whole: true }, 'notWhole'],
    ['', { least: 1 }, 'wanted'],
  ] as const)('“%s” is none, and why is told', (text, bounds, fault) => {
    expect(numberTyped(text, bounds)).toEqual({ value: null, fault })
  })
})
