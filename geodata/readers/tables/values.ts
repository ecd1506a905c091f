/**
 * Readings of what is written in a cell. Each is sure or null: "约300户" and "2000年以前" are null, because no one number is in them.
 * Factors (万, 亩, km) are left to the caller, who knows which unit the field wants.
 */

/** Full-width letters, digits, signs and spaces as the half-width ones; nothing else is changed (㎡ and ² stay). */
export const toHalfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000\u00a0]/g, (sign) =>
    sign < '\uff00' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )

const grouped =
  /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?)\s*([^\d\s,.+-][^\d,]{0,11}|(?:[a-z]{1,2}|平方)[23])?$/i

/** One number with at most one unit after it, as in "1,204 户"; the unit is '' where there is none. */
export function numberIn(text: string): { value: number; unit: string } | null {
  if (text.length > 60) return null
  const [, digits, unit = ''] = grouped.exec(toHalfWidth(text).trim()) ?? []
  if (digits === undefined) return null
  const value = Number(digits.replaceAll(',', ''))
  return Number.isSafeInteger(Math.trunc(value)) ? { value, unit: unit.trim() } : null
}

const chineseDigits = '〇一二三四五六七八九'

/** 二〇〇一 → 2001, 九十 → 90, 十二 → 12; digit by digit, and tens below a hundred. */
function withArabicDigits(text: string): string {
  return text
    .replaceAll(/[零○Ｏ]/g, '〇')
    .replaceAll(/[一二三四五六七八九]?十[一二三四五六七八九]?/g, (tens) => {
      const [before = '', after = ''] = tens.split('十')
      return String((chineseDigits.indexOf(before || '一') || 1) * 10 + (after ? chineseDigits.indexOf(after) : 0))
    })
    .replaceAll(/[〇一二三四五六七八九]/g, (digit) => String(chineseDigits.indexOf(digit)))
}

const plain = (text: string): string => withArabicDigits(toHalfWidth(text)).replaceAll(/\s+/g, '')

/** Two digits stand for 1930–2029, as people write them in ledgers. */
const century = (year: number): number => (year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year)

export type YearRange = { from: number; to: number }

const isYear = (year: number) => year >= 1800 && year <= 2099
const rangeOf = (from: number, to = from): YearRange | null =>
  isYear(from) && isYear(to) && from <= to ? { from, to } : null

const parts: Record<string, [number, number]> = { '': [0, 9], 初: [0, 3], 中: [4, 6], 末: [7, 9] }
const decadeParts: Record<string, string> = { 前: '初', 早: '初', 后: '末', 晚: '末', 底: '末' }

/**
 * The year, or the years, a cell speaks of. A decade is its ten years; its 初 are the years 0–3, its 中 4–6, its 末 7–9. "98年" is 1998,
 * "05年" 2005. A month or day after the year is left out.
 */
export function yearIn(text: string): YearRange | null {
  if (text.length > 40) return null
  const words = plain(text).replace(/(?:建成|建造|建设|建|竣工|投入使用)$/, '')
  const decade = /^(?:(?:上世纪|(20|21)世纪))?(\d{2}|\d{4})年代(?:([初中末前早后晚底])(?:期|叶|段)?)?$/.exec(words)
  if (decade) return decadeOf(decade[1], decade[2] ?? '', decade[3] ?? '')
  const span = /^(\d{4}|\d{2}(?=年))年?[-–—~至到](\d{4}|\d{2}(?=年))年?$/.exec(words)
  if (span) return rangeOf(century(Number(span[1])), century(Number(span[2])))
  const one = /^(?:(\d{4})年?|(\d{2})年)$/.exec(words)
  if (one) return rangeOf(one[1] ? Number(one[1]) : century(Number(one[2])))
  const month = /^(\d{4})(?:年|[-./])(0?[1-9]|1[0-2])月?$/.exec(words)
  if (month) return rangeOf(Number(month[1]))
  const date = dateIn(text)
  return date ? rangeOf(Number(date.slice(0, 4))) : null
}

function decadeOf(named: string | undefined, digits: string, when: string): YearRange | null {
  const year = Number(digits)
  if (year % 10 !== 0) return null
  const start = named && digits.length === 2 ? (Number(named) - 1) * 100 + year : century(year)
  const [first, last] = parts[decadeParts[when] ?? when] ?? [0, 9]
  return rangeOf(start + first, start + last)
}

const dateForm =
  /^(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-/.])(\d{1,2})\4(\d{1,2})|(\d{2})(\d{2}))(?:T?00?:00(?::00(?:\.0+)?)?Z?)?$/

/** A whole day, as YYYY-MM-DD, year first as written here: 2019年12月20日, 2019/12/20, 2019.12.20, 20191220. */
export function dateIn(text: string): string | null {
  if (text.length > 40) return null
  const match = dateForm.exec(plain(text))
  if (!match) return null
  const [year, month, day] = [match[1], match[2] ?? match[5] ?? match[7], match[3] ?? match[6] ?? match[8]].map(
    Number,
  ) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && isYear(year) ? date.toISOString().slice(0, 10) : null
}
