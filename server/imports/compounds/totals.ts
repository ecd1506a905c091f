/** Totals a file states, held against its rows. A total is never spread over rows. */
import { type FindingList, shown } from '#geodata/readers/finding-list.ts'
import type { Row } from '#geodata/readers/reading.ts'
import { toHalfWidth } from '#geodata/readers/tables/values.ts'
import type { Mapping } from '../columns.ts'
import { fieldKinds, type ImportField } from '../import-fields.ts'
import { figureIn } from '../units.ts'
import { readCell } from './cell-value.ts'
import type { ImportRecord } from './records.ts'

/** `compounds` counts the rows. Amounts are in the units a record keeps. */
export type StatedTotal = { row: number; field: SummedField | 'compounds'; amount: number; isPart: boolean }
type SummedField = Extract<
  ImportField,
  'households' | 'buildingCount' | 'stairwells' | 'floorAreaM2' | 'siteAreaM2' | 'costWan'
>

const summedFields: readonly SummedField[] = [
  ...(['households', 'buildingCount', 'stairwells'] as const),
  ...(['floorAreaM2', 'siteAreaM2', 'costWan'] as const),
]

const totalWords = /^.{0,8}(?:合计|总计|小计|共计|累计)(?:[::(\d共].*)?$/
const partWords = /小计/

/** Its name, or what stands in its first cell, is a word for a total. */
export function isTotalRow(row: Row, { columns }: Mapping): boolean {
  const nameColumn = columns.find(({ field }) => field === 'name')?.column
  const first = row.cells.find((cell) => cell !== null) ?? null
  const name = nameColumn === undefined ? null : (row.cells[nameColumn] ?? null)
  return [first, name].some((cell) => typeof cell === 'string' && cell.includes('计') && totalWords.test(plain(cell)))
}

const plain = (text: string) => toHalfWidth(text).replaceAll(/\s/g, '')

type Placed = { row: Row /** How many rows of the table stand above it. */; before: number }
type Judged = { records: readonly ImportRecord[]; mapping: Mapping; findings: FindingList }

/** Every total stated, each compared with the rows it is for: a 小计 with those since the one before it, else with all. */
export function checkTotals(rows: readonly Placed[], { records, mapping, findings }: Judged): StatedTotal[] {
  const inOrder = [...rows].sort((a, b) => a.before - b.before || a.row.row - b.row.row)
  return inOrder.flatMap(({ row, before }, at) => {
    const stated = amountsIn(row, mapping)
    const isPart = row.cells.some((cell) => typeof cell === 'string' && partWords.test(cell))
    const from = isPart ? (inOrder[at - 1]?.before ?? 0) : 0
    const isAbove = isPart && before === from
    const until = isAbove ? (inOrder[at + 1]?.before ?? Number.POSITIVE_INFINITY) : before
    const meant = isPart ? records.filter((each) => each.at >= from && each.at < until) : records
    return stated.map(({ field, amount }) => {
      if (meant.length > 0) compare({ field, amount }, { meant, row: row.row, mapping, findings })
      return { row: row.row, field, amount, isPart }
    })
  })
}

type Amount = { field: StatedTotal['field']; amount: number }

/** What stands under a column belongs to it; else the unit says what it is: "合计：20个小区，411户". */
function amountsIn(row: Row, { columns }: Mapping): Amount[] {
  const found = new Map<StatedTotal['field'], number>()
  for (const { column, field, factor } of columns) {
    if (!isSummed(field)) continue
    const amount = readCell(field, row.cells[column] ?? null, factor).values[field]
    if (amount !== undefined) found.set(field, amount)
  }
  for (const { field, amount } of row.cells.flatMap((cell) =>
    typeof cell === 'string' ? amountsSaid(plain(cell)) : [],
  ))
    if (!found.has(field)) found.set(field, amount)
  return [...found].map(([field, amount]) => ({ field, amount }))
}

const isSummed = (field: ImportField | null): field is SummedField => summedFields.some((each) => each === field)

const saidUnits: [RegExp, StatedTotal['field']][] = [
  [/^个?(?:老旧)?小区$|^个$/, 'compounds'],
  [/^户$/, 'households'],
  [/^[栋幢]楼?$/, 'buildingCount'],
  [/^个?单元$/, 'stairwells'],
  [/^万?(?:㎡|m²|平方米)$/, 'floorAreaM2'],
  [/^[万亿]元$/, 'costWan'],
]

function amountsSaid(text: string): Amount[] {
  const figures = text.matchAll(
    /(\d[\d,]*(?:\.\d+)?)(个?(?:老旧)?小区|个单元|单元|个|户|[栋幢]楼?|万?(?:㎡|m²|平方米)|[万亿]元)/g,
  )
  return [...figures].flatMap(([, digits = '', unit = '']): Amount[] => {
    const field = saidUnits.find(([form]) => form.test(unit))?.[1]
    if (!field) return []
    if (field === 'compounds') return [{ field, amount: Number(digits.replaceAll(',', '')) }]
    const figure = figureIn(field, digits + unit, 1)
    return figure && Number.isFinite(figure.value) ? [{ field, amount: figure.value }] : []
  })
}

type Meant = { meant: readonly ImportRecord[]; row: number; mapping: Mapping; findings: FindingList }

function compare({ field, amount }: Amount, { meant, row, mapping, findings }: Meant) {
  if (field === 'compounds') {
    if (amount !== meant.length) findings.tell('total-of-rows-differs', { total: amount, rows: meant.length }, row)
    return
  }
  const column = mapping.columns.find((each) => each.field === field)
  const values = meant.flatMap(({ values }) => values[field] ?? [])
  const params = { column: shown(column?.header ?? field), total: amount, rows: meant.length }
  if (values.length === 0) return findings.tell('total-not-spread', params, row)
  const sum = Number(values.reduce((sofar, value) => sofar + value, 0).toPrecision(12))
  // figures printed to two places are each up to half of the last place off
  const slack = fieldKinds[field] === 'count' ? 0 : 0.005 * (column?.factor ?? 1) * (values.length + 1)
  if (Math.abs(sum - amount) <= slack) return
  const unknown = meant.length - values.length
  findings.tell('total-differs', { ...params, sum, unknown, ...(unknown > 0 && { context: 'some' }) }, row)
}
