/** What takes a compound out again, whatever its year: 棚改, demolition within a time, 三供一业, finished before. */
import type { Because, FactUsed } from '#contract/eligibility.ts'
import type { Exclusion, PolicyPack, WorkClass } from '#contract/policy.ts'
import type { ExclusionFact, Facts, InZone } from './facts.ts'
import { because, type Finding, settled, type Tested, unknown } from './finding.ts'
import { monthsAfter, type Period, periodOf } from './period.ts'

type Parameter = PolicyPack['parameters'][number]
/** `asOf`: the day everything is judged on, YYYY-MM-DD. */
export type Known = { pack: Pick<PolicyPack, 'parameters'>; facts: Facts; asOf: string }

/**
 * The exclusion for one class of work, or null where it does not speak of that class. Failed is a compound it takes out.
 * What nobody recorded is unknown; a class that the clause leaves open passes whatever is recorded.
 */
export function testExclusion(exclusion: Exclusion, workClass: WorkClass, known: Known): Tested | null {
  const { code, label, bars, allows } = exclusion
  const isAllowed = allows.includes(workClass)
  if (!isAllowed && !bars.includes(workClass)) return null
  const finding = findingOf(exclusion, isAllowed, known)
  return { test: code, kind: 'exclusion', label, rule: exclusion, within: null, finding }
}

const yes = because('recorded-yes')
const no = because('recorded-no')
const notRecorded = because('not-recorded')
const notKnown = because('recorded-unknown')
const allowed = because('allowed-all-the-same')
/** Sentences about a zone name it, and two names need no more than a mark between them. */
const between = '、'

function findingOf({ code, parameter }: Exclusion, isAllowed: boolean, { pack, facts, asOf }: Known): Finding {
  const fact = facts.exclusions[code]
  const used = fact ? usedOf(fact) : null
  if (isAllowed) return settled('passed', allowed, used)
  if (!fact) return unknown({ test: code, what: 'fact' }, notRecorded, used)
  if (fact.zone && !fact.zone.isWhole) return unknown({ test: code, what: 'fact' }, partlyIn(fact.zone), used)
  if (fact.applies === null) return unknown({ test: code, what: 'fact' }, notKnown, used)
  if (!fact.applies) return settled('passed', no, used)
  const bound = parameter === null ? undefined : pack.parameters.find((each) => each.code === parameter)
  if (!bound) return settled('failed', fact.zone ? because('in-zone', { zone: fact.zone.name }) : yes, used)
  const period = fact.when === null ? null : periodOf(fact.when)
  if (!period || fact.when === null) return unknown({ test: code, what: 'date' }, withoutDate(fact, bound), used)
  const dated = { code, when: fact.when, period, bound, used }
  return bound.unit === 'calendar-year' ? overFinding(dated) : comingFinding(dated, asOf)
}

function usedOf({ applies, when, origin, zone }: ExclusionFact): FactUsed | null {
  if (zone) return { value: zone.isWhole ? (when ?? true) : partOf(zone), origin, zone: zone.name }
  return applies === null ? null : { value: applies && when !== null ? when : applies, origin }
}

/** Never told as nothing or as all of it. */
const partOf = ({ share }: InZone): number => Math.min(0.99, Math.max(0.01, Math.round(share * 100) / 100))

function partlyIn(zone: InZone): Because {
  const { name, buildings } = zone
  const params = { zone: name, percent: Math.round(partOf(zone) * 100) }
  if (buildings.length === 0) return because('partly-in-zone', params)
  return because('partly-in-zone-buildings', { ...params, buildings: buildings.join(between) })
}

const withoutDate = ({ zone }: ExclusionFact, { value }: Parameter): Because =>
  zone ? because('in-zone-without-date', { zone: zone.name }) : because('without-date', { limit: value })

type Dated = { code: string; when: string; period: Period; bound: Parameter; used: FactUsed | null }

/** What was over by a year: 2019年（含）以前. */
function overFinding({ when, period, bound: { value, bound }, used }: Dated): Finding {
  const limit = bound === 'less-than' ? value - 1 : value
  const isOver = Number(period.to.slice(0, 4)) <= limit
  const params = { when, limit }
  return isOver
    ? settled('failed', because('over-by-then', params), used)
    : settled('passed', because('over-later', params), used)
}

/** What comes within a time, counted from the day of judgement: 三年内. The text names no other day to count from. */
function comingFinding({ code, when, period, bound: { value, unit, bound }, used }: Dated, asOf: string): Finding {
  const limit = monthsAfter(asOf, unit === 'year' ? value * 12 : value)
  const params = { when, asOf, limit }
  if (period.to < asOf) return unknown({ test: code, what: 'present-date' }, because('should-have-come', params), used)
  const isWithin = (day: string) => (bound === 'less-than' ? day < limit : day <= limit)
  if (isWithin(period.to)) return settled('failed', because('comes-within', params), used)
  if (!isWithin(period.from)) return settled('passed', because('comes-later', params), used)
  return unknown({ test: code, what: 'exact-date' }, because('date-too-vague', params), used)
}
