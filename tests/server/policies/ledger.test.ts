/** The real rows under the real documents: what follows from the texts, row by row. */
import { describe, expect, it } from 'vitest'
import type { PolicyPack } from '#contract/policy.ts'
import { packsCovering } from '#server/policies/covering.ts'
import { evaluate } from '#server/policies/evaluate.ts'
import type { Facts } from '#server/policies/facts.ts'
import { asOf, factsOfRow, favourable, henan, huiji, nayong, only, packs, rowsOf, shizhong, testOf } from './rows.ts'

const rows = rowsOf('410108')
const byVerdict = (of: PolicyPack, known: (facts: Facts) => Facts = (facts) => facts) => {
  const names: Record<string, string[]> = {}
  for (const row of rows) {
    const { overall } = only(of, known(factsOfRow(row)))
    names[overall] = [...(names[overall] ?? []), row.name]
  }
  return names
}
const counts = (names: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(names).map(([verdict, each]) => [verdict, each.length]))
const yearVerdicts = (of: PolicyPack) => {
  const found: Record<string, number> = {}
  for (const row of rows) {
    const { verdict } = testOf(only(of, factsOfRow(row)), 'built-year')
    found[verdict] = (found[verdict] ?? 0) + 1
  }
  return found
}
const builtIn = (...years: number[]) =>
  rows.filter(({ builtYear }) => years.includes(builtYear!)).map(({ name }) => name)

describe('the 28 rows of Huiji', () => {
  it('stand under the province and the district, and under nobody else', () => {
    expect(packsCovering('410108', packs).map(({ id }) => id)).toEqual(['henan-2019-58', 'huiji-2019-63'])
    expect(packsCovering('370103', packs).map(({ id }) => id)).toEqual(['shizhong-2020-13'])
    expect(packsCovering('990001', packs)).toEqual([])
  })

  it('by the year alone: the province passes 15 and fails 13; the district passes 22, leaves 2 open, takes 4 in conditionally', () => {
    expect(yearVerdicts(henan)).toEqual({ passed: 15, failed: 13 })
    expect(yearVerdicts(huiji)).toEqual({ passed: 22, borderline: 2, conditional: 4 })
  })

  it('with only what the ledger tells are not eligible or lack facts, and none reads eligible: nobody recorded the exclusions', () => {
    expect(counts(byVerdict(huiji))).toEqual({ 'insufficient-data': 28 })
    expect(counts(byVerdict(henan))).toEqual({ 'insufficient-data': 15, 'not-eligible': 13 })
    expect(byVerdict(henan)['not-eligible']).toEqual(builtIn(2001, 2002, 2003, 2004))
    for (const row of rows) {
      const result = only(huiji, factsOfRow(row))
      expect(result.missing).toEqual(
        ['shantytown-renovation', 'demolition-planned', 'three-supplies-transfer'].map((test) => ({
          test,
          what: 'fact',
        })),
      )
      expect(result.tests.filter(({ kind }) => kind === 'exclusion').map(({ because }) => because.code)).toEqual(
        Array(3).fill('not-recorded'),
      )
    }
  })

  it('once the district’s exclusions are recorded as none: 22 eligible, the two of 2002 to be decided, four conditional', () => {
    const known = (facts: Facts) => ({ ...facts, ...favourable(huiji) })
    const found = byVerdict(huiji, known)
    expect(counts(found)).toEqual({ eligible: 22, 'boundary-year': 2, conditional: 4 })
    expect(found['boundary-year']).toEqual(builtIn(2002))
    expect(found['boundary-year']!.toSorted()).toEqual(['中华园小区', '老鸦陈乡家属院'].toSorted())
    expect(found.conditional).toEqual(builtIn(2003, 2004))
  })

  it('of 2002 may be decided as inside or as conditional, never as outside', () => {
    for (const row of rows.filter(({ builtYear }) => builtYear === 2002)) {
      const year = testOf(only(huiji, factsOfRow(row)), 'built-year')
      expect(year).toMatchObject({ verdict: 'borderline', stands: 'borderline', options: ['passed', 'conditional'] })
      expect(year).toMatchObject({
        clause: '二',
        printed: '2002年以前建成投入使用',
        because: { code: 'at-cutoff-open' },
      })
      expect(year.note).toContain('文件没有写明')
      expect(year.used).toMatchObject({
        value: 2002,
        origin: { source: 'huiji-2019-63', clause: '附件', printed: '2002' },
      })
    }
  })

  it('of 2003 and 2004 cite the conditional class and its condition', () => {
    const row = rows.find(({ builtYear }) => builtYear === 2004)!
    expect(testOf(only(huiji, factsOfRow(row)), 'built-year')).toMatchObject({
      verdict: 'conditional',
      printed: '建成于2002年至2005年底的住宅小区',
      condition: '根据国家和省安排部署随时纳入',
      because: { params: { year: 2004, from: 2002, to: 2005 } },
      options: ['passed'],
    })
  })
})

