/** A pack's answer in one line: of several classes of work the gravest, test by test, so that nothing is hidden behind a class it spares. */
import type { TestStanding } from '#contract/district-eligibility.ts'
import { type ClassResult, type TestResult, testVerdicts, type Verdict, verdicts } from '#contract/eligibility.ts'

export const verdictOfTest = (stands: TestResult['stands']): Verdict =>
  verdicts[testVerdicts.indexOf(stands)] ?? 'insufficient-data'

const graveness = (result: TestResult) => testVerdicts.indexOf(result.stands)

/** Each test once, in the order of the pack, as it stands in the class where it is gravest. */
export function gravestTests(classes: readonly ClassResult[]): TestResult[] {
  const gravest = new Map<string, TestResult>()
  for (const result of classes.flatMap(({ tests }) => tests)) {
    const known = gravest.get(result.test)
    if (!known || graveness(result) < graveness(known)) gravest.set(result.test, result)
  }
  return [...gravest.values()]
}

export const overallOf = (tests: readonly TestResult[]): Verdict =>
  verdictOfTest(testVerdicts.find((each) => tests.some(({ stands }) => stands === each)) ?? 'unknown')

export const standingOf = (result: TestResult): TestStanding => ({
  test: result.test,
  kind: result.kind,
  verdict: verdictOfTest(result.stands),
  decided: result.decisions.some(({ holds }) => holds),
  clause: result.clause,
  missing: result.missing.map(({ test }) => test),
})
