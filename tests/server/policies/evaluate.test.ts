/** What holds for every pack and whatever is recorded. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decision, testVerdicts, verdicts } from '#contract/eligibility.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { evaluate } from '#server/policies/evaluate.ts'
import type { Facts } from '#server/policies/facts.ts'
import { whoChanges } from '#server/policies/who-changes.ts'
import { asOf, factsOfRow, favourable, henan, huiji, noFacts, packs, rowsOf, told } from './rows.ts'

const anyOrigin = fc.constantFrom(null, { source: '摸底', kind: 'survey' as const })
const tellable = <T>(value: fc.Arbitrary<T>) => fc.record({ value, origin: anyOrigin })
const codes = (pick: (pack: PolicyPack) => readonly { code: string }[]) => [
  ...new Set(packs.flatMap((pack) => pick(pack).map(({ code }) => code))),
]
const conditionCodes = codes(({ eligibility }) => eligibility.conditions)
const exclusionCodes = codes(({ eligibility }) => eligibility.exclusions)
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  builtYear: fc.option(tellable(fc.integer({ min: 1975, max: 2010 }))),
  builtYearNote: fc.option(tellable(fc.constantFrom('90年代初', '2000年代', '不详', '2002年以前', '2003-2004'))),
  consentRate: fc.option(tellable(fc.double({ min: 0, max: 1, noNaN: true }))),
  name: fc.constantFrom(null, rowsOf('520525')[0]!.provenance.name!),
  conditions: fc.dictionary(fc.constantFrom(...conditionCodes), tellable(fc.constantFrom(true, false, null))),
  exclusions: fc.dictionary(
    fc.constantFrom(...exclusionCodes),
    fc.array(
      fc.record({
        applies: fc.boolean(),
        when: fc.constantFrom(null, '2018', '2021-05', '2022', '2030-01-01'),
        origin: anyOrigin,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
})
const anyPack = fc.constantFrom(...packs)
const anyDecision = (pack: PolicyPack): fc.Arbitrary<Decision> =>
  fc.record({
    id: fc.constant('410108-d-1'),
    pack: fc.constant(pack.id),
    packVersion: fc.constant(pack.version),
    test: fc.constantFrom('built-year', ...conditionCodes, ...exclusionCodes),
    workClass: fc.constantFrom(null, 'comprehensive', 'basic-public'),
    verdict: fc.constantFrom('passed', 'conditional', 'failed'),
    by: fc.constant('区住建局'),
    onDay: fc.constantFrom('2020-01-01', '2020-02-01'),
    reason: fc.constant('会议纪要'),
  })
const packAndDecisions = anyPack.chain((pack) =>
  fc.tuple(fc.constant(pack), fc.array(anyDecision(pack), { maxLength: 4 })),
)

describe('whatever is recorded and decided', () => {
  it('a verdict other than not eligible never stands over an open question', () => {
    fc.assert(
      fc.property(packAndDecisions, anyFacts, ([pack, decisions], facts) => {
        for (const { overall, open, tests, deciding } of evaluate(pack, facts, { asOf, decisions })) {
          const standing = new Set(tests.map(({ stands }) => stands))
          expect(overall).toBe(verdicts[testVerdicts.findIndex((each) => standing.has(each))])
          expect(overall === 'eligible').toBe(open.length === 0)
          expect(open[0] ?? 'eligible').toBe(overall)
          expect(deciding.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('every unknown test names what is missing, no other test does, and the compound’s list is all of them', () => {
    fc.assert(
      fc.property(packAndDecisions, anyFacts, ([pack, decisions], facts) => {
        for (const { missing, tests, computed } of evaluate(pack, facts, { asOf, decisions })) {
          for (const each of tests) expect(each.missing.length > 0).toBe(each.verdict === 'unknown')
          expect(missing).toEqual(tests.flatMap((each) => each.missing))
          if (computed === 'insufficient-data') expect(missing.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('every test cites a clause the pack quotes, in words that clause holds', () => {
    const words = (text: string) => text.replace(/\s/g, '')
    fc.assert(
      fc.property(anyPack, anyFacts, (pack, facts) => {
        for (const { clause, printed } of evaluate(pack, facts, { asOf }).flatMap(({ tests }) => tests))
          expect(words(pack.clauses.find(({ id }) => id === clause)!.quoted)).toContain(words(printed))
      }),
    )
  })

  it('the same question has the same answer', () => {
    fc.assert(
      fc.property(packAndDecisions, anyFacts, ([pack, decisions], facts) => {
        const ask = () => evaluate(pack, facts, { asOf, decisions })
        expect(ask()).toEqual(ask())
      }),
    )
  })

  it('recording one more fact settles that test alone: no other loses its verdict or its place in the list', () => {
    const fact = fc.constantFrom(...conditionCodes, ...exclusionCodes)
    fc.assert(
      fc.property(anyPack, anyFacts, fact, fc.boolean(), (pack, facts, code, holds) => {
        const isCondition = conditionCodes.includes(code)
        const more: Facts = isCondition
          ? { ...facts, conditions: { ...facts.conditions, [code]: told(holds) } }
          : { ...facts, exclusions: { ...facts.exclusions, [code]: [{ applies: holds, when: '2021', origin: null }] } }
        const after = evaluate(pack, more, { asOf })
        for (const [place, before] of evaluate(pack, facts, { asOf }).entries()) {
          const others = (tests: typeof before.tests) => tests.filter(({ test }) => test !== code)
          expect(others(after[place]!.tests)).toEqual(others(before.tests))
          expect(after[place]!.missing.some(({ test }) => test === code)).toBe(false)
        }
      }),
    )
  })

  it('a decision only ever settles what the facts leave open, as one of the ways they leave open', () => {
    fc.assert(
      fc.property(packAndDecisions, anyFacts, ([pack, decisions], facts) => {
        for (const { tests } of evaluate(pack, facts, { asOf, decisions })) {
          for (const { verdict, stands, options, decisions: about } of tests) {
            if (stands !== verdict) expect(options).toContain(stands)
            if (verdict === 'passed' || verdict === 'failed') expect(stands).toBe(verdict)
            expect(about.filter(({ holds }) => holds).length).toBeLessThanOrEqual(1)
          }
        }
      }),
    )
  })
})

describe('who changes when a pack changes', () => {
  const rows = rowsOf('410108').map((row) => ({ id: row.id, facts: { ...factsOfRow(row), ...favourable(huiji) } }))
  const withYear = (change: object): PolicyPack => ({
    ...huiji,
    eligibility: { ...huiji.eligibility, builtYear: { ...huiji.eligibility.builtYear!, ...change } },
  })
  const idsBuilt = (...years: number[]) =>
    rowsOf('410108')
      .filter(({ builtYear }) => years.includes(builtYear!))
      .map(({ id }) => id)

  it('nobody, when nothing that matters changes', () => {
    expect(whoChanges(huiji, huiji, rows, asOf)).toEqual([])
    expect(whoChanges(huiji, { ...huiji, version: 3, targets: [] }, rows, asOf)).toEqual([])
  })

  it('the two of 2002, when the switch is set', () => {
    const changed = whoChanges(huiji, withYear({ inclusive: true }), rows, asOf)
    expect(changed.map(({ id }) => id)).toEqual(idsBuilt(2002))
    expect(changed[0]!.classes).toEqual([{ workClass: 'comprehensive', from: 'boundary-year', to: 'eligible' }])
  })

  it('those of 2003 and 2004, when the conditional years go; those of 2001 and 2002, when the line moves to 2001', () => {
    expect(whoChanges(huiji, withYear({ classes: [] }), rows, asOf).map(({ id }) => id)).toEqual(idsBuilt(2003, 2004))
    const earlier = whoChanges(huiji, withYear({ cutoffYear: 2001 }), rows, asOf)
    expect(earlier.map(({ id }) => id)).toEqual(idsBuilt(2001, 2002))
  })

  it('everybody the pack covers, when it is new, taken back, or comes to tell classes of work apart', () => {
    expect(whoChanges(null, huiji, rows, asOf)).toHaveLength(28)
    expect(whoChanges(huiji, null, rows, asOf)[0]!.classes).toEqual([
      { workClass: 'comprehensive', from: 'eligible', to: null },
    ])
    expect(whoChanges(null, huiji, [{ id: '370103-c-1', facts: noFacts }], asOf)).toEqual([])
    expect(whoChanges(henan, henan, rows, asOf)).toEqual([])
  })
})
