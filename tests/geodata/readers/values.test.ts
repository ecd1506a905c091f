import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellOf } from '#geodata/readers/tables/cell.ts'
import { dateIn, numberIn, toHalfWidth, yearIn } from '#geodata/readers/tables/values.ts'

const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

describe('a number with its unit', () => {
  it.each([
    ['1,204 户', 1204, '户'],
    ['１２０', 120, ''],
    ['3.5万元', 3.5, '万元'],
    ['850㎡', 850, '㎡'],
    ['12.5 m2', 12.5, 'm2'],
    ['12平方米', 12, '平方米'],
    ['-3', -3, ''],
    ['85%', 85, '%'],
    ['1，204亩', 1204, '亩'],
  ])('%s is %d %s', (text, value, unit) => expect(numberIn(text)).toEqual({ value, unit }))

  it.each(['约300户', '12,04', '2019-12-20', '3栋5单元', '', '户', '110101199001011234', '1.2.3', '100-120户'])(
    '%j is not one number',
    (text) => expect(numberIn(text)).toBeNull(),
  )

  it('any number is read as it was written, in either width and with thousands marked or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('', '户', ' 万元', '㎡', 'm'), (value, unit) => {
        for (const written of [String(value), value.toLocaleString('en-US')]) {
          const read = { value, unit: unit.trim() }
          expect(numberIn(written + unit)).toEqual(read)
          expect(numberIn(fullWidth(written) + unit)).toEqual(read)
        }
      }),
    )
  })
})

describe('the year of a building', () => {
  it.each([
    ['1998', 1998, 1998],
    ['1998年', 1998, 1998],
    ['98年', 1998, 1998],
    ['05年', 2005, 2005],
    ['二〇〇一年', 2001, 2001],
    ['二零零一年', 2001, 2001],
    ['90年代', 1990, 1999],
    ['90年代初', 1990, 1993],
    ['上世纪八十年代末', 1987, 1989],
    ['20世纪70年代中期', 1974, 1976],
    ['2000年代', 2000, 2009],
    ['1998年建成', 1998, 1998],
    ['1998-2001年', 1998, 2001],
    ['1998年至2001年', 1998, 2001],
    ['1998-12', 1998, 1998],
    ['１９９８年１２月', 1998, 1998],
    ['1998年12月20日', 1998, 1998],
  ])('%s is from %d to %d', (text, from, to) => expect(yearIn(text)).toEqual({ from, to }))

  it.each(['', '2000年以前', '约1998年', '98', '95年代', '3024年', '2001-1998', '不详', '120'])(
    '%j is no sure year',
    (text) => expect(yearIn(text)).toBeNull(),
  )
})

describe('a date', () => {
  it.each([
    '2019年12月20日',
    '2019-12-20',
    '2019/12/20',
    '2019.12.20',
    '20191220',
    '二〇一九年十二月二十日',
    '2019-12-20 00:00:00',
  ])('%s is the twentieth of December', (text) => expect(dateIn(text)).toBe('2019-12-20'))

  it.each(['2019-02-30', '20/12/2019', '2019-12', '12345678', '2019-12/20'])('%s is no day', (text) =>
    expect(dateIn(text)).toBeNull(),
  )

  it('any day is read back as it was written, and gives its year', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          const [year, month, dayOfMonth] = day.split('-').map(Number)
          for (const written of [
            day,
            `${year}年${month}月${dayOfMonth}日`,
            fullWidth(`${year}/${month}/${dayOfMonth}`),
          ]) {
            expect(dateIn(written)).toBe(day)
            expect(yearIn(written)).toEqual({ from: year, to: year })
          }
        },
      ),
    )
  })
})

it('no text is too strange to be read or left', () => {
  const alphabet = fc.constantFrom(...'0123456789０１年月日代初〇九十世纪万元㎡,.-/～ \t'.split(''))
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 30 }), (text) => {
      const year = yearIn(text)
      if (year) expect(year.from).toBeLessThanOrEqual(year.to)
      const day = dateIn(text)
      if (day) expect(Number.isNaN(Date.parse(day))).toBe(false)
      expect(Number.isFinite(numberIn(text)?.value ?? 0)).toBe(true)
      expect(toHalfWidth(toHalfWidth(text))).toBe(toHalfWidth(text))
      const cell = cellOf(text)
      if (typeof cell === 'number') expect(String(cell)).toBe(text.trim())
    }),
    { numRuns: 2000 },
  )
})
