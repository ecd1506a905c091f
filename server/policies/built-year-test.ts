/** The year a compound was built against the year a document draws its line at. */
import type { FactUsed, TestVerdict } from '#contract/eligibility.ts'
import type { BuiltYearRule } from '#contract/policy.ts'
import type { YearRange } from '#geodata/readers/tables/values.ts'
import { builtYearsOf } from './built-years.ts'
import type { Facts } from './facts.ts'
import { because, type Finding, type Option, settled, type Tested, unknown } from './finding.ts'

const test = 'built-year'
const noParams = because('not-recorded')

/**
 * A year before the line passes, one after it fails or falls into years that are taken in under a condition. The line's
 * own year is in or out as the pack says; where the text leaves that open it stays open until somebody decides, and only
 * between what the text allows. Of years in a range all have to say the same.
 */
export function testBuiltYear(rule: BuiltYearRule, facts: Facts): Tested {
  const built = builtYearsOf(facts)
  if (!built) return tested(rule, unknown({ test, what: 'fact' }, noParams, null, allOptions(rule)))
  const { used, years } = built
  if (!years) {
    const reason = because('words-name-no-year', { words: String(used.value) })
    return tested(rule, unknown({ test, what: 'fact' }, reason, used, allOptions(rule)))
  }
  const isOne = years.from === years.to
  const finding = isOne ? judgeYear(rule, years.from, used) : judgeYears(rule, years, used)
  return tested(rule, finding, finding.verdict === 'conditional' ? classOf(rule, years.from) : null)
}

const tested = (rule: BuiltYearRule, finding: Finding, within: Tested['within'] = null): Tested => ({
  test,
  kind: 'built-year',
  label: null,
  rule,
  within,
  finding,
})

function judgeYear(rule: BuiltYearRule, year: number, used: FactUsed): Finding {
  const { cutoffYear: cutoff } = rule
  if (year < cutoff) return settled('passed', because('before-cutoff', { year, cutoff }), used)
  if (year === cutoff) {
    const own = judgeCutoffYear(rule, used)
    if (own) return own
  }
  const within = classOf(rule, year)
  if (!within) return settled('failed', because('after-cutoff', { year, cutoff }), used)
  const { fromYear: from, toYear: to, condition } = within
  const reason = because('in-conditional-years', { year, from, to, condition })
  // it passes once the higher level has arranged it, and somebody signs that it has
  return { verdict: 'conditional', because: reason, used, missing: [], options: ['passed'] }
}

/** The line's own year; null where the pack counts it as after the line. */
function judgeCutoffYear(rule: BuiltYearRule, used: FactUsed): Finding | null {
  const { cutoffYear: cutoff, cutoffOn, inclusive } = rule
  const params = { year: cutoff, cutoff }
  const options: Option[] = ['passed', classOf(rule, cutoff) ? 'conditional' : 'failed']
  if (inclusive === null)
    return { verdict: 'borderline', because: because('at-cutoff-open', params), used, missing: [], options }
  // a line drawn inside a year: the year alone does not say on which side of it a compound is
  if (cutoffOn !== null && !cutoffOn.endsWith('-12-31'))
    return unknown({ test, what: 'exact-day' }, because('day-decides', { ...params, day: cutoffOn }), used, options)
  return inclusive ? settled('passed', because('at-cutoff-counted', params), used) : null
}

const sameForAll = {
  passed: 'years-before-cutoff',
  conditional: 'years-in-conditional-years',
  failed: 'years-after-cutoff',
} as const

function judgeYears(rule: BuiltYearRule, { from, to }: YearRange, used: FactUsed): Finding {
  const found = Array.from({ length: to - from + 1 }, (_, i) => judgeYear(rule, from + i, used))
  const params = { words: String(used.value), cutoff: rule.cutoffYear }
  const [first] = found
  if (first && isOption(first.verdict) && found.every(({ verdict }) => verdict === first.verdict)) {
    const { year: _, ...ofClass } = first.because.params
    return { ...first, because: because(sameForAll[first.verdict], { ...ofClass, ...params }) }
  }
  const possible = found.flatMap(({ verdict, options }) => (isOption(verdict) ? [verdict] : options))
  const options = allOptions(rule).filter((option) => possible.includes(option))
  return unknown({ test, what: 'exact-year' }, because('years-on-both-sides', params), used, options)
}

const classOf = ({ classes }: BuiltYearRule, year: number) =>
  classes.find(({ fromYear, toYear }) => year >= fromYear && year <= toYear) ?? null

const allOptions = ({ classes }: BuiltYearRule): Option[] =>
  classes.length > 0 ? ['passed', 'conditional', 'failed'] : ['passed', 'failed']
const isOption = (verdict: TestVerdict): verdict is Option => verdict !== 'unknown' && verdict !== 'borderline'
