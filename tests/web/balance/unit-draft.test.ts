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
  unattested,
  withItem,
  withItemBack,
  withItems,
  withLine,
  withLineChanged,
  withoutItem,
  withoutLine,
} from '#web/balance/unit-draft.ts'

const estimate = { standing: 'estimated' as const, source: null, onDay: null }
const approved = { standing: 'approved' as const, source: '惠发改〔2026〕12号', onDay: '2026-10-08' }
const income = (amountWan: number) => ({ side: 'income' as const, name: '租金', amountWan, ...estimate })
const cost = (amountWan: number) => ({ side: 'cost' as const, name: '改造费用', amountWan, ...estimate })
/** Sums of lines that are estimates, all of them. */
const guessed = (incomeWan: number | null, costWan: number | null, balanceWan: number | null, unknown: number) => ({
  ...{ incomeWan, costWan, estimatedIncomeWan: incomeWan, estimatedCostWan: costWan },
  ...{ balanceWan, unknown },
})

describe('the sums of a balance unit', () => {
  const items: [string, Parameters<typeof sumsOfItem>[0], ReturnType<typeof sumsOfItem>][] = [
    [
      'a compound without a line costs an unknown amount, not nothing',
      { kind: 'compound', lines: [] },
      guessed(null, null, null, 1),
    ],
    ['a cost entered as 0 is known', { kind: 'area', lines: [cost(0)] }, guessed(null, 0, 0, 0)],
    [
      'a compound with an income only still costs an unknown amount',
      { kind: 'compound', lines: [income(3)] },
      guessed(3, null, 3, 1),
    ],
    [
      'a parcel with a cost only still brings an unknown amount',
      { kind: 'parcel', lines: [cost(3)] },
      guessed(null, 3, -3, 1),
    ],
    [
      'a project is whole with its income',
      { kind: 'project', lines: [income(0.1), income(0.2)] },
      guessed(0.3, null, 0.3, 0),
    ],
    [
      'what comes in and goes out alike is even',
      { kind: 'project', lines: [income(0.3), cost(0.1), cost(0.2)] },
      guessed(0.3, 0.3, 0, 0),
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
    expect(sumsOfUnit(unit, [income(30), cost(5)])).toEqual(guessed(110, 105, 5, 1))
    expect(sumsOfUnit([], [])).toEqual(guessed(null, null, null, 0))
  })

  it('say how much of them nobody has approved, side by side with the whole', () => {
    const lines = [income(640), { ...income(0.2), ...approved }, { ...cost(300), ...approved }]
    expect(sumsOfUnit([], lines)).toMatchObject({
      ...{ incomeWan: 640.2, estimatedIncomeWan: 640 },
      ...{ costWan: 300, estimatedCostWan: null },
    })
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
  const sums = guessed(null, null, null, 0)
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
        ...estimate,
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
        ...approved,
        lines: [{ ...income(50), ...approved }, cost(1)],
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
        {
          ...{ kind: 'parcel', name: '地块', place: [113.7, 34.8], ...approved },
          lines: [{ ...income(50), ...approved }, cost(1)],
        },
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

  it('is not saved while a figure is called approved and nobody says by whom, or is of a day that is none', () => {
    const claimed = withLineChanged(yard!.key, yard!.lines[0]!.key, { standing: 'approved' })
    const sourced = withLineChanged(yard!.key, yard!.lines[0]!.key, { source: ' 惠发改〔2026〕12号 ' })
    expect(gapsIn(edited(claimed))).toBe(1)
    expect(gapsIn(edited(claimed, sourced))).toBe(0)
    expect(changeOf(edited(claimed, sourced)).items![0]!.lines[0]).toMatchObject({ source: '惠发改〔2026〕12号' })
    expect(gapsIn(edited(withItem(parcel!.key, { source: '' })))).toBe(1)
    expect(gapsIn(edited(withItem(parcel!.key, { onDay: '0026-10-08' })))).toBe(1)
  })

  it('drops a line nobody filled in', () => {
    const blank = edited(withLine(null, { ...unattested, side: 'cost', name: ' ', amount: '' }))
    expect(gapsIn(blank)).toBe(0)
    expect(changeOf(blank)).toEqual(changeOf(draft))
  })
})
