/** The single tests: years as people write them, dated exclusions, consent, and what is decided by hand. */
import { describe, expect, it } from 'vitest'
import type { Decision } from '#contract/eligibility.ts'
import { PolicyPack } from '#contract/policy.ts'
import { evaluate } from '#server/policies/evaluate.ts'
import { type Facts, factsOf } from '#server/policies/facts.ts'
import { monthsAfter, periodOf } from '#server/policies/period.ts'
import { asOf, excluded, favourable, henan, huiji, noFacts, only, shizhong, testOf, told } from './rows.ts'

const complete = (facts: Partial<Facts>): Facts => ({ ...noFacts, ...favourable(huiji), ...facts })

describe('a year in words', () => {
  const years: [words: string, verdict: string, because: string][] = [
    ['90年代初', 'passed', 'years-before-cutoff'],
    ['上世纪八十年代', 'passed', 'years-before-cutoff'],
    ['1998-2001', 'passed', 'years-before-cutoff'],
    ['2000年以前', 'passed', 'years-before-cutoff'],
    ['2001年以前', 'passed', 'years-before-cutoff'],
    ['2002年以前', 'unknown', 'years-on-both-sides'],
    ['2000年代', 'unknown', 'years-on-both-sides'],
    ['2003—2004年', 'conditional', 'years-in-conditional-years'],
    ['2006年以后', 'failed', 'years-after-cutoff'],
    ['2004年以后', 'unknown', 'years-on-both-sides'],
    ['不详', 'unknown', 'words-name-no-year'],
  ]
  it.each(years)('%s is %s under Huiji', (words, verdict, because) => {
    const year = testOf(only(huiji, complete({ builtYearNote: told(words) })), 'built-year')
    expect(year).toMatchObject({ verdict, because: { code: because }, used: { value: words } })
    expect(year.missing.length).toBe(verdict === 'unknown' ? 1 : 0)
  })

  it('beside a recorded year says how vague that year is', () => {
    const both = (year: number, words: string) =>
      testOf(only(huiji, complete({ builtYear: told(year), builtYearNote: told(words) })), 'built-year')
    expect(both(1990, '90年代初')).toMatchObject({ verdict: 'passed', used: { value: '1990；90年代初' } })
    expect(both(2001, '2000年代')).toMatchObject({ verdict: 'unknown', missing: [{ what: 'exact-year' }] })
    expect(both(2001, '2001年建成')).toMatchObject({ verdict: 'passed', used: { value: 2001 } })
    expect(both(2001, '图纸已遗失')).toMatchObject({ verdict: 'passed', used: { value: 2001 } })
  })

  it('may be decided by hand between what the range leaves possible', () => {
    const options = (words: string) =>
      testOf(only(huiji, complete({ builtYearNote: told(words) })), 'built-year').options
    expect(options('2001-2003')).toEqual(['passed', 'conditional'])
    expect(options('2004-2008')).toEqual(['conditional', 'failed'])
  })
})

describe('the line’s own year', () => {
  const at = (change: object) => {
    const eligibility = { ...henan.eligibility, builtYear: { ...henan.eligibility.builtYear!, ...change } }
    const changed = PolicyPack.parse({ ...henan, eligibility })
    return testOf(only(changed, { ...noFacts, builtYear: told(2000) }), 'built-year')
  }
  it('is in, out or open as the pack’s switch says', () => {
    expect(at({ inclusive: true }).verdict).toBe('passed')
    expect(at({ inclusive: false }).verdict).toBe('failed')
    expect(at({ inclusive: null })).toMatchObject({ verdict: 'borderline', options: ['passed', 'failed'] })
  })

  it('needs the day where the line is drawn inside it', () => {
    const year = at({ inclusive: true, cutoffOn: '2000-06-30' })
    expect(year).toMatchObject({
      verdict: 'unknown',
      missing: [{ what: 'exact-day' }],
      because: { code: 'day-decides' },
    })
  })
})

