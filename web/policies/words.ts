/** What a policy's codes are called. A pack may name tests the catalogue does not know: they keep the pack's own words. */
import { type MissingFact, missingKinds, type TestResult } from '#contract/eligibility.ts'
import { type Lying, partPercent, wholeShare } from '#contract/zone.ts'
import { i18n, type Say } from '#web/language.ts'

type Named = Pick<TestResult, 'test' | 'label'>

export function testName({ test, label }: Named): string {
  const key = `policies.tests.${test}`
  return i18n.exists(key) ? i18n.t(key) : (label ?? test)
}

/** The name of a code among tests, with the words of their pack where the catalogue has none. */
export const nameIn =
  (tests: readonly Named[]) =>
  (code: string): string =>
    testName(tests.find(({ test }) => test === code) ?? { test: code, label: null })

/** How much of a compound lies in marked ground, never told as nothing or, of a part, as all of it. */
export const liesWords = (t: Say, { name, share }: Pick<Lying, 'name' | 'share'>): string =>
  share >= wholeShare ? t('zones.liesWholly', { name }) : t('zones.liesPartly', { name, percent: partPercent(share) })

/** Where a fact comes from: one of our documents by its number, else the source in its own words. */
export function sourceName(source: string): string {
  const key = `compounds.documents.${source}`
  return i18n.exists(key) ? i18n.t(key) : source
}

/** What is missing, told once for every kind of missing: facts nobody recorded first. */
export function missingByKind(missing: readonly MissingFact[], tests: readonly Named[]) {
  const nameOf = nameIn(tests)
  return missingKinds
    .map((what) => ({
      what,
      named: missing.filter((each) => each.what === what).map(({ test }) => ({ test, name: nameOf(test) })),
    }))
    .filter(({ named }) => named.length > 0)
}
