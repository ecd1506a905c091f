/** What lying in marked ground means to the rules; how much of a compound lies there is given. */
import { describe, expect, it } from 'vitest'
import type { CompoundFact } from '#contract/compound-fact.ts'
import { historicQuarter, type Lying } from '#contract/zone.ts'
import { type Facts, factsOf } from '#server/policies/facts.ts'
import { historicRules, zoneMeanings } from '#server/zones/meanings.ts'
import { henan, huiji, only, shizhong, testOf } from '#tests/server/policies/rows.ts'

const shantytown = 'shantytown-renovation'
const lying = (given: Partial<Lying> = {}): Lying => {
  const share = given.share ?? 1
  return {
    zone: '410108-z-1',
    name: '沙口路片区',
    code: shantytown,
    happens: null,
    document: '2019 年棚改计划',
    documentOn: '2019-03-01',
    share,
    together: share,
    buildings: [],
    unnamed: 0,
    isRough: false,
    ...given,
  }
}
const unrecorded = {
  builtYear: 1990,
  builtYearNote: null,
  consentRate: null,
  landTenure: null,
  structuralSafety: null,
  provenance: {},
}
const facts = (zones: Lying[], own: CompoundFact[] = []): Facts => factsOf({ ...unrecorded, facts: own, zones })
const under = (zones: Lying[], own?: CompoundFact[], code = shantytown) => testOf(only(huiji, facts(zones, own)), code)

describe('a compound in marked ground', () => {
  it('wholly has the fact from it, on the word of its document and of its day', () => {
    const test = under([lying({ share: 0.95 })])
    expect(test).toMatchObject({
      verdict: 'failed',
      because: { code: 'in-zone', params: { zone: ['沙口路片区'] } },
      used: { value: true, zones: ['沙口路片区'], origin: { source: '2019 年棚改计划', onDay: '2019-03-01' } },
    })
  })

  it('partly is unknown, with how many per cent and which buildings', () => {
    const test = under([lying({ share: 0.94, buildings: ['3号楼'] })])
    expect(test).toMatchObject({
      verdict: 'unknown',
      because: { code: 'partly-in-zone-buildings', params: { percent: 94, buildings: ['3号楼'] } },
      missing: [{ test: shantytown, what: 'fact' }],
    })
    expect(under([lying({ share: 0.006 })]).because).toMatchObject({ code: 'partly-in-zone', params: { percent: 1 } })
  })

  it('is judged by what is recorded of itself, whatever the ground says', () => {
    const survey = { source: '入户摸底', kind: 'survey' } as const
    const own = (holds: boolean | null): CompoundFact[] => [
      { code: shantytown, holds, happens: null, note: null, origin: survey, version: 1 },
    ]
    expect(under([lying()], own(false))).toMatchObject({ verdict: 'passed', used: { origin: survey } })
    expect(under([lying()], own(null))).toMatchObject({ because: { code: 'recorded-unknown' } })
    expect(under([lying({ share: 0.5 })], own(true))).toMatchObject({ because: { code: 'recorded-yes' } })
  })

  it('of another meaning, or in none, is as unrecorded as before: no ground is never “no”', () => {
    for (const zones of [[], [lying({ code: 'demolition-planned' })], [lying({ code: historicQuarter })]])
      expect(under(zones)).toMatchObject({ verdict: 'unknown', because: { code: 'not-recorded' } })
  })

  it('to be cleared is judged by the date of the ground, and by none without one', () => {
    const cleared = (happens: string | null) =>
      under([lying({ code: 'demolition-planned', happens })], [], 'demolition-planned')
    expect(cleared('2021-06')).toMatchObject({ verdict: 'failed', used: { value: '2021-06', zones: ['沙口路片区'] } })
    expect(cleared('2030').verdict).toBe('passed')
    expect(cleared(null)).toMatchObject({ verdict: 'unknown', because: { code: 'in-zone-without-date' } })
  })

  it('that two pieces of ground hold together lies in both, and each date is asked where they differ', () => {
    const half = (zone: string, name: string, happens: string | null) =>
      lying({ zone, name, happens, code: 'demolition-planned', share: 0.5, together: 1 })
    const both = (other: string | null) =>
      under([half('410108-z-1', '东', '2021'), half('410108-z-2', '西', other)], [], 'demolition-planned')
    expect(both('2021')).toMatchObject({ verdict: 'failed', used: { value: '2021', zones: ['东', '西'] } })
    expect(both('2020')).toMatchObject({ verdict: 'failed', because: { code: 'comes-within' } })
    expect(both('2030')).toMatchObject({
      verdict: 'unknown',
      because: { code: 'in-zones-dates-differ', params: { zone: ['东', '西'], dates: ['2021', '2030'] } },
      missing: [{ what: 'fact' }],
    })
    expect(both(null).because).toEqual({ code: 'in-zone-without-date', params: { zone: ['西'] } })
  })

  it('in several of one meaning is taken out by any of them, and passes only where all let it', () => {
    const cleared = (given: Partial<Lying>) => lying({ code: 'demolition-planned', together: 1, ...given })
    const beside = (one: Partial<Lying>, other: Partial<Lying>) =>
      under([cleared(one), cleared({ zone: '410108-z-2', name: '西', ...other })], [], 'demolition-planned')
    expect(beside({ happens: '2018' }, { happens: '2021' })).toMatchObject({
      verdict: 'failed',
      used: { value: '2021', zones: ['西'] },
    })
    expect(beside({ happens: '2035' }, { happens: null })).toMatchObject({
      verdict: 'unknown',
      because: { code: 'in-zone-without-date', params: { zone: ['西'] } },
    })
    expect(beside({ happens: '2035' }, { happens: '2021', share: 0.4 })).toMatchObject({
      verdict: 'unknown',
      because: { code: 'partly-in-zone', params: { zone: ['西'], percent: 40 } },
    })
    expect(beside({ happens: '2018' }, { share: 0.4 }).missing.map(({ what }) => what)).toEqual([
      'present-date',
      'fact',
    ])
    expect(beside({ happens: '2035' }, { happens: '2036' }).verdict).toBe('passed')
  })

  it('whose own outline is only a sketch is told to rest on a guess', () => {
    const result = only(huiji, facts([lying({ isRough: true })]))
    expect(result.restsOnGuess).toBe(true)
  })
})

describe('what ground may be marked as', () => {
  it('is each exclusion of the policies over the district, as printed, and a historic quarter', () => {
    const meanings = zoneMeanings([henan, huiji])
    expect(meanings.map(({ code }) => code)).toEqual([
      'shantytown-renovation',
      'demolish-and-rebuild',
      'self-built-area',
      'urban-village',
      'demolition-planned',
      'three-supplies-transfer',
      historicQuarter,
    ])
    const [first] = meanings
    expect(first?.label).toBe('已列入棚户区改造')
    expect(first?.rules.map(({ clause }) => clause)).toEqual(['二（一）', '二'])
    expect(meanings.find(({ isDated }) => isDated)?.code).toBe('demolition-planned')
  })

  it('a historic quarter cites the clause that asks for care, where a document has one', () => {
    expect(historicRules([henan, huiji, shizhong])).toMatchObject([{ pack: { id: henan.id }, clause: '一（二）4' }])
    expect(historicRules([henan])[0]?.printed).toContain('历史街区保护')
  })
})
