import { describe, expect, it } from 'vitest'
import type { BalanceUnit } from '#contract/balance.ts'
import { sumsOfItem, sumsOfUnit } from '#contract/balance-sums.ts'
import {
  amountOf,
  changeOf,
  draftOf,
  gapsIn,
  isUnchanged,
  placeOf,
  type Step,
  sumsOf,
  withItem,
  withItemBack,
  withItems,
  withLine,
  withLineChanged,
  withoutItem,
  withoutLine,
} from '#web/balance/unit-draft.ts'

const none = { incomeWan: null, costWan: null, balanceWan: null }
const income = (amountWan: number) => ({ side: 'income' as const, name: '租金', amountWan })
const cost = (amountWan: number) => ({ side: 'cost' as const, name: '改造费用', amountWan })

describe('the sums of a balance unit', () => {
  const items: [string, Parameters<typeof sumsOfItem>[0], ReturnType<typeof sumsOfItem>][] = [
    [
      'a compound without a line costs an unknown amount, not nothing',
      { kind: 'compound', lines: [] },
      { ...none, unknown: 1 },
    ],
    [
      'a cost entered as 0 is known',
      { kind: 'area', lines: [cost(0)] },
      { incomeWan: null, costWan: 0, balanceWan: 0, unknown: 0 },
    ],
    [
      'a compound with an income only still costs an unknown amount',
      { kind: 'compound', lines: [income(3)] },
      { incomeWan: 3, costWan: null, balanceWan: 3, unknown: 1 },
    ],
    [
      'a parcel with a cost only still brings an unknown amount',
      { kind: 'parcel', lines: [cost(3)] },
      { incomeWan: null, costWan: 3, balanceWan: -3, unknown: 1 },
    ],
    [
      'a project is whole with its income',
      { kind: 'project', lines: [income(0.1), income(0.2)] },
      { incomeWan: 0.3, costWan: null, balanceWan: 0.3, unknown: 0 },
    ],
    [
      'what comes in and goes out alike is even',
      { kind: 'project', lines: [income(0.3), cost(0.1), cost(0.2)] },
      { incomeWan: 0.3, costWan: 0.3, balanceWan: 0, unknown: 0 },
    ],
  ]
  it.each(items)('are those of its items: %s', (_, item, expected) => {
    expect(sumsOfItem(item)).toEqual(expected)
  })

  it('add up items and the lines of none, and count what is unknown', () => {
    const unit = [
      { kind: 'compound' as const, lines: [cost(100)] },
      { kind: 'area' as const, lines: [] },
      { kind: 'parcel' as const, lines: [income(80)] },
    ]
    expect(sumsOfUnit(unit, [income(30), cost(5)])).toEqual({ incomeWan: 110, costWan: 105, balanceWan: 5, unknown: 1 })
    expect(sumsOfUnit([], [])).toEqual({ ...none, unknown: 0 })
  })
})

describe('an amount as typed', () => {
  it.each([
    ['1200.5', 1200.5],
    ['1,200.5', 1200.5],
    ['1 200', 1200],
    [' 0 ', 0],
    ['', null],
    ['-3', null],
    ['1e9', null],
    ['12万', null],
    ['100000001', null],
  ])('%j is %j', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount)
  })
})

describe('a place as typed', () => {
  it.each([
    ['113.62, 34.82', [113.62, 34.82]],
    ['113.62，34.82', [113.62, 34.82]],
    ['113.62 34.82', [113.62, 34.82]],
    ['', null],
    ['34.82, 113.62', 'bad'],
    ['465000, 3856000', 'bad'],
    ['113.62', 'bad'],
    ['新华路', 'bad'],
  ])('%j is %j', (typed, place) => {
    expect(placeOf(typed)).toEqual(place)
  })
})

