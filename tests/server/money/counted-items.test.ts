import { describe, expect, it } from 'vitest'
import type { ItemLink, Relation } from '#contract/item-links.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { countItems, type Ticked } from '#server/money/counted-items.ts'
import { itemRules, payerSums, privateFindings, standingFindings } from '#server/money/payers.ts'

const tick = (itemCode: string, costWan: number | null, facts: Partial<Ticked> = {}): Ticked => ({
  ...{ itemCode, costWan, buildingId: null, need: 'needed', payer: null, workId: null },
  ...facts,
})
const back: Record<Relation, Relation> = { same: 'same', within: 'contains', contains: 'within', overlaps: 'overlaps' }
const linked = (fromItem: string, toItem: string, relation: Relation): ItemLink[] => [
  { fromItem, toItem, relation, reason: null, saidBy: 'reading' },
  { fromItem: toItem, toItem: fromItem, relation: back[relation], reason: null, saidBy: 'reading' },
]
const own = ['HJ-34', 'HN-4']
const count = (ticks: Ticked[], links: ItemLink[] = []) => {
  const { counted, findings } = countItems(ticks, { links, catalogues: own })
  const cost = counted.reduce((all, { costWan }) => all + (costWan ?? 0), 0)
  return { cost, items: counted.map(({ itemCode }) => itemCode), findings }
}

describe('计入的费用', () => {
  it('one work ticked in two classifications counts once, and what was left out is told', () => {
    const same = count([tick('HJ-34-5', 100), tick('HN-4-9', 100)], linked('HJ-34-5', 'HN-4-9', 'same'))
    expect(same).toMatchObject({ cost: 100, items: ['HJ-34-5'] })
    expect(same.findings).toMatchObject([
      { code: 'counted-once', params: { items: 'HJ-34-5', others: 'HN-4-9', amount: 100 } },
    ])
    const links = [...linked('HJ-34-4', 'HN-4-1', 'within'), ...linked('HJ-34-6', 'HN-4-1', 'within')]
    const ticks = [tick('HJ-34-4', 50), tick('HJ-34-6', 30), tick('HN-4-1', 200), tick('HJ-34-9', 7)]
    expect(count(ticks, links)).toMatchObject({ cost: 207, items: ['HN-4-1', 'HJ-34-9'] })
  })

  it('a classification of elsewhere counts only for what none of the district’s own prices', () => {
    const links = linked('HJ-34-5', 'SZ-3-4', 'same')
    expect(count([tick('SZ-3-4', 300), tick('HJ-34-5', 100)], links)).toMatchObject({ cost: 100 })
    expect(count([tick('SZ-3-4', 300), tick('HJ-34-5', null)], links)).toMatchObject({ cost: 300, findings: [] })
    expect(count([tick('SZ-3-9', 20), tick('HJ-34-5', 100)], links)).toMatchObject({ cost: 120, findings: [] })
  })

  it('items that only overlap both count, and somebody is asked to look', () => {
    const { cost, findings } = count([tick('HJ-34-3', 40), tick('HN-4-8', 60)], linked('HJ-34-3', 'HN-4-8', 'overlaps'))
    expect(cost).toBe(100)
    expect(findings).toMatchObject([{ code: 'perhaps-twice', params: { items: 'HJ-34-3、HN-4-8' } }])
  })

  it('a cost for the compound and costs for its buildings are one, the larger; buildings alone add up', () => {
    const at = (id: string, cost: number) => tick('HJ-34-3', cost, { buildingId: id })
    const both = count([tick('HJ-34-3', 100), at('a', 30), at('b', 20)])
    expect(both).toMatchObject({ cost: 100, findings: [{ code: 'buildings-too', params: { buildings: 50 } }] })
    expect(count([tick('HJ-34-3', 10), at('a', 30), at('b', 20)]).cost).toBe(50)
    const unpriced = tick('HJ-34-3', null, { buildingId: 'c' })
    expect(count([tick('HJ-34-3', 10), at('a', 30), unpriced]).items).toEqual(['HJ-34-3', 'HJ-34-3'])
    expect(count([tick('HJ-34-3', null), at('a', 30), at('b', 20)])).toMatchObject({ cost: 50, findings: [] })
  })

  it('what is done keeps its cost, and asks for none', () => {
    const done = count([tick('HJ-34-5', 80, { need: 'done' }), tick('HJ-34-6', null, { need: 'done' })])
    expect(done).toMatchObject({ cost: 80, items: ['HJ-34-5'] })
  })
})

describe('由谁付', () => {
  const packs = readPolicyPacks()
  const rules = itemRules(packs.flatMap(({ id, catalogues }) => catalogues.map((each) => ({ ...each, packId: id }))))

  it('a lift is paid by the households it serves; the budget paying for it is told with the clause', () => {
    expect(rules.get('HN-4-11')?.payer).toMatchObject({
      payer: 'residents',
      clause: '四（三）',
      printed: '个性项目户主负责',
    })
    const lift = (payer: 'government' | 'residents') => privateFindings([tick('HN-4-11', 60, { payer })], rules)
    expect(lift('government')).toMatchObject([{ code: 'private-paid-by-others', cites: { clause: '四（三）' } }])
    expect(lift('residents')).toEqual([])
    expect(privateFindings([tick('HN-4-11', null, { payer: 'government' })], rules)).toEqual([])
    expect(privateFindings([tick('HN-4-9', 60, { payer: 'government' })], rules)).toEqual([])
  })

  it('what utilities pay stands apart from facilities with channels of their own', () => {
    const sums = payerSums([
      { payer: 'utility', costWan: 30 },
      { payer: 'own-channel', costWan: 10 },
      { payer: 'government', costWan: 60 },
      { payer: null, costWan: null },
    ])
    expect(sums.utilityShare).toBeCloseTo(0.3)
    expect(sums.byPayer).toContainEqual({ payer: 'own-channel', amountWan: 10 })
    expect(payerSums([]).utilityShare).toBeNull()
  })

  it('a day of allocation before that of the application is told', () => {
    const days = { applied: '2020-05-01', allocated: '2020-03-01' }
    expect(standingFindings([{ standingDays: days }])).toMatchObject([{ params: { number: 1 } }])
    expect(standingFindings([{ standingDays: { applied: '2020-03-01', allocated: '2020-05-01' } }])).toEqual([])
  })
})
