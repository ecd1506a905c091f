/**
 * A plan as a workbook in the official layout: an edition as it was published, or the draft as it stands; what it differs in
 * from the last edition on a sheet of its own. Columns hold recorded figures only; estimates stand in the remarks.
 */
import { writeXlsx } from 'hucre/xlsx'
import type { Language } from '#contract/language/catalogue.ts'
import type { InventedPart, PlanDifference, PlanEdition } from '#contract/plan-editions.ts'
import { type PlanRow, type PlanStatement, statementFields } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import { laidOut, type WorkbookSheet } from '#geodata/writers/xlsx-layout.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { findDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { say as sayIn } from '../http/words.ts'
import { targetFootnotes } from '../targets/footnotes.ts'
import { isDifferent } from './difference.ts'
import { findInvented } from './plans.queries.ts'
import { inventedIn } from './published-page.ts'
import { getEdition } from './read-editions.ts'
import { findPlan } from './read-plans.ts'

type Say = (key: string, params?: Record<string, string | number>) => string
type Cell = string | number | null
export type PlanWorkbook = { fileName: string; bytes: Uint8Array }
type Asked = { language: Language; id: string; edition: number | null }

/** Throws NotFound for a plan or an edition that is not there. */
export async function planWorkbook(
  connection: Connection,
  reader: Reader,
  { language, id, edition }: Asked,
): Promise<PlanWorkbook> {
  const say: Say = (key, params) => sayIn(language, key, params)
  const plan = await findPlan(connection, reader, id)
  const district = plan && (await findDistrict(connection, reader, plan.adcode))
  if (!plan || !district) throw new NotFound('plan', id)
  // what is unexplained today says nothing of an edition published before: that keeps its own
  const told =
    edition === null
      ? draftTold(say, plan, {
          invented: await findInvented(connection, reader, id),
          footnotes: await targetFootnotes(connection, reader, plan.adcode, say),
        })
      : editionTold(say, await getEdition(connection, reader, id, edition), { district, language })
  const title = say('plans.workbook.title', { district: district.name, name: told.name })
  const lines = [
    title,
    told.standing,
    say(`plans.workbook.${sourceTold(told.invented)}`, { day: told.dataDate }),
    ...statementLines(say, told.statement),
    say('plans.workbook.rule'),
  ]
  const foot = told.footnotes.map((each) => say('targets.footnoteLine', { told: each }))
  const sheets = [rowsSheet(say, { lines, rows: told.rows, foot })]
  if (told.difference && isDifferent(told.difference)) sheets.push(differenceSheet(say, title, told.difference))
  const bytes = await writeXlsx({ sheets: sheets.map(laidOut), properties: { title, creator: '连片' } })
  return { fileName: say('plans.workbook.fileName', { district: district.name, name: told.name }), bytes }
}

const sourceTold = (invented: readonly InventedPart[]) =>
  invented.includes('dataDate') ? 'dataInvented' : invented.length > 0 ? 'figuresInvented' : 'data'

type Told = Pick<PlanEdition['frozen'], 'name' | 'dataDate' | 'statement' | 'rows'> & {
  standing: string
  invented: readonly InventedPart[]
  footnotes: readonly string[]
  /** To the edition before. */
  difference: PlanDifference | null
}

const draftTold = (say: Say, plan: Plan, known: Pick<Told, 'invented' | 'footnotes'>): Told => ({
  ...{ name: plan.name, dataDate: plan.dataDate, statement: plan.statement, rows: plan.rows },
  ...{ ...known, difference: plan.difference },
  standing: say('plans.workbook.draft', { state: say(`plans.states.${plan.state}`), edition: plan.edition }),
})

type Reading = { district: { dataDateInvented: boolean }; language: Language }

function editionTold(say: Say, edition: PlanEdition, { district, language }: Reading): Told {
  const { publishedOn, documentNumber, approvedBy, frozen, difference } = edition
  const params = { edition: edition.edition, day: publishedOn, number: documentNumber ?? '—', body: approvedBy }
  const { name, dataDate, statement, rows } = frozen
  const invented = inventedIn(edition, district.dataDateInvented)
  const footnotes = (frozen.footnotes ?? []).map((told) => told[language])
  const standing = say('plans.workbook.published', params)
  return { name, dataDate, statement, rows, invented, footnotes, difference, standing }
}

