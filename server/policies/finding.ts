/** What one test finds, before it is put together with the rule it comes from and with what was decided by hand. */
import {
  type Because,
  type FactUsed,
  type MissingFact,
  type TestResult,
  type TestVerdict,
  testVerdicts,
} from '#contract/eligibility.ts'

export type Option = TestResult['options'][number]

/** The part of a result that depends on the facts. */
export type Finding = {
  verdict: TestVerdict
  because: Because
  used: FactUsed | null
  missing: readonly MissingFact[]
  options: readonly Option[]
}

/** Where the rule stands, in which words. */
export type Cited = { clause: string; printed: string; note?: string }

/** A rule to be tested and what was found. `within`: a part of the rule with words of its own, which then decides. */
export type Tested = {
  test: string
  kind: TestResult['kind']
  label: string | null
  rule: Cited
  within: (Cited & { condition: string }) | null
  finding: Finding
}

export const because = (code: Because['code'], params: Because['params'] = {}): Because => ({ code, params })

const nothing: readonly never[] = []
const either: readonly Option[] = ['passed', 'failed']

/** What the facts settle: nobody can decide otherwise, only correct the facts. */
export const settled = (verdict: 'passed' | 'failed', reason: Because, used: FactUsed | null): Finding => ({
  verdict,
  because: reason,
  used,
  missing: nothing,
  options: nothing,
})

/** What the facts leave open, and what is missing. */
export const unknown = (
  missing: MissingFact,
  reason: Because,
  used: FactUsed | null,
  options: readonly Option[] = either,
): Finding => ({ verdict: 'unknown', because: reason, used, missing: [missing], options })

/** Of one finding or more the first of the gravest, with everything that is missing to any as open as that. */
export function gravestFinding(found: readonly Finding[]): Finding {
  const gravest = found.reduce((one, other) => (graveness(other) < graveness(one) ? other : one))
  const missing = found.filter(({ verdict }) => verdict === gravest.verdict).flatMap((each) => each.missing)
  return {
    ...gravest,
    missing: missing.filter(({ what }, at) => missing.findIndex((each) => each.what === what) === at),
  }
}

const graveness = ({ verdict }: Finding): number => testVerdicts.indexOf(verdict)