it('the 20 compounds of Nayong are eligible by the clause that lists them; one it does not list is not thereby in', () => {
  const row = rowsOf('520525')[0]!
  for (const each of rowsOf('520525')) expect(only(nayong, factsOfRow(each)).overall).toBe('eligible')
  const result = only(nayong, factsOfRow(row))
  expect(result.tests.map(({ because, clause }) => [because.code, clause])).toEqual(
    Array(2).fill(['listed-by-clause', '三（一）']),
  )
  const other = { ...factsOfRow(row), name: { source: '本机用户', kind: 'user' as const } }
  expect(only(nayong, other)).toMatchObject({ overall: 'insufficient-data', missing: [{}, {}] })
})

describe('Shizhong tells basic works and special works apart', () => {
  const known = (finished: string | null): Facts => ({
    ...factsOfRow(rows[0]!),
    ...favourable(shizhong),
    exclusions: { 'finished-under-provincial-plan': [{ applies: true, when: finished, origin: null }] },
  })
  const overall = (facts: Facts) =>
    Object.fromEntries(evaluate(shizhong, facts, { asOf }).map((each) => [each.workClass, each.overall]))

  it('finished under the provincial plan by 2019: no basic works, special works all the same', () => {
    expect(overall(known('2019-12-31'))).toEqual({ 'basic-public': 'not-eligible', 'single-purpose': 'eligible' })
    expect(overall(known('2020'))).toEqual({ 'basic-public': 'eligible', 'single-purpose': 'eligible' })
    expect(overall(known(null))).toEqual({ 'basic-public': 'insufficient-data', 'single-purpose': 'eligible' })
  })

  it('asks tenure, three defects and will besides the year, and names each that nobody recorded', () => {
    const facts = factsOfRow(rows[0]!)
    const [basic, special] = evaluate(shizhong, facts, { asOf })
    expect(basic!.missing.map(({ test }) => test)).toEqual([
      'state-owned-land',
      'neglected',
      'municipal-facilities-lacking',
      'public-services-lacking',
      'residents-willing',
      'finished-under-provincial-plan',
    ])
    expect(special!.missing).toEqual(basic!.missing.slice(0, 5))
    expect([basic!.overall, special!.overall]).toEqual(['insufficient-data', 'insufficient-data'])
  })

  it('counts 2005 in, as the pack says, and 2006 out', () => {
    const built = (year: number) =>
      testOf(
        evaluate(shizhong, { ...known(null), builtYear: { value: year, origin: null } }, { asOf })[0]!,
        'built-year',
      )
    expect(built(2005)).toMatchObject({ verdict: 'passed', because: { code: 'at-cutoff-counted' } })
    expect(built(2006)).toMatchObject({ verdict: 'failed', because: { code: 'after-cutoff' } })
  })
})

it('the province’s rule about trunk works is no test of a compound', () => {
  expect(only(henan, factsOfRow(rows[0]!)).tests.map(({ test }) => test)).not.toContain('unrelated-trunk-works')
})
