/**
 * Names of compounds, street offices and districts in a form in which two ways of writing one name are equal. Keys compare; they are never
 * shown and never saved.
 */

const numerals = '〇一二三四五六七八九'
const steps: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** 一四四 → 144, 一百四十四 → 144, 十二 → 12. */
function arabic(run: string): string {
  const written = run.replaceAll(/[零○]/g, '〇')
  if (!/[十百千]/.test(written)) return [...written].map((sign) => numerals.indexOf(sign)).join('')
  let sum = 0
  let digit = -1
  for (const sign of written) {
    const step = steps[sign]
    if (step === undefined) digit = Math.max(digit, 0) * (digit > 0 ? 10 : 1) + numerals.indexOf(sign)
    else {
      sum += (digit < 0 ? 1 : digit) * step
      digit = -1
    }
  }
  return String(sum + Math.max(digit, 0))
}

/** Another name said in brackets. Other brackets tell compounds apart: 一期, 6号楼. */
const otherName = /[([{【〔](?:原名?|曾用名|又名|即|别名)[::为是]?([^)\]}】〕]{2,})[)\]}】〕]/

/** Half-width, lower case, without spaces, brackets, quotes and points; numerals as digits; 86号院 as 86号. */
export function nameKey(name: string): string {
  const key = plain(name)
    .replace(otherName, '')
    .replaceAll(/[〇零○一二三四五六七八九十百千]+/g, arabic)
    .replaceAll(/(?<=\d)[-‐-―~至到](?=\d)/g, 'TO')
    .replaceAll(/(?<=\d)[、,.](?=\d)/g, 'AND')
    .replaceAll(/[\p{P}\p{S}\p{Cf}]/gu, '')
    .replaceAll(/(?<=\d)号[大小]?院/g, '号')
  return key || plain(name)
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** What is said in brackets to be another name: 金桂苑小区（原粮食局家属院） has the second one too. */
export const otherNameIn = (name: string): string | null => otherName.exec(plain(name))?.[1] ?? null

const kindOfPlace = /(?:家属[院区楼]|住宅小?区|生活区|居住区|小区|社区|[大小]院|院)$/

/** The key without the word for the kind of place at its end, and that word: 金桂苑 and 小区. */
export function stemOf(name: string): { stem: string; kind: string } {
  const key = nameKey(name).replaceAll(/(?:小区|社区)(?=\d)/g, '')
  const kind = kindOfPlace.exec(key)?.[0] ?? ''
  const stem = key.slice(0, key.length - kind.length)
  return stem.length < 2 ? { stem: key, kind: '' } : { stem, kind }
}

/** 刘寨街道办事处, 刘寨街道 and 惠济区刘寨街道 are one; '' where nothing is told. */
export function streetKey(name: string | null | undefined): string {
  const key = plain(name ?? '').replace(/^.{1,8}?[市区县旗](?=.{2,}(?:街道|办事处|镇|乡))/, '')
  return key.replace(/(?:人民政府|街道办事处|街道办|办事处|街道|[镇乡])$/, '')
}

export const communityKey = (name: string | null | undefined): string =>
  plain(name ?? '').replace(/(?:社区居委会|社区居民委员会|居民委员会|居委会|社区|村委会|村)$/, '')

export const districtKey = (name: string | null | undefined): string => plain(name ?? '').replace(/^.*市(?=.{2,})/, '')

/** The words that tell nothing apart where every second compound is one: 财政局宿舍, 邮电局宿舍. */
const commonWords = /(?:职工|集资|老)*(?:宿舍|公寓|商住楼|家属)楼?$/

/** What is compared where names are alike and not equal. */
export type NameShape = { core: string; numbers: string; sides: string }

export function shapeOf(name: string): NameShape {
  const { stem } = stemOf(name)
  const core = stem.replace(commonWords, '')
  const sides = /[东西南北]+$/.exec(stem)?.[0] ?? ''
  return { core: core.length < 2 ? stem : core, numbers: (stem.match(/\d+/g) ?? []).join(' '), sides }
}

/** 0–1. Names with different numbers or sides are of different places, however alike the rest: 6号楼 and 7号楼, 东院 and 西院. */
export function similarity(a: NameShape, b: NameShape): number {
  if (a.numbers && b.numbers && a.numbers !== b.numbers) return 0
  if (a.sides && b.sides && ![...a.sides].some((side) => b.sides.includes(side))) return 0
  const [short, long] = a.core.length <= b.core.length ? [a.core, b.core] : [b.core, a.core]
  const within = short.length >= 2 && long.includes(short) ? 0.6 + (0.35 * short.length) / long.length : 0
  return Math.max(within, 1 - distance(short, long) / Math.max(1, long.length))
}

/** How many letters are put in, left out or replaced between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
