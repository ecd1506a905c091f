import { describe, expect, it } from 'vitest'
import type { BoundaryWork } from '#contract/money-works.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import type { Ticked } from '#server/money/counted-items.ts'
import { isUtilityWork, stepOf } from '#server/money/in-step.ts'
import { chargesOf } from '#server/money/red-line.ts'
import { workFindings } from '#server/money/work-findings.ts'

const packs = readPolicyPacks()
const packOf = (id: string) => packs.find((pack) => pack.id === id)!
const henan = packOf('henan-2019-58')
const huiji = packOf('huiji-2019-63')
const nayong = packOf('nayong-2022-39')

describe('红线内外', () => {
  const verdicts = (isTrunk: boolean | null, inside: number | null, outside: number | null, pack = henan) =>
    chargesOf({ isTrunk, inside, outside }, [pack]).map(({ verdict }) => verdict)

  it('Henan charges no trunk work outside every compound, and one that goes through a compound is judged', () => {
    expect(chargesOf({ isTrunk: true, inside: 0, outside: 420 }, [henan, huiji])).toMatchObject([
      { verdict: 'not-chargeable', pack: 'henan-2019-58', clause: '二（一）' },
    ])
    expect(verdicts(true, 30, 390)).toEqual(['trunk-inside'])
    expect(verdicts(false, 0, 420)).toEqual(['chargeable'])
  })

  it('nobody having said whether it is a trunk work is no “no”, and neither is a work without a shape', () => {
    expect(verdicts(null, 10, 50)).toEqual(['trunk-unsaid'])
    expect(verdicts(null, 60, 0)).toEqual(['chargeable'])
    expect(verdicts(true, null, null)).toEqual(['unplaced'])
  })

  it('Nayong pays the inside mainly from the central budget and does the outside as circumstances allow', () => {
    expect(verdicts(true, 30, 390, nayong)).toEqual(['central-budget', 'as-allowed'])
    expect(verdicts(null, 0, 390, nayong)).toEqual(['as-allowed'])
    expect(verdicts(null, 30, 0, huiji)).toEqual([])
  })
})

describe('管线配合', () => {
  const line = (fromMonth: string | null, toMonth: string | null, state: 'planned' | 'finished' = 'planned') =>
    ({ kind: 'replacement', state, fromMonth, toMonth }) as const

  it('is in step within the plan year, apart beside it', () => {
    expect(stepOf(line('2019-11', '2020-02'), 2020, [])).toBe('in-step')
    expect(stepOf(line('2021-01', '2021-03'), 2020, [])).toBe('apart')
  })

  it('goes by the compound’s own works where these have months', () => {
    const own = [{ fromMonth: '2020-06', toMonth: '2020-09' }]
    expect(stepOf(line('2020-09', '2020-10'), 2020, own)).toBe('in-step')
    expect(stepOf(line('2020-01', '2020-03'), 2020, own)).toBe('apart')
  })

  it('without months or a plan year says so instead of yes or no, and a finished work is left in peace', () => {
    expect(stepOf(line(null, null), 2020, [])).toBe('undated')
    expect(stepOf(line('2020-01', null), null, [])).toBe('unplanned')
    expect(stepOf(line('2030-01', '2030-02', 'finished'), 2020, [])).toBe('finished')
    expect(isUtilityWork({ kind: 'road', isTrunk: null })).toBe(false)
    expect(isUtilityWork({ kind: 'new', isTrunk: true })).toBe(false)
  })
})

describe('工程与资金', () => {
  const work = (facts: Partial<BoundaryWork>): BoundaryWork => ({
    ...{ id: 'w', name: '经三路主管网', trade: 'water', kind: 'replacement', state: 'planned', roadName: null },
    ...{ operator: null, fromMonth: null, toMonth: null, isTrunk: true, isPrioritised: null, invented: false },
    ...{ version: 1, measure: 'm', inside: 0, outside: 400, compounds: [], charges: [] },
    ...facts,
  })
  const tick: Ticked = { itemCode: 'HN-4-1', buildingId: null, need: 'needed', costWan: 90, payer: null, workId: 'w' }
  const found = (asked: Partial<Parameters<typeof workFindings>[0]>, over = [henan, huiji]) =>
    workFindings({ compoundId: 'c', works: [], counted: [], contributions: [], ...asked }, over)

  it('a trunk work outside that stands among the costs is told, unless its operator pays', () => {
    const works = [work({ charges: chargesOf({ isTrunk: true, inside: 0, outside: 400 }, [henan]) })]
    expect(found({ works, counted: [tick] })).toMatchObject([
      { code: 'trunk-charged', params: { item: 'HN-4-1', amount: 90 }, cites: { clause: '二（一）' } },
    ])
    expect(found({ works, counted: [{ ...tick, payer: 'utility' }] })).toEqual([])
  })

  it('central budget money for a work outside the boundary is told where a document speaks of the inside', () => {
    const works = [work({ charges: chargesOf({ isTrunk: false, inside: 0, outside: 400 }, [nayong]) })]
    const contributions = [{ source: 'central-budget' as const, purpose: ['HN-4-1'], payments: [] }]
    expect(found({ works, counted: [tick], contributions }, [nayong])).toMatchObject([
      { code: 'central-outside', params: { number: 1 }, cites: { clause: '三（二）' } },
    ])
  })

  it('utilities that do not put a work first or come at another time are told; nothing recorded is not “no”', () => {
    const here = (step: 'apart' | 'in-step') => [
      { id: 'c', name: '甲', planYear: 2020, inside: 10, isSketched: false, step },
    ]
    const works = [
      work({ isTrunk: null, isPrioritised: false, compounds: here('apart') }),
      work({ id: 'v', isTrunk: null, isPrioritised: null, compounds: here('in-step') }),
    ]
    expect(found({ works })).toMatchObject([
      { code: 'utility-not-first', params: { works: 1 }, cites: { clause: '四（二）' } },
      { code: 'utility-apart', params: { works: 1 }, cites: { clause: '四（二）' } },
    ])
    expect(found({ works }, [nayong])).toEqual([])
    expect(found({ works: works.map((each) => ({ ...each, invented: true })) })).toEqual([])
    // a line its menu names far off is not one at the compound
    expect(found({ works: works.map((each) => ({ ...each, compounds: [] })) })).toEqual([])
  })
})
