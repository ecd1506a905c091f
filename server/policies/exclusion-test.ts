/** What takes a compound out again, whatever its year: 棚改, demolition within a time, 三供一业, finished before. */
import type { Because, FactUsed } from '#contract/eligibility.ts'
import type { Exclusion, PolicyPack, WorkClass } from '#contract/policy.ts'
import { partPercent } from '#contract/zone.ts'
import type { ExclusionFact, Facts, InZone } from './facts.ts'
import { because, type Finding, gravestFinding, settled, type Tested, unknown } from './finding.ts'
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
const nothing: readonly never[] = []

/** Of several that tell of it the gravest counts: out of two projects over the same ground either takes it out. */
function findingOf(exclusion: Exclusion, isAllowed: boolean, { pack, facts, asOf }: Known): Finding {
  const { code, parameter } = exclusion
  const tellings = facts.exclusions[code] ?? nothing
  const [first] = tellings
  if (isAllowed) return settled('passed', allowed, first ? usedOf(first) : null)
  if (!first) return unknown({ test: code, what: 'fact' }, notRecorded, null)
  const bound = parameter === null ? undefined : pack.parameters.find((each) => each.code === parameter)
  const asked = { code, bound, asOf }
  return tellings.length === 1
    ? findingBy(first, asked)
    : gravestFinding(tellings.map((fact) => findingBy(fact, asked)))
}

type Asked = { code: string; bound: Parameter | undefined; asOf: string }

function findingBy(fact: ExclusionFact, { code, bound, asOf }: Asked): Finding {
  const used = usedOf(fact)
  if (fact.zone && !fact.zone.isWhole) return unknown({ test: code, what: 'fact' }, partlyIn(fact.zone), used)
  if (fact.applies === null) return unknown({ test: code, what: 'fact' }, notKnown, used)
  if (!fact.applies) return settled('passed', no, used)
  if (!bound) return settled('failed', fact.zone ? because('in-zone', { zone: fact.zone.names }) : yes, used)
  if (fact.pieces) return piecesFinding(fact, fact.pieces, { code, bound, asOf })
  const period = fact.when === null ? null : periodOf(fact.when)
  if (!period || fact.when === null) return unknown({ test: code, what: 'date' }, withoutDate(fact, bound), used)
  const dated = { code, when: fact.when, period, bound, used }
  return bound.unit === 'calendar-year' ? overFinding(dated) : comingFinding(dated, asOf)
}

function usedOf({ applies, when, origin, zone }: ExclusionFact): FactUsed | null {
  if (zone) return { value: zone.isWhole ? (when ?? true) : partPercent(zone.share) / 100, origin, zones: zone.names }
  return applies === null ? null : { value: applies && when !== null ? when : applies, origin }
}

function partlyIn({ names, share, buildings }: InZone): Because {
  const params = { zone: names, percent: partPercent(share) }
  if (buildings.length === 0) return because('partly-in-zone', params)
  return because('partly-in-zone-buildings', { ...params, buildings })
}

/** What holds of every piece holds of the whole. Where they differ, a piece that leaves it open says why; else somebody has to look. */
function piecesFinding(fact: ExclusionFact, pieces: readonly ExclusionFact[], asked: Asked): Finding {
  const used = usedOf(fact)
  const found = pieces.map((piece) => ({ ...findingBy(piece, asked), used }))
  const [first] = found
  if (first && found.every(({ verdict }) => verdict === first.verdict)) return first
  const open = found.find(({ verdict }) => verdict === 'unknown')
  const params = { zone: fact.zone?.names ?? [], dates: pieces.flatMap(({ when }) => when ?? []) }
  return open ?? unknown({ test: asked.code, what: 'fact' }, because('in-zones-dates-differ', params), used)
}

const withoutDate = ({ zone }: ExclusionFact, { value }: Parameter): Because =>
  zone ? because('in-zone-without-date', { zone: zone.names }) : because('without-date', { limit: value })

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
