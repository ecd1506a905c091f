/** Windows of works as utility companies write them: 2024年3月, 2024.3–2024.6, 2024年上半年, 三季度, or a year alone. */
import { dateIn, toHalfWidth } from '#geodata/readers/tables/values.ts'

/** Months as YYYY-MM, both ends included. */
export type MonthRange = { from: string; to: string }

const parts: Record<string, readonly [number, number]> = {
  上半年: [1, 6],
  下半年: [7, 12],
  一季度: [1, 3],
  二季度: [4, 6],
  三季度: [7, 9],
  四季度: [10, 12],
  q1: [1, 3],
  q2: [4, 6],
  q3: [7, 9],
  q4: [10, 12],
  年初: [1, 3],
  年底: [10, 12],
}

const single = /^(\d{4})(?:年(\d{1,2})月|[-/.](\d{1,2})|(0[1-9]|1[0-2]))(?:份|底|初|中旬|上旬|下旬)?$/

/** Null where it is not sure which months are meant. */
export function monthsIn(text: string): MonthRange | null {
  const plain = toHalfWidth(text)
    .replaceAll(/\s|第|前$|左右$/g, '')
    .toLowerCase()
    .replaceAll(/([1-4])季度/g, (_, nth: string) => `${'一二三四'[Number(nth) - 1]}季度`)
  if (plain.length > 30) return null
  return oneOf(plain) ?? spanOf(plain)
}

function oneOf(text: string): MonthRange | null {
  const date = dateIn(text)
  if (date) return rangeOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  const year = /^(\d{4})(?:年度?)?$/.exec(text)
  if (year) return rangeOf(Number(year[1]), 1, 12)
  const month = single.exec(text)
  if (month) return rangeOf(Number(month[1]), Number(month[2] ?? month[3] ?? month[4]))
  const part = /^(\d{4})年?(.+)$/.exec(text)
  const [first, last] = parts[part?.[2] ?? ''] ?? parts[`年${part?.[2]}`] ?? []
  return part && first && last ? rangeOf(Number(part[1]), first, last) : null
}

/** 2024年3月-6月, 2024.3-2024.6, 2024年3–6月. */
function spanOf(text: string): MonthRange | null {
  for (const mark of ['至', '到', '~', '—', '–', '--', '-']) {
    const at = text.indexOf(mark, 4)
    if (at < 0) continue
    const [before, after] = [text.slice(0, at), text.slice(at + mark.length)]
    const from = oneOf(before) ?? oneOf(`${before}月`)
    const to = from && (oneOf(after) ?? oneOf(`${from.from.slice(0, 4)}年${after.replace(/月$/, '')}月`))
    if (from && to && from.from <= to.to) return { from: from.from, to: to.to }
  }
  return null
}

function rangeOf(year: number, first: number, last = first): MonthRange | null {
  if (year < 1900 || year > 2100 || first < 1 || last > 12) return null
  const month = (of: number) => `${year}-${String(of).padStart(2, '0')}`
  return { from: month(first), to: month(last) }
}