const statementLines = (say: Say, statement: PlanStatement): string[] =>
  statementFields
    .filter((field) => statement[field] !== '')
    .map((field) => say('plans.workbook.statement', { field: say(`plans.statement.${field}`), text: statement[field] }))

const columns = [
  { key: 'serial', width: 6 },
  { key: 'name', width: 28 },
  { key: 'urgency', width: 10 },
  { key: 'street', width: 16 },
  { key: 'community', width: 16 },
  { key: 'builtYear', width: 10 },
  { key: 'households', width: 9 },
  { key: 'floorAreaM2', width: 12 },
  { key: 'costWan', width: 12 },
  { key: 'fundingLabel', width: 14 },
  { key: 'area', width: 20 },
  { key: 'workClass', width: 16 },
  { key: 'year', width: 9 },
  { key: 'note', width: 36 },
] as const

function rowsSheet(
  say: Say,
  { lines, rows, foot }: { lines: string[]; rows: readonly PlanRow[]; foot: string[] },
): WorkbookSheet {
  const blank = Array<null>(columns.length - 1).fill(null)
  return {
    name: say('plans.workbook.sheet'),
    lines,
    header: columns.map(({ key }) => say(`plans.columns.${key}`)),
    widths: columns.map(({ width }) => width),
    rows: [
      ...rows.map((row, at) => rowCells(say, row, at)),
      totalCells(say, rows),
      ...foot.map((each) => [each, ...blank]),
    ],
  }
}

const figures = ['households', 'floorAreaM2', 'costWan'] as const
const recorded = (value: PlanRow['households']): number | null => (value && !value.estimated ? value.amount : null)

function rowCells(say: Say, row: PlanRow, at: number): Cell[] {
  const estimates = figures.flatMap((field) => {
    const value = row[field]
    return value?.estimated
      ? say('plans.workbook.estimate', { field: say(`plans.columns.${field}`), amount: value.amount })
      : []
  })
  const remarks = [row.note, ...estimates].filter(Boolean).join(say('shell.comma'))
  return [
    ...[
      at + 1,
      row.name,
      row.urgency && say(`plans.rowUrgencies.${row.urgency}`),
      row.street,
      row.community,
      row.builtYear ?? row.builtYearNote,
    ],
    ...figures.map((field) => recorded(row[field])),
    ...[row.fundingLabel, row.area, row.workClass && say(`policies.workClass.${row.workClass}`), row.year],
    remarks || null,
  ]
}

function totalCells(say: Say, rows: readonly PlanRow[]): Cell[] {
  const sums = figures.map((field) => {
    const known = rows.flatMap((row) => recorded(row[field]) ?? [])
    return known.length > 0 ? known.reduce((sum, amount) => sum + amount, 0) : null
  })
  const unknown = figures.map((field) =>
    say('plans.workbook.unknown', {
      field: say(`plans.columns.${field}`),
      count: rows.filter((row) => recorded(row[field]) === null).length,
    }),
  )
  const head = [null, say('plans.workbook.total', { count: rows.length }), null, null, null, null]
  return [...head, ...sums, null, null, null, null, unknown.join(say('shell.comma'))]
}

/** A class of work and a grade by its name; everything else as it is. */
function factTold(say: Say, field: string, value: string | null): string | null {
  if (value === null) return null
  if (field === 'urgency') return say(`plans.rowUrgencies.${value}`)
  return field === 'workClass' ? say(`policies.workClass.${value}`) : value
}

function differenceSheet(say: Say, title: string, difference: PlanDifference): WorkbookSheet {
  const { edition, added, removed, moved, changed } = difference
  const year = (value: number | null) => value ?? say('plans.noYear')
  return {
    name: say('plans.workbook.differenceSheet'),
    lines: [say('plans.workbook.differenceTitle', { title, edition })],
    header: [
      say('plans.columns.name'),
      say('plans.difference.kind'),
      say('plans.difference.before'),
      say('plans.difference.after'),
    ],
    widths: [30, 18, 24, 24],
    rows: [
      ...added.map(({ name }) => [name, say('plans.difference.added'), null, null]),
      ...removed.map(({ name }) => [name, say('plans.difference.removed'), null, null]),
      ...moved.map(({ name, from, to }) => [name, say('plans.difference.moved'), year(from), year(to)]),
      ...changed.flatMap(({ name, facts }) =>
        facts.map(({ field, from, to }) => {
          const told = (value: string | null) => factTold(say, field, value)
          return [name, say(`plans.columns.${field}`), told(from), told(to)]
        }),
      ),
    ],
  }
}
