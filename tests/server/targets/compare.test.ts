import { describe, expect, it } from 'vitest'
import type { Target } from '#contract/targets.ts'
import { compareTarget, type Reaching, reachOf } from '#server/targets/compare.ts'
import { statedAmount, stateOf } from '#server/targets/standing.ts'
import type { LedgerRow } from '#server/targets/targets.queries.ts'

const stated = (own: Partial<Target>): Target => ({
  id: '990401-g-t',
  adcode: '990401',
  pack: { id: 'huiji-2019-63', documentNumber: '惠政文〔2019〕63号', level: 'district' },
  measure: 'finish',
  strength: 'stated',
  unit: 'compound',
  year: 2020,
  amount: null,
  onDay: null,
  builtBefore: null,
  streetOffice: null,
  fundingLabel: null,
  source: 'huiji-2019-63',
  clause: '一（三）',
  printed: '原文',
  note: null,
  quoted: null,
  version: 1,
  ...own,
})
const target = (own: Partial<Target>): Reaching => ({ ...stated(own), reach: reachOf(stated(own)) })
const row = (name: string, own: Partial<LedgerRow> = {}): LedgerRow => ({
  id: `990401-c-${name}`,
  name,
  version: 1,
  planYear: 2020,
  isYearPrinted: true,
  builtYear: null,
  builtYearNote: null,
  streetOffice: null,
  fundingLabel: null,
  households: null,
  steps: [],
  ...own,
})
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