describe('demolition within three years', () => {
  const days: [when: string | null, verdict: string, because: string][] = [
    ['2022-12-20', 'failed', 'comes-within'],
    ['2022-12-21', 'passed', 'comes-later'],
    ['2021', 'failed', 'comes-within'],
    ['2022', 'unknown', 'date-too-vague'],
    ['2022-12', 'unknown', 'date-too-vague'],
    ['2023', 'passed', 'comes-later'],
    ['2018-05', 'unknown', 'should-have-come'],
    [null, 'unknown', 'without-date'],
  ]
  it.each(days)('expected %s, judged on 2019-12-20, is %s', (when, verdict, because) => {
    const exclusions = { ...favourable(huiji).exclusions, 'demolition-planned': excluded(when) }
    const result = only(huiji, complete({ builtYear: told(1993), exclusions }))
    expect(testOf(result, 'demolition-planned')).toMatchObject({ verdict, because: { code: because } })
    expect(result.overall).toBe({ failed: 'not-eligible', passed: 'eligible', unknown: 'insufficient-data' }[verdict])
  })

  it('counts the years the pack holds, from the day it is judged on', () => {
    const parameters = huiji.parameters.map((each) =>
      each.code === 'demolition-horizon' ? { ...each, value: 5 } : each,
    )
    const facts = complete({
      builtYear: told(1993),
      exclusions: { ...favourable(huiji).exclusions, 'demolition-planned': excluded('2023') },
    })
    expect(only(huiji, facts).overall).toBe('eligible')
    expect(only({ ...huiji, parameters }, facts).overall).toBe('not-eligible')
    expect(evaluate(huiji, facts, { asOf: '2021-01-01' })[0]!.overall).toBe('not-eligible')
  })

  it('an exclusion without a date takes out at once', () => {
    const exclusions = { ...favourable(huiji).exclusions, 'three-supplies-transfer': excluded() }
    expect(only(huiji, complete({ builtYear: told(1993), exclusions }))).toMatchObject({
      overall: 'not-eligible',
      deciding: ['three-supplies-transfer'],
    })
  })
})

it('a period is as long as its words leave open, and three years later is the same day', () => {
  expect(['2023', '2024-02', '2023-05-31', '2023-13', '2023-02-30', '明年'].map(periodOf)).toEqual([
    { from: '2023-01-01', to: '2023-12-31' },
    { from: '2024-02-01', to: '2024-02-29' },
    { from: '2023-05-31', to: '2023-05-31' },
    null,
    null,
    null,
  ])
  expect([monthsAfter('2019-12-20', 36), monthsAfter('2020-02-29', 12), monthsAfter('2019-11-30', 3)]).toEqual([
    '2022-12-20',
    '2021-02-28',
    '2020-02-29',
  ])
})

describe('conditions', () => {
  const facts = (change: Partial<Facts>): Facts => ({
    ...noFacts,
    ...favourable(henan),
    builtYear: told(1993),
    ...change,
  })
  const record = {
    builtYear: 1993,
    builtYearNote: null,
    consentRate: null,
    landTenure: null,
    structuralSafety: null,
    provenance: {},
  }

  it('a passed year with unknown safety lacks facts and is not eligible', () => {
    const known = facts({ conditions: { ...favourable(henan).conditions, 'structurally-safe': undefined } })
    expect(only(henan, known)).toMatchObject({
      overall: 'insufficient-data',
      deciding: ['structurally-safe'],
      missing: [{ test: 'structurally-safe', what: 'fact' }],
    })
    expect(only(henan, facts({})).overall).toBe('eligible')
  })

  it('safety and tenure are read from the record; 未鉴定 is recorded and still unknown', () => {
    const safety = (structuralSafety: 'safe' | 'unsafe' | 'unknown') =>
      testOf(only(henan, factsOf({ ...record, structuralSafety })), 'structurally-safe')
    expect(safety('safe').verdict).toBe('passed')
    expect(safety('unsafe').verdict).toBe('failed')
    expect(safety('unknown')).toMatchObject({
      verdict: 'unknown',
      because: { code: 'recorded-unknown' },
      missing: [{}],
    })
    const tenure = (landTenure: 'state' | 'collective') =>
      testOf(evaluate(shizhong, factsOf({ ...record, landTenure }), { asOf })[0]!, 'state-owned-land').verdict
    expect([tenure('state'), tenure('collective')]).toEqual(['passed', 'failed'])
  })

  it('a consent rate settles will only where the pack says how much is enough', () => {
    const willing = (of: PolicyPack, rate: number) =>
      testOf(only(of, facts({ conditions: {}, consentRate: told(rate) })), 'residents-willing')
    expect(willing(henan, 0.92)).toMatchObject({
      verdict: 'unknown',
      because: { code: 'rate-without-measure', params: { rate: 92 } },
      missing: [{ what: 'judgement' }],
    })
    const measured = withConsent(80)
    expect(willing(measured, 0.8)).toMatchObject({ verdict: 'passed', because: { params: { rate: 80, least: 80 } } })
    expect(willing(measured, 0.799)).toMatchObject({ verdict: 'failed', because: { code: 'rate-too-low' } })
    expect(willing(withConsent(29), 0.29).verdict).toBe('passed')
  })

  it('say where the fact comes from, and when it was invented', () => {
    const invented = facts({ builtYear: { value: 1993, origin: { source: '示意', kind: 'invented' } } })
    expect(only(henan, invented)).toMatchObject({ overall: 'eligible', restsOnGuess: true })
    expect(only(henan, facts({})).restsOnGuess).toBe(false)
  })
})

