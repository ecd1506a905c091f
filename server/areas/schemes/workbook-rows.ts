/**
 * One row of 片区一览表 for each area. Columns hold sums of recorded figures and nothing else; what is estimated, invented or
 * missing is said in the remarks, so that nobody who adds the column up again gets a figure nobody recorded.
 */
import type { Total } from '#contract/area.ts'
import { leadStreetFaults } from '../lead-street.ts'
import { totalOf } from '../totals.ts'
import type { LedgerRow, RecordedArea } from './workbook.queries.ts'

/** Says a sentence of the workbook, or of the faults, in the reader's language. */
export type Say = (key: string, params?: Record<string, string | number>) => string

export type CellContent = string | number | null

export const areaColumns = [
  { key: 'name', width: 26 },
  { key: 'number', width: 8 },
  { key: 'compounds', width: 46 },
  { key: 'streets', width: 20 },
  { key: 'households', width: 9 },
  { key: 'floorArea', width: 12 },
  { key: 'builtYears', width: 12 },
  { key: 'planYear', width: 10 },
  { key: 'implementer', width: 24 },
  { key: 'cost', width: 11 },
  { key: 'remarks', width: 50 },
] as const
export type AreaColumn = (typeof areaColumns)[number]['key']

/** A cell of a workbook holds at most 32 767 characters. */
const longestCell = 32_000

export function areaRow(
  say: Say,
  area: RecordedArea,
  compoundOf: ReadonlyMap<string, LedgerRow>,
): Record<AreaColumn, CellContent> {
  const members = area.compounds.flatMap((id) => compoundOf.get(id) ?? [])
  const { figures, remarks } = sumsOf(say, members)
  const comma = say('shell.comma')
  const gone = area.compounds.length - members.length
  return {
    name: area.name,
    number: area.number,
    compounds: listOf(
      say,
      members.map(({ name }) => name),
    ),
    streets: [...new Set(members.flatMap(({ streetOffice }) => streetOffice ?? []))].join(comma) || null,
    planYear: area.planYear,
    implementer: area.implementer,
    ...figures,
    remarks: joined(say, [
      area.note,
      ...leadRemarks(say, area, members),
      ...remarks,
      gone > 0 && say('workbook.gone', { count: gone }),
    ]),
  }
}

/** The last row: what all areas hold together, by the same rule. */
export function totalRow(say: Say, members: readonly LedgerRow[]): Record<AreaColumn, CellContent> {
  const { figures, remarks } = sumsOf(say, members)
  return {
    name: say('workbook.total'),
    number: null,
    compounds: say('workbook.totalCompounds', { count: members.length }),
    streets: null,
    planYear: null,
    implementer: null,
    ...figures,
    remarks: joined(say, remarks),
  }
}

const summed = [
  ['households', 'households'],
  ['floorArea', 'floorAreaM2'],
  ['cost', 'costWan'],
] as const

function sumsOf(say: Say, members: readonly LedgerRow[]) {
  const totals = summed.map(([column, field]) => [column, totalOf(members.map((each) => each[field]))] as const)
  const [households, floorArea, cost] = totals.map(([, { recorded }]) => recorded) as (number | null)[] // one for each of `summed`
  const years = yearsOf(members, false)
  const told = totals.flatMap(([column, total]) => toldBeside(say, column, total))
  return {
    figures: { households, floorArea, cost, builtYears: years } as Record<
      'households' | 'floorArea' | 'cost' | 'builtYears',
      CellContent
    >,
    remarks: [...told, ...yearRemarks(say, members)],
  }
}

/** What does not stand in the column: estimates, and how many members have no figure at all. */
function toldBeside(say: Say, column: string, { estimated, unknown }: Total): string[] {
  const field = say(`workbook.columns.${column}`)
  return [
    ...(estimated === null ? [] : [say('workbook.estimated', { field, amount: estimated })]),
    ...(unknown === 0 ? [] : [say('workbook.missing', { field, count: unknown })]),
  ]
}

function yearRemarks(say: Say, members: readonly LedgerRow[]): string[] {
  const estimated = yearsOf(members, true)
  const unknown = members.filter(({ builtYear }) => builtYear === null).length
  const field = say('workbook.columns.builtYears')
  return [
    ...(estimated === null ? [] : [say('workbook.estimatedYears', { years: estimated })]),
    ...(unknown === 0 ? [] : [say('workbook.missing', { field, count: unknown })]),
  ]
}

/** A year, or the first and the last of several; null where there is none of that kind. */
function yearsOf(members: readonly LedgerRow[], estimated: boolean): number | string | null {
  const years = members.flatMap(({ builtYear }) => (builtYear?.estimated === estimated ? builtYear.amount : []))
  if (years.length === 0) return null
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return first === last ? first : `${first}–${last}`
}

function leadRemarks(say: Say, { leadStreetOfficeId }: RecordedArea, members: readonly LedgerRow[]): string[] {
  const leads = members.find((member) => member.streetOfficeId === leadStreetOfficeId)?.streetOffice
  const faults = leadStreetFaults(members, leadStreetOfficeId)
  return [
    ...(leadStreetOfficeId !== null && leads ? [say('workbook.lead', { street: leads })] : []),
    ...faults.map(({ code, params }) => say(`areas.faults.${code}`, params)),
  ]
}

function listOf(say: Say, names: readonly string[]): string | null {
  const comma = say('shell.comma')
  const all = names.join(comma)
  if (all.length <= longestCell) return all || null
  const shown = all.slice(0, longestCell).split(comma).slice(0, -1).join(comma)
  return `${shown}${comma}${say('workbook.more', { count: names.length })}`
}

const joined = (say: Say, parts: readonly (string | null | false)[]): string | null =>
  parts.filter(Boolean).join(say('workbook.semicolon')).slice(0, longestCell) || null
