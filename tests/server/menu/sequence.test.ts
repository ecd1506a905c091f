import { describe, expect, it } from 'vitest'
import { linksOf } from '#contract/crosswalk.ts'
import { readCrosswalk, readPolicyPacks } from '#seeds/read-records.ts'
import { orderWarnings, withGround } from '#server/menu/order-of-works.ts'
import { orderOf, type Placed } from '#server/menu/sequence.ts'

const packs = readPolicyPacks()
const links = linksOf(readCrosswalk())
const rulesOf = (id: string) =>
  packs.flatMap((pack) => (pack.id === id ? pack.sequence.map((rule) => withGround(rule, id, pack.catalogues)) : []))

const window = (fromMonth: string, toMonth: string, state: 'planned' | 'finished' = 'planned') => ({
  workId: '410108-w-1',
  work: { fromMonth, toMonth, state },
})
type Word = Placed & { itemCode: string; excavates: boolean | null }
const word = (itemCode: string, more: Partial<Word> = {}): Word => ({
  ...{ itemCode, need: 'needed', buildingId: null, year: null, workId: null, excavates: null, work: null },
  ...more,
})
const warned = (pack: string, entries: Word[], planYear: number | null = null) =>
  orderWarnings(rulesOf(pack), links, { planYear, entries }).map(({ rule, first, later, kind }) =>
    [rule, first, later, kind].join(' '),
  )
const huiji = (entries: Word[], planYear: number | null = null) => warned('huiji-2019-63', entries, planYear)