/** The province’s pack with a figure for will, as a district might write its own. */
function withConsent(value: number): PolicyPack {
  const words = { printed: '居民改造意愿强烈', clause: '二（一）' }
  const parameter = { code: 'consent', label: '同意率', value, unit: 'percent', bound: 'at-least', ...words }
  const conditions = henan.eligibility.conditions.map((each) =>
    each.code === 'residents-willing' ? { ...each, parameter: 'consent' } : each,
  )
  return PolicyPack.parse({ ...henan, parameters: [parameter], eligibility: { ...henan.eligibility, conditions } })
}

describe('a decision by hand', () => {
  const decision = (change: Partial<Decision>): Decision => ({
    ...{ id: '410108-d-1', pack: huiji.id, packVersion: huiji.version, test: 'built-year', workClass: null },
    ...{ verdict: 'passed', by: '区住建局', onDay: '2020-01-10', reason: '竣工验收在2002年1月' },
    ...change,
  })
  const under = (year: number, ...decisions: Decision[]) =>
    evaluate(huiji, complete({ builtYear: told(year) }), { asOf, decisions })[0]!

  it('settles the boundary year, and the computed verdict stays beside it', () => {
    const result = under(2002, decision({}))
    expect(result).toMatchObject({ overall: 'eligible', computed: 'boundary-year', open: [] })
    expect(testOf(result, 'built-year')).toMatchObject({
      verdict: 'borderline',
      stands: 'passed',
      decisions: [{ by: '区住建局', onDay: '2020-01-10', reason: '竣工验收在2002年1月', holds: true }],
    })
    expect(under(2002, decision({ verdict: 'conditional' })).overall).toBe('conditional')
  })

  it('that the text does not allow does not hold: 2002 in Huiji is not out', () => {
    expect(under(2002, decision({ verdict: 'failed' }))).toMatchObject({ overall: 'boundary-year' })
  })

  it('takes a conditional compound in once the higher level has arranged it', () => {
    expect(under(2004, decision({ document: '豫建城建〔2020〕1号' })).overall).toBe('eligible')
  })

  it('never overrules a fact, and is kept when facts come to settle the test', () => {
    const year = testOf(under(2008, decision({})), 'built-year')
    expect(year).toMatchObject({ verdict: 'failed', stands: 'failed', decisions: [{ holds: false }] })
    expect(under(1999, decision({ verdict: 'conditional' }))).toMatchObject({ overall: 'eligible' })
  })

  it('the newest holds; one for another class of work or another pack does not', () => {
    const [older, newer] = [decision({ verdict: 'conditional' }), decision({ id: '410108-d-2', onDay: '2020-02-01' })]
    expect(under(2002, newer, older).overall).toBe('eligible')
    expect(under(2002, older, { ...newer, workClass: 'basic-public' }).overall).toBe('conditional')
    expect(under(2002, older, { ...newer, pack: henan.id }).overall).toBe('conditional')
  })

  it('may settle what nobody recorded; what is missing stays named', () => {
    const settled = decision({ test: 'shantytown-renovation' })
    const exclusions = { ...favourable(huiji).exclusions, 'shantytown-renovation': undefined }
    const result = evaluate(huiji, complete({ builtYear: told(1993), exclusions }), { asOf, decisions: [settled] })[0]!
    expect(result).toMatchObject({
      overall: 'eligible',
      computed: 'insufficient-data',
      missing: [{ test: 'shantytown-renovation' }],
    })
  })
})
