/** Decisions laid beside what was computed. A decision settles what facts leave open; it never overrules a fact. */
import type { Decision, TestResult } from '#contract/eligibility.ts'
import type { WorkClass } from '#contract/policy.ts'
import type { Tested } from './finding.ts'

const none: readonly Decision[] = []

/**
 * The result of a test with every decision about it, in the order of their days (those of one day as given). The newest
 * that nobody withdrew, that is for this class of work and among the finding's options holds; once the facts settle the
 * test none does, and all stay.
 */
export function withDecisions(
  { test, kind, label, rule, within, finding }: Tested,
  { pack, workClass, decisions }: { pack: string; workClass: WorkClass; decisions: readonly Decision[] },
): TestResult {
  const about = decisions.length === 0 ? none : decisionsAbout(test, pack, workClass, decisions)
  const holding = about.findLast(({ verdict, withdrawn }) => !withdrawn && finding.options.includes(verdict))
  const { clause, printed, note } = within ?? rule
  return {
    test,
    kind,
    label,
    verdict: finding.verdict,
    stands: holding?.verdict ?? finding.verdict,
    clause,
    printed,
    note: note ?? null,
    because: finding.because,
    condition: within?.condition ?? null,
    used: finding.used,
    missing: finding.missing,
    options: finding.options,
    decisions: about.map((each) => ({ ...each, holds: each === holding })),
  }
}

const decisionsAbout = (test: string, pack: string, workClass: WorkClass, decisions: readonly Decision[]) =>
  decisions
    .filter((each) => each.pack === pack && each.test === test)
    .filter((each) => each.workClass === null || each.workClass === workClass)
    .sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0))
