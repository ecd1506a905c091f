/** What one test finds, before it is put together with the rule it comes from and with what was decided by hand. */
import type { Because, FactUsed, MissingFact, TestResult, TestVerdict } from '#contract/eligibility.ts'

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
