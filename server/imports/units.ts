/** Units as headings and cells write them, and what a figure in them is multiplied with to be what a record keeps. */
import { numberIn, toHalfWidth } from '#geodata/readers/tables/values.ts'
import { type FieldKind, fieldKinds, type ImportField } from './import-fields.ts'

const squareMetre = ['㎡', 'm²', '平方米', '平米', '平方']
const counted = ['户', '栋', '幢', '座', '个', '套', '家', '单元', '处', '个单元', '栋楼']

const withPrefix = (prefix: string, units: readonly string[], factor: number) =>
  units.map((unit) => [prefix + unit, factor] as const)

/** A record keeps m², 万元, whole numbers and shares from 0 to 1. */
const factors: Partial<Record<FieldKind, ReadonlyMap<string, number>>> = {
  area: new Map([
    ...withPrefix('', squareMetre, 1),
    ...withPrefix('万', squareMetre, 1e4),
    ['万', 1e4],
    ['亩', 2000 / 3],
    ...withPrefix('', ['公顷', 'ha', 'hm²'], 1e4),
    ...withPrefix('', ['km²', '平方公里', '平方千米'], 1e6),
  ]),
  money: new Map([
    ['元', 1e-4],
    ['千元', 0.1],
    ['万元', 1],
    ['万', 1],
    ['百万元', 100],
    ['亿元', 1e4],
    ['亿', 1e4],
  ]),
  count: new Map([...withPrefix('', counted, 1), ...withPrefix('百', counted, 100), ...withPrefix('万', counted, 1e4)]),
  share: new Map([['%', 0.01]]),
}

/** What a figure in a unit is multiplied with; null for a unit the field does not have. */
export const factorOf = (field: ImportField, unit: string): number | null =>
  factors[fieldKinds[field]]?.get(tidyUnit(unit)) ?? null

/** What a figure without a unit is multiplied with under a heading. */
export const factorUnder = (field: ImportField | null, unit: string | null): number =>
  field === null || unit === null ? 1 : (factorOf(field, unit) ?? 1)

const tidyUnit = (unit: string) => withSquares(toHalfWidth(unit)).replaceAll(/\s/g, '').toLowerCase()

/** "m2" and "M2" as m²: a digit within a unit is no figure. */
const withSquares = (text: string) => text.replaceAll(/([a-z]*m)(?:2|\^2)(?![\d.])/gi, '$1²')

const allUnits = [...new Set(Object.values(factors).flatMap((units) => [...units.keys()]))].sort(
  (a, b) => b.length - a.length,
)

/** A heading taken apart: "建筑面积（万㎡）" → 建筑面积 and 万㎡. What stands in brackets and is no unit is left out of the word. */
export function headingOf(header: string): { word: string; unit: string | null } {
  const tidy = tidyUnit(header)
  const inside = [...tidy.matchAll(/[([【<]([^()[\]【】<>]*)[)\]】>]/g)].map(([, text = '']) =>
    text.replace(/^单位[::]?/, ''),
  )
  const bare = tidy.replaceAll(/[([【<][^()[\]【】<>]*[)\]】>]?/g, '')
  const unit = inside.find((text) => allUnits.includes(text)) ?? null
  if (unit) return { word: bare, unit }
  const trailing = allUnits.find((each) => bare.length > each.length + 1 && bare.endsWith(each) && isSetOff(bare, each))
  if (!trailing) return { word: bare, unit: null }
  return { word: bare.slice(0, -trailing.length).replace(/[/,,::_-]$/, ''), unit: trailing }
}

/** Behind a stroke any unit is one; without it only what is no word of a heading: 面积万㎡, not 产权单元. */
const isSetOff = (word: string, unit: string) =>
  /[/,,::_-]/.test(word.at(-unit.length - 1) ?? '') || /[㎡²%]|^万|元$|平方米$/.test(unit)

export type Figure = { value: number; unit: string; factor: number }

/**
 * The figure in a cell, as the record keeps it. A unit in the cell goes before the column's.
 * Null where the cell is not one number; factor NaN where its unit is not the field's.
 */
export function figureIn(field: ImportField, cell: string | number, columnFactor: number): Figure | null {
  const read = typeof cell === 'number' ? { value: cell, unit: '' } : numberIn(withSquares(toHalfWidth(cell)))
  if (!read || !Number.isFinite(read.value)) return null
  const factor = read.unit === '' ? columnFactor : (factorOf(field, read.unit) ?? Number.NaN)
  // 2.01 × 10⁴ is 20099.999999999996 in floating point
  return { value: Number((read.value * factor).toPrecision(12)), unit: read.unit, factor }
}
