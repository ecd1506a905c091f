/** What has to be so besides the year: safety, tenure, defects, will. */
import type { Condition, PolicyPack } from '#contract/policy.ts'
import type { Facts, Told } from './facts.ts'
import { because, type Finding, settled, type Tested, unknown } from './finding.ts'

/** The condition a recorded consent rate speaks to. */
const will = 'residents-willing'

type OfPack = Pick<PolicyPack, 'source' | 'parameters'>

/**
 * Holds where the record says so, where the clause that lists the compound says so itself, or where the consent rate
 * reaches the figure the pack asks for. A rate without a figure to reach settles nothing: 强烈 is for somebody to judge.
 */
export const testCondition = (pack: OfPack, condition: Condition, facts: Facts): Tested => ({
  test: condition.code,
  kind: 'condition',
  label: condition.label,
  rule: condition,
  within: null,
  finding: findingOf(pack, condition, facts),
})

const yes = because('recorded-yes')
const no = because('recorded-no')
const listed = because('listed-by-clause')
const notKnown = because('recorded-unknown')
const notRecorded = because('not-recorded')

function findingOf(pack: OfPack, condition: Condition, facts: Facts): Finding {
  const { code, parameter } = condition
  const told = facts.conditions[code]
  if (told && told.value !== null) {
    const used = { value: told.value, origin: told.origin }
    return told.value ? settled('passed', yes, used) : settled('failed', no, used)
  }
  if (isListed(pack.source, condition, facts))
    return settled('passed', listed, { value: facts.name?.printed ?? true, origin: facts.name })
  if (facts.consentRate && (parameter !== undefined || code === will))
    return consentFinding(pack, condition, facts.consentRate)
  return unknown({ test: code, what: 'fact' }, told ? notKnown : notRecorded, null)
}

const isListed = (source: string, { holdsForListed, clause }: Condition, { name }: Facts) =>
  holdsForListed === true && name?.source === source && name.clause === clause

function consentFinding({ parameters }: OfPack, { code, parameter }: Condition, told: Told<number>): Finding {
  const rate = Math.round(told.value * 1000) / 10
  const least = parameters.find((each) => each.code === parameter)?.value
  if (least === undefined)
    return unknown({ test: code, what: 'judgement' }, because('rate-without-measure', { rate }), told)
  const isEnough = told.value * 100 >= least - 1e-9 // 0.29 × 100 is a little less than 29
  const reason = because(isEnough ? 'rate-enough' : 'rate-too-low', { rate, least })
  return settled(isEnough ? 'passed' : 'failed', reason, told)
}
