import { expect, it } from 'vitest'
import { Contribution } from '#contract/money-record.ts'
import { applicationOf } from '#server/money/application.ts'
import type { StoredMoney } from '#server/money/money.queries.ts'
import { reckon } from '#server/money/reckon.ts'

const item = (itemCode: string, costWan: number, payer: 'government' | 'utility') => ({
  ...{ itemCode, costWan, payer, buildingId: null, need: 'needed' as const, workId: null },
})
const stored: StoredMoney = {
  ...{ id: '410108-1', adcode: '410108', name: '甲小区', street: null, planYear: 2020, builtYear: 1998 },
  ...{ buildings: 3, households: 90, floorAreaM2: 8000, costWan: null, fund: null, subsidy: null },
  items: [item('HJ-34-5', 100, 'government'), item('HJ-34-2', 60, 'utility')],
  contributions: [
    Contribution.parse({ source: 'utility', amountWan: 50 }),
    Contribution.parse({ source: 'facility-channel', amountWan: 7 }),
    Contribution.parse({
      ...{ source: 'residents', amountWan: 30 },
      payments: [{ amountWan: 4, onDay: '2021-03-01', confirmedBy: '甲街道办事处', progressPercent: 35 }],
    }),
  ],
}

it('a row of the project list adds up: cost, who brings how much of it, what is missing; other money stands beside', () => {
  const rule = { packs: [], links: [], catalogues: ['HJ-34'], items: new Map(), carriedBy: null }
  const applicants = [{ stored, reckoned: reckon(stored, rule) }]
  const { sheets } = applicationOf((key) => key, { district: '惠济区', lines: [], items: new Map(), applicants })
  const { header, rows } = sheets[0]!
  const told = (column: string) => rows[0]?.[header.indexOf(`money.application.columns.${column}`)]
  expect(['cost', 'owners', 'residents', 'others', 'missing', 'outside'].map(told)).toEqual([
    100,
    null,
    30,
    null,
    70,
    57,
  ])
})

it('the payments go out with the confirmation of the street office; what nobody confirmed stays empty', () => {
  const rule = { packs: [], links: [], catalogues: [], items: new Map(), carriedBy: null }
  const applicants = [{ stored, reckoned: reckon(stored, rule) }]
  const { sheets } = applicationOf((key) => key, { district: '惠济区', lines: [], items: new Map(), applicants })
  expect(sheets.at(-1)).toMatchObject({
    name: 'money.payments',
    rows: [['甲小区', 'money.sources.residents', '2021-03-01', 4, null, null, '甲街道办事处', null, 35]],
  })
})