describe('a target held against the ledger', () => {
  const rows = [row('a', { planYear: 2019 }), row('b'), row('c', { planYear: 2021 }), row('d', { planYear: null })]

  it('that is short of rows names those planned elsewhere, but none that another target accounts for', () => {
    const earlier = target({ id: '990401-g-s', year: 2019, amount: 1, measure: 'start' })
    const found = compareTarget(target({ amount: 2 }), rows, [earlier], '2020-06-01')
    expect(found).toMatchObject({ wanted: 2, planned: 1, difference: -1, isExact: false })
    expect(found.rows.map(({ name, why }) => [name, why])).toEqual([
      ['c', 'planned-elsewhere'],
      ['d', 'no-year'],
    ])
    expect(names(compareTarget(target({ amount: 2 }), rows, [], '2020-06-01').rows)).toEqual(['c', 'd', 'a'])
  })

  it('that has a row too many names the one whose year is not as printed', () => {
    const moved = [...rows, row('e', { isYearPrinted: false })]
    const found = compareTarget(target({ amount: 1 }), moved, [], '2020-06-01')
    expect(found).toMatchObject({ difference: 1, isExact: true })
    expect(found.rows.map(({ name, why }) => [name, why])).toEqual([['e', 'moved-here']])
  })

  it('without a number means all: every row planned later, or not at all, is missing', () => {
    const found = compareTarget(target({ onDay: '2020-06-30' }), rows, [], '2020-06-01')
    expect(found).toMatchObject({ reach: 'all', wanted: 4, planned: 2, difference: -2, isExact: true })
    expect(found.rows.map(({ name, why }) => [name, why])).toEqual([
      ['c', 'later'],
      ['d', 'no-year'],
    ])
  })

  it('that means all still does after somebody made a number of it', () => {
    const all = stated({ onDay: '2020-06-30' })
    const change = { outcome: 'change-target' as const, difference: -2, moved: [], amount: { from: null, to: 3 } }
    const signed = { id: 'o', targetId: all.id, by: '住建局', onDay: '2020-06-01', reason: '核定' }
    const outcome = { ...change, ...signed, withdrawnAt: null, withdrawnReason: null }
    const changed = { ...all, amount: 3 }
    const reach = reachOf({ ...changed, amount: statedAmount(3, [outcome]) })
    expect(compareTarget({ ...changed, reach }, rows, [], '2020-06-01')).toMatchObject({
      ...{ reach: 'all', wanted: 3, planned: 2, difference: -1 },
    })
    const twice = [outcome, { ...outcome, amount: { from: 3, to: 1 } }]
    expect(statedAmount(1, twice)).toBeNull()
    const tooMany = compareTarget({ ...all, amount: 1, reach }, rows, [], '2020-06-01')
    expect(tooMany.rows.map(({ name, why }) => [name, why])).toEqual([
      ['a', 'one-too-many'],
      ['b', 'one-too-many'],
    ])
    // withdrawn it counts no more, and what the district wrote anew since is a number of its own
    expect(statedAmount(3, [{ ...outcome, withdrawnAt: '2020-06-02T00:00:00Z' }])).toBe(3)
    expect(statedAmount(20, [outcome])).toBe(20)
  })

  it('of a build year speaks of no compound nobody can date, and of none built in that very year', () => {
    const dated = [
      row('old', { builtYear: 1995 }),
      row('line', { builtYear: 2000 }),
      row('new', { builtYear: 2001 }),
      row('vague', { builtYearNote: '90年代初' }),
      row('unknown'),
    ]
    const found = compareTarget(target({ builtBefore: 2000, year: 2021 }), dated, [], '2020-06-01')
    expect([found.wanted, found.planned]).toEqual([2, 2])
    expect(found.undecided).toEqual(['990401-c-line', '990401-c-unknown'])
  })

  it('in households without any in the rows stays unassigned, and no estimate fills it', () => {
    const found = compareTarget(target({ unit: 'household', amount: 411 }), [row('a'), row('b')], [], '2020-06-01')
    expect(found.households).toEqual({ known: 0, of: 2, unassigned: 411 })
    expect(stateOf(found, [], true)).toBe('unassigned')
    const counted = [row('a', { households: 400 }), row('b', { households: 11 })]
    expect(
      stateOf(compareTarget(target({ unit: 'household', amount: 411 }), counted, [], '2020-06-01'), [], true),
    ).toBe('agrees')
  })

  it('is told beside what the dated steps say by its day, invented ones counted apart', () => {
    const step = (status: LedgerRow['steps'][number]['status'], onDay: string, invented = false) => ({
      ...{ status, onDay, invented },
    })
    const stepped = [
      row('done', { steps: [step('under-way', '2019-11-01'), step('finished', '2020-05-01')] }),
      row('invented', { steps: [step('finished', '2019-12-01', true)] }),
      row('late', { steps: [step('finished', '2021-02-01')] }),
      row('dropped', { steps: [step('under-way', '2020-01-01'), step('dropped', '2020-02-01')] }),
      row('elsewhere', { planYear: 2021, steps: [step('accepted', '2020-07-01')] }),
    ]
    const { actual } = compareTarget(target({ amount: 4 }), stepped, [], '2021-06-01')
    expect(actual).toEqual({
      judgedOn: '2020-12-31',
      isOver: true,
      done: ['990401-c-done', '990401-c-invented', '990401-c-elsewhere'],
      withinYear: 2,
      ofPlanned: 2,
      invented: 1,
    })
    const started = compareTarget(target({ amount: 4, measure: 'start' }), stepped, [], '2020-01-15').actual
    expect([started.judgedOn, started.isOver, started.done.length]).toEqual(['2020-01-15', false, 3])
  })
})

describe('a difference that was explained', () => {
  const rows = [row('a'), row('c', { planYear: 2021 })]
  const compared = compareTarget(target({ amount: 2 }), rows, [], '2020-06-01')
  const note = {
    id: '990401-outcome-1',
    targetId: '990401-g-t',
    outcome: 'note' as const,
    difference: -1,
    by: '住建局',
    onDay: '2020-06-01',
    reason: '顺延',
    moved: [],
    amount: null,
    rows: ['990401-c-c'],
    withdrawnAt: null,
    withdrawnReason: null,
  }

  it('stays explained while amount and rows are the same, and is open again when either is another', () => {
    expect(stateOf(compared, [], true)).toBe('differs')
    expect(stateOf(compared, [note], true)).toBe('explained')
    expect(stateOf(compared, [{ ...note, difference: -2 }], true)).toBe('reopened')
    expect(stateOf(compared, [{ ...note, rows: ['990401-c-b'] }], true)).toBe('reopened')
    expect(stateOf(compared, [{ ...note, withdrawnAt: '2020-06-02T00:00:00Z' }], true)).toBe('differs')
    expect(stateOf(compared, [], false)).toBe('no-ledger')
  })
})
