/**
 * 项目清单: the compounds an application for money of higher levels names, with cost and sources, and each sum that has been asked for with
 * the performance it hangs on (豫政办〔2019〕58号 四（一）). No document prints its columns: they are ours.
 */
import type { Waterfall } from '#contract/money.ts'
import { budgetSources, type MoneySource, standings } from '#contract/money-sources.ts'
import type { WorkbookSheet } from '#geodata/writers/xlsx-layout.ts'
import type { StoredMoney } from './money.queries.ts'
import type { ItemRule } from './payers.ts'
import type { Reckoned } from './reckon.ts'
import { sum } from './waterfall.ts'

export type Say = (key: string, params?: Record<string, string | number>) => string
export type Applicant = { stored: StoredMoney; reckoned: Reckoned }
export type Application = { title: string; fileName: string; sheets: readonly WorkbookSheet[] }
type Asked = {
  district: string
  /** What has to stand above every sheet: document and data date. */
  lines: readonly string[]
  items: ReadonlyMap<string, ItemRule>
  applicants: readonly Applicant[]
}

/** Sources gathered into columns, in the order of the waterfall. */
const columns = {
  central: ['central-budget', 'central-subsidy'],
  higher: ['province-award', 'higher-award'],
  district: ['district-budget'],
  owners: ['owner-unit', 'utility'],
  residents: ['residents', 'maintenance-fund', 'provident-fund', 'public-revenue', 'community-fund'],
  others: ['donation', 'social-capital', 'facility-channel', 'government-debt'],
} as const satisfies Record<string, readonly MoneySource[]>
type Column = keyof typeof columns
const columnNames = Object.keys(columns) as Column[] // the keys of the table above

export function applicationOf(say: Say, asked: Asked): Application {
  const title = say('money.application.title', { district: asked.district })
  const lines = [title, ...asked.lines]
  return {
    title,
    fileName: `${title}.xlsx`,
    sheets: [projectSheet, sumsSheet, paymentSheet].map((sheet) => sheet(say, asked, lines)),
  }
}

const projectSheet = (say: Say, { applicants, items }: Asked, lines: readonly string[]): WorkbookSheet => ({
  name: say('money.application.projects'),
  lines,
  header: [
    ...(['number', 'street', 'compound', 'builtYear', 'buildings', 'households', 'floorArea', 'planYear'] as const),
    ...(['works', 'cost'] as const),
    ...columnNames,
    ...(['missing', 'outside', 'remark'] as const),
  ].map((each) => say(`money.application.columns.${each}`)),
  widths: [6, 14, 26, 10, 8, 8, 12, 9, 44, 12, 12, 12, 12, 12, 12, 12, 12, 14, 30],
  rows: applicants.map(({ stored, reckoned }, index) => {
    const { waterfall, counted } = reckoned
    const works = [...new Set(counted.map(({ itemCode }) => items.get(itemCode)?.label ?? itemCode))]
    return [
      ...[index + 1, stored.street, stored.name, stored.builtYear, stored.buildings, stored.households],
      ...[stored.floorAreaM2, stored.planYear, works.join('、') || null, waterfall.costWan],
      ...columnNames.map((name) => broughtBy(waterfall, columns[name])),
      waterfall.remainderWan === 0 && waterfall.isAtLeast ? null : waterfall.remainderWan,
      broughtOutside(stored, waterfall),
      remarkOf(say, reckoned),
    ]
  }),
})

/** Towards the cost beside it, with which it has to add up. Null where nobody entered a source of the kind: unknown is not zero. */
const broughtBy = ({ steps }: Waterfall, sources: readonly MoneySource[]): number | null =>
  sumOrNone(steps.filter(({ source }) => sources.includes(source)))

/** Money for works that are no part of that cost: lines of utilities, facilities with channels of their own. */
const broughtOutside = ({ contributions }: StoredMoney, { steps }: Waterfall): number | null =>
  sumOrNone(contributions.filter((each) => !steps.some(({ source }) => source === each.source)))

const sumOrNone = (amounts: readonly { amountWan: number }[]): number | null =>
  amounts.length === 0 ? null : sum(amounts.map(({ amountWan }) => amountWan))

function remarkOf(say: Say, { waterfall }: Reckoned): string | null {
  if (waterfall.costWan === null) return say('money.costUnknown')
  return waterfall.isAtLeast ? say('money.itemsWithoutCost', { count: waterfall.itemsWithoutCost }) : null
}

const sumsSheet = (say: Say, { applicants }: Asked, lines: readonly string[]): WorkbookSheet => ({
  name: say('money.application.sums'),
  lines,
  header: [
    ...(['compound', 'source', 'amount', 'standing'] as const).map((each) => say(`money.application.columns.${each}`)),
    ...standings.slice(1).map((standing) => say('money.standingDay', { standing: say(`money.standings.${standing}`) })),
    ...(['document', 'performance', 'performanceNote'] as const).map((each) =>
      say(`money.application.columns.${each}`),
    ),
  ],
  widths: [26, 20, 12, 10, 12, 12, 12, 12, 28, 10, 34],
  rows: applicants.flatMap(({ stored }) =>
    stored.contributions
      .filter(({ source }) => budgetSources.includes(source))
      .map((each) => [
        ...[stored.name, say(`money.sources.${each.source}`), each.amountWan, say(`money.standings.${each.standing}`)],
        ...standings.slice(1).map((standing) => each.standingDays[standing] ?? null),
        ...[each.document, each.performanceScore, each.performanceNote],
      ]),
  ),
})

/** 拨付: what left already, with the confirmation of the street office. */
const paymentSheet = (say: Say, { applicants }: Asked, lines: readonly string[]): WorkbookSheet => ({
  name: say('money.payments'),
  lines,
  header: [
    ...(['compound', 'source', 'paidOn', 'amount', 'item', 'payee'] as const).map((each) =>
      say(`money.application.columns.${each}`),
    ),
    ...(['confirmedBy', 'confirmedOn', 'progressPercent'] as const).map((each) => say(`money.${each}`)),
  ],
  widths: [26, 20, 12, 12, 12, 24, 24, 12, 14],
  rows: applicants.flatMap(({ stored }) =>
    stored.contributions.flatMap(({ source, payments }) =>
      payments.map((each) => [
        ...[stored.name, say(`money.sources.${source}`), each.onDay, each.amountWan, each.itemCode, each.payee],
        ...[each.confirmedBy, each.confirmedOn, each.progressPercent],
      ]),
    ),
  ),
})