describe('a unit that is edited', () => {
  const sums = { ...none, unknown: 0 }
  const unit: BalanceUnit = {
    id: '410108-u-1',
    adcode: '410108',
    name: '组合一',
    note: null,
    items: [
      {
        kind: 'compound',
        recordId: '410108-c-1',
        name: '一院',
        place: [113.6, 34.8],
        gone: false,
        lines: [cost(40)],
        sums,
        proposedCostWan: null,
      },
      {
        kind: 'parcel',
        recordId: null,
        name: '地块',
        place: [113.7, 34.8],
        gone: false,
        lines: [income(50), cost(1)],
        sums,
        proposedCostWan: null,
      },
    ],
    lines: [income(2)],
    sums,
    version: 3,
  }
  const draft = draftOf(unit)
  const [yard, parcel] = draft.items
  const edited = (...steps: Step[]) => steps.reduce((now, step) => step(now), draft)

  it('is sent as it came where nothing is changed', () => {
    expect(isUnchanged(draft, unit)).toBe(true)
    expect(changeOf(draft)).toEqual({
      version: 3,
      name: '组合一',
      note: null,
      items: [
        { kind: 'compound', recordId: '410108-c-1', lines: [cost(40)] },
        { kind: 'parcel', name: '地块', place: [113.7, 34.8], lines: [income(50), cost(1)] },
      ],
      lines: [income(2)],
    })
  })

  it('has its sum with every keystroke, and leaves out what is no amount yet', () => {
    const line = yard!.lines[0]!.key
    expect(sumsOf(draft).balanceWan).toBe(11)
    expect(sumsOf(edited(withLineChanged(yard!.key, line, { amount: '4' }))).balanceWan).toBe(47)
    const halfway = edited(
      withLineChanged(yard!.key, line, { amount: '4,' }),
      withLineChanged(yard!.key, line, { amount: '四' }),
    )
    expect(sumsOf(halfway)).toMatchObject({ balanceWan: 51, unknown: 1 })
    expect(gapsIn(halfway)).toBe(1)
    expect(isUnchanged(halfway, unit)).toBe(false)
  })

  it('takes what is chosen once, and a new project without a name keeps it from being saved', () => {
    const chosen = [
      { kind: 'compound' as const, recordId: '410108-c-1', name: '一院' },
      { kind: 'compound' as const, recordId: '410108-c-2', name: '二院' },
    ]
    const grown = edited(withItems(chosen), withItems(chosen))
    expect(grown.items.map(({ name }) => name)).toEqual(['一院', '地块', '二院'])
    expect(sumsOf(grown).unknown).toBe(1)
    const unnamed = withItems([{ kind: 'project', recordId: null, name: '' }])(grown)
    expect([gapsIn(grown), gapsIn(unnamed)]).toEqual([0, 1])
    expect(gapsIn(withItem(parcel!.key, { place: '34.8, 113.7' })(grown))).toBe(1)
  })

  it('has a removed item and a removed line back where they were, whatever was typed meanwhile', () => {
    const removed = edited(
      withoutItem(yard!.key),
      withLineChanged(parcel!.key, parcel!.lines[0]!.key, { amount: '60' }),
    )
    expect(sumsOf(removed).balanceWan).toBe(61)
    const back = withItemBack(yard!, 0)(removed)
    expect(back.items.map(({ name }) => name)).toEqual(['一院', '地块'])
    expect(sumsOf(back).balanceWan).toBe(21)
    expect(withItemBack(yard!, 0)(back)).toBe(back)

    const { key, ...line } = parcel!.lines[0]!
    const restored = edited(withoutLine(parcel!.key, key), withLine(parcel!.key, line, 0))
    expect(changeOf(restored)).toEqual(changeOf(draft))
    const keys = restored.items.flatMap((item) => [item.key, ...item.lines.map((each) => each.key)])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('drops a line nobody filled in', () => {
    const blank = edited(withLine(null, { side: 'cost', name: ' ', amount: '' }))
    expect(gapsIn(blank)).toBe(0)
    expect(changeOf(blank)).toEqual(changeOf(draft))
  })
})