describe('the order of works', () => {
  it('in Huiji is 1, then 4 and 2, then 5, then 6, 22 and 27; and 3, 15 and 17 before 5 and 6', () => {
    const stages = rulesOf('huiji-2019-63').map(({ stages }) =>
      stages.map((items) => items.map((item) => item.slice(6))),
    )
    expect(stages).toEqual([
      [['1'], ['4', '2'], ['5'], ['6', '22', '27']],
      [
        ['3', '15', '17'],
        ['5', '6'],
      ],
    ])
    const in2020 = (item: number) => word(`HJ-34-${item}`, { year: 2020 })
    const in2019 = (item: number) => word(`HJ-34-${item}`, { year: 2019 })
    expect(huiji([in2020(4), in2019(5)])).toEqual(['below-ground-first HJ-34-4 HJ-34-5 reversed'])
    expect(huiji([in2020(1), in2019(27)])).toEqual(['below-ground-first HJ-34-1 HJ-34-27 reversed'])
    expect(huiji([in2020(17), in2019(6)])).toEqual(['scaffolding-first HJ-34-17 HJ-34-6 reversed'])
    // 4 and 2 are one stage, 18 is in no rule, and the right order is no news
    expect(huiji([in2020(4), in2019(2), in2019(18), in2020(18)])).toEqual([])
    expect(huiji([in2019(4), in2020(5)])).toEqual([])
  })

  it('says nothing of two works of one year, and something of months', () => {
    const year = (item: string) => word(item, { year: 2020 })
    expect(huiji([year('HJ-34-4'), year('HJ-34-5')])).toEqual([])
    expect(huiji([word('HJ-34-4'), word('HJ-34-5')], 2020)).toEqual([])
    const sewers = word('HJ-34-4', window('2020-03', '2020-06'))
    expect(huiji([sewers, word('HJ-34-5', window('2020-05', '2020-08'))])).toEqual([])
    expect(huiji([sewers, word('HJ-34-5', window('2020-02', '2020-08'))])).toEqual([
      'below-ground-first HJ-34-4 HJ-34-5 begins-first',
    ])
    expect(huiji([sewers, word('HJ-34-5', window('2020-01', '2020-02'))])).toEqual([
      'below-ground-first HJ-34-4 HJ-34-5 reversed',
    ])
  })

  it('warns of new paving over sewers that are still needed, and of a road scheduled while they are not', () => {
    expect(huiji([word('HJ-34-4'), word('HJ-34-5', { need: 'done' })])).toEqual([
      'below-ground-first HJ-34-4 HJ-34-5 done-first',
    ])
    expect(huiji([word('HJ-34-4'), word('HJ-34-5', window('2020-05', '2020-08'))], 2020)).toEqual([
      'below-ground-first HJ-34-4 HJ-34-5 unscheduled',
    ])
    for (const need of ['done', 'not-needed', 'refused'] as const)
      expect(huiji([word('HJ-34-4', { need }), word('HJ-34-5', { need: 'done' })])).toEqual([])
    const finished = word('HJ-34-4', window('2021-03', '2021-06', 'finished'))
    expect(huiji([finished, word('HJ-34-5', { need: 'done' })])).toEqual([])
  })

  it('takes lamps or cameras that dig here with what lies below ground, and leaves those that do not where they were', () => {
    const lamps = (excavates: boolean | null) => word('HJ-34-18', { year: 2020, excavates })
    const paving = word('HJ-34-5', { year: 2019 })
    expect(huiji([lamps(true), paving])).toEqual(['below-ground-first HJ-34-18 HJ-34-5 reversed'])
    for (const said of [false, null]) expect(huiji([lamps(said), paving])).toEqual([])
    // parking comes after the paving, unless it needs a trench for its cables
    const parking = (excavates: boolean, year: number) => word('HJ-34-27', { year, excavates })
    expect(huiji([parking(true, 2020), paving])).toEqual(['below-ground-first HJ-34-27 HJ-34-5 reversed'])
    expect(huiji([parking(true, 2018), paving])).toEqual([])
    expect(huiji([parking(false, 2018), paving])).toEqual(['below-ground-first HJ-34-5 HJ-34-27 reversed'])
    // what the document has as digging or not is not asked
    expect(huiji([word('HJ-34-22', { year: 2018, excavates: true }), paving])).toEqual([
      'below-ground-first HJ-34-5 HJ-34-22 reversed',
    ])
    const [warning] = orderWarnings(rulesOf('huiji-2019-63'), links, { planYear: null, entries: [lamps(true), paving] })
    expect([warning?.firstDigs, warning?.laterDigs]).toEqual([true, false])
    expect(
      warned('shizhong-2020-13', [word('SZ-3-9', { year: 2020, excavates: true }), word('SZ-3-1', { year: 2019 })]),
    ).toEqual(['below-ground-first SZ-3-9 SZ-3-1 reversed'])
  })

  it('in Nayong is livelihood before improvement, function before landscape', () => {
    const nayong = (entries: Word[]) => warned('nayong-2022-39', entries)
    const planted = word('NY-3-14', window('2022-03', '2022-04'))
    expect(nayong([word('NY-3-5'), planted])).toContain('function-first NY-3-5 NY-3-14 unscheduled')
    expect(nayong([word('NY-3-5', window('2022-01', '2022-02')), planted])).toEqual([])
    expect(nayong([word('NY-3-14'), word('NY-3-20')])).toEqual([])
  })

  it('hears what another classification says in full: the province’s lamps and roads', () => {
    const road = word('HN-4-9', { need: 'done' })
    expect(huiji([word('HJ-34-4'), road])).toEqual(['below-ground-first HJ-34-4 HJ-34-5 done-first'])
    // 供排水 may mean water alone: it says nothing certain of the sewers
    expect(huiji([word('HN-4-1'), word('HJ-34-5', { need: 'done' })])).toEqual([])
  })

  it('never sets two buildings against each other', () => {
    const roof = word('HJ-34-15', { buildingId: 'a' })
    const green = { need: 'done' } as const
    expect(huiji([roof, word('HJ-34-6', { ...green, buildingId: 'b' })])).toEqual([])
    expect(huiji([roof, word('HJ-34-6', green)])).toEqual(['scaffolding-first HJ-34-15 HJ-34-6 done-first'])
    expect(orderOf(word('HJ-34-15', { year: 2020 }), word('HJ-34-6', { year: 2019 }), null)).toEqual({
      kind: 'reversed',
      firstWhen: '2020',
      laterWhen: '2019',
    })
  })
})
