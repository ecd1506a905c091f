/**
 * How a compound stands under one policy pack: facts in, findings with their clauses out. Pure: the same pack, facts, day
 * and decisions give the same answer; every number comes from the pack.
 */
import {
  type ClassResult,
  type Decision,
  type TestResult,
  testVerdicts,
  type Verdict,
  verdicts,
} from '#contract/eligibility.ts'
import { type Exclusion, type PolicyPack, type WorkClass, workClasses } from '#contract/policy.ts'
import { testBuiltYear } from './built-year-test.ts'
import { testCondition } from './condition-test.ts'
import { withDecisions } from './decided.ts'
import { testExclusion } from './exclusion-test.ts'
import type { Facts } from './facts.ts'
import type { Tested } from './finding.ts'

/** `asOf`, YYYY-MM-DD, is the day "within three years" is counted from. */
export type Circumstances = { asOf: string; decisions?: readonly Decision[] }

/** One verdict for each class of work the pack speaks of, each with all its tests: the year, conditions, exclusions. */
export function evaluate(pack: PolicyPack, facts: Facts, circumstances: Circumstances): ClassResult[] {
  const { builtYear, conditions } = pack.eligibility
  const scope = conditions.map((condition) => testCondition(pack, condition, facts))
  if (builtYear) scope.unshift(testBuiltYear(builtYear, facts))
  const known = { pack, facts, asOf: circumstances.asOf }
  return rulesOf(pack).map(({ workClass, exclusions }) => {
    const tested = [...scope]
    for (const exclusion of exclusions) {
      const barring = testExclusion(exclusion, workClass, known)
      if (barring) tested.push(barring)
    }
    return classResult(pack.id, workClass, tested, circumstances.decisions ?? none)
  })
}

const none: readonly never[] = []

type ClassRules = { workClass: WorkClass; exclusions: readonly Exclusion[] }
/** The same for every compound of a district, and a district has thousands. */
const ofPack = new WeakMap<PolicyPack, readonly ClassRules[]>()

function rulesOf(pack: PolicyPack): readonly ClassRules[] {
  const made = ofPack.get(pack)
  if (made) return made
  const exclusions = pack.eligibility.exclusions.filter(({ appliesTo }) => appliesTo === 'compound')
  const rules = workClassesOf(pack).map((workClass) => ({ workClass, exclusions }))
  ofPack.set(pack, rules)
  return rules
}

/** The classes of work a pack tells apart: those its exclusions bar or leave open; 综合改造 where it tells none apart. */
export function workClassesOf({ eligibility: { exclusions } }: Pick<PolicyPack, 'eligibility'>): WorkClass[] {
  const named = new Set(exclusions.flatMap(({ bars, allows }) => [...bars, ...allows]))
  return named.size === 0 ? ['comprehensive'] : workClasses.filter((each) => named.has(each))
}

function classResult(
  pack: string,
  workClass: WorkClass,
  tested: Tested[],
  decisions: readonly Decision[],
): ClassResult {
  const tests = tested.map((each) => withDecisions(each, { pack, workClass, decisions }))
  const standing = tests.map(({ stands }) => stands)
  const gravest = gravestOf(standing)
  const missing = tests.filter((each) => each.missing.length > 0).flatMap((each) => each.missing)
  return {
    workClass,
    overall: verdictOf(gravest),
    computed: tests.every(({ stands, verdict }) => stands === verdict)
      ? verdictOf(gravest)
      : verdictOf(gravestOf(tests.map(({ verdict }) => verdict))),
    open: testVerdicts.filter((each) => each !== 'passed' && standing.includes(each)).map(verdictOf),
    deciding: tests.filter(({ stands }) => stands === gravest).map(({ test }) => test),
    missing,
    restsOnGuess: tests.some(isSettledByGuess),
    tests,
  }
}

/** A missing fact is graver than a year to be decided, and that graver than a condition: it can still turn the answer round. */
const gravestOf = (standing: readonly TestResult['stands'][]): TestResult['stands'] =>
  testVerdicts.find((each) => standing.includes(each)) ?? 'unknown'
const verdictOf = (verdict: TestResult['stands']): Verdict =>
  verdicts[testVerdicts.indexOf(verdict)] ?? 'insufficient-data'

const isSettledByGuess = ({ verdict, used }: TestResult) =>
  verdict !== 'unknown' && (used?.origin?.kind === 'invented' || used?.origin?.kind === 'estimated')
