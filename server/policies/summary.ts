/** What the policies leave to be done in a district, counted: verdicts, facts nobody recorded, and what is open to a decision. */
import type { OpenTest, PolicySummary } from '#contract/district-eligibility.ts'
import type { TestResult, Verdict } from '#contract/eligibility.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { gravestTests, verdictOfTest } from './across-classes.ts'
import { workClassesOf } from './evaluate.ts'
import { headOf } from './pack-result.ts'
import type { Judged } from './read-district.ts'

const mostListed = 500

/** One pack over all compounds, its classes of work and tests in the pack's order. */
export function summaryOf(pack: PolicyPack, judged: Iterable<Judged>): PolicySummary {
  const classes = new Map(workClassesOf(pack).map((workClass) => [workClass, new Tally()]))
  const tests = new Map<string, TestTally>()
  const open = new Map<string, OpenTest>()
  for (const { compound, results } of judged) {
    const own = results.find((each) => each.pack === pack)?.classes ?? []
    for (const { workClass, overall } of own) classes.get(workClass)?.add(overall)
    for (const result of gravestTests(own)) {
      const known = tests.get(result.test) ?? { result, tally: new Tally(), unrecorded: 0 }
      tests.set(result.test, known)
      known.tally.add(verdictOfTest(result.stands))
      if (result.missing.some(({ what }) => what === 'fact')) known.unrecorded++
      if (isForSomebody(result)) addOpen(open, result, compound)
    }
  }
  return {
    pack: headOf(pack),
    classes: [...classes].map(([workClass, { counts }]) => ({ workClass, counts })),
    tests: [...tests.values()].map(({ result, tally, unrecorded }) => ({
      ...cited(result),
      counts: tally.counts,
      unrecorded,
    })),
    toDecide: [...open.values()].map(openFirst),
  }
}

type TestTally = { result: TestResult; tally: Tally; unrecorded: number }

class Tally {
  readonly counts: Partial<Record<Verdict, number>> = {}
  add(verdict: Verdict): void {
    this.counts[verdict] = (this.counts[verdict] ?? 0) + 1
  }
}

const cited = ({ test, kind, label, clause, printed }: TestResult) => ({ test, kind, label, clause, printed })

/** No fact is missing: the text leaves it open, waits for a higher level, or asks for a judgement. Facts come before decisions. */
function isForSomebody({ verdict, missing, options }: TestResult): boolean {
  if (options.length === 0) return false
  return verdict === 'borderline' || verdict === 'conditional' || missing.some(({ what }) => what === 'judgement')
}

type Compound = Judged['compound']

/** Those still to be decided come first, so that deciding a batch brings the next ones into sight. */
function openFirst(group: OpenTest): OpenTest {
  const isOpen = ({ stands }: OpenTest['compounds'][number]) => stands === group.verdict
  const { compounds } = group
  const ordered = [...compounds.filter(isOpen), ...compounds.filter((each) => !isOpen(each))]
  return { ...group, compounds: ordered.slice(0, mostListed) }
}

/** Compounds whom the same decision would settle stand together. */
function addOpen(open: Map<string, OpenTest>, result: TestResult, { id, name, builtYear }: Compound): void {
  const { test, label, verdict, clause, printed, note, condition, options } = result
  if (verdict === 'passed' || verdict === 'failed') return
  const key = JSON.stringify([test, verdict, options])
  const group = open.get(key) ?? {
    ...{ test, label, verdict, clause, printed, note, condition },
    ...{ options: [...options], total: 0, undecided: 0, compounds: [] },
  }
  open.set(key, group)
  group.total++
  if (result.stands === verdict) group.undecided++
  group.compounds.push({ id, name, builtYear, stands: result.stands })
}
