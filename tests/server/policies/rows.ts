/** The real packs and the real ledger, and facts laid over a row for a test. */
import type { ClassResult, TestResult } from '#contract/eligibility.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { Provenance } from '#contract/provenance.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import type { CompoundRecord } from '#seeds/record-schema.ts'
import { evaluate } from '#server/policies/evaluate.ts'
import { type Facts, factsOf } from '#server/policies/facts.ts'

export const packs = readPolicyPacks()
export const pack = (id: string): PolicyPack => packs.find((each) => each.id === id)!
export const henan = pack('henan-2019-58')
export const huiji = pack('huiji-2019-63')
export const nayong = pack('nayong-2022-39')
export const shizhong = pack('shizhong-2020-13')

const districts = readDistrictRecords()
export const rowsOf = (adcode: string): CompoundRecord[] => districts.find((each) => each.adcode === adcode)!.compounds

/** What the ledger row tells, as the compound's record would hold it. */
export const factsOfRow = ({ builtYear, provenance }: CompoundRecord): Facts =>
  factsOf({
    builtYear,
    builtYearNote: null,
    consentRate: null,
    landTenure: null,
    structuralSafety: null,
    provenance: provenance as Provenance,
  })

const survey = { source: '入户摸底', kind: 'survey' } as const
export const told = <T>(value: T) => ({ value, origin: survey })

export const noFacts: Facts = {
  builtYear: null,
  builtYearNote: null,
  consentRate: null,
  name: null,
  conditions: {},
  exclusions: {},
}

/** Everything a pack asks besides the year, recorded in the compound's favour. */
export function favourable(of: PolicyPack): Pick<Facts, 'conditions' | 'exclusions'> {
  const { conditions, exclusions } = of.eligibility
  return {
    conditions: Object.fromEntries(conditions.map(({ code }) => [code, told(true)])),
    exclusions: Object.fromEntries(
      exclusions.map(({ code }) => [code, [{ applies: false, when: null, origin: survey }]]),
    ),
  }
}

export const excluded = (when: string | null = null) => [{ applies: true, when, origin: survey }]

export const asOf = '2019-12-20'
export const only = (of: PolicyPack, facts: Facts): ClassResult => evaluate(of, facts, { asOf })[0]!
export const testOf = ({ tests }: ClassResult, code: string): TestResult => tests.find(({ test }) => test === code)!
