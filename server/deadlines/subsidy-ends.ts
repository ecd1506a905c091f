/** When the property subsidies on record run out: 补贴期限 is a time the district has to follow like any other deadline. */
import { daysBetween } from '#contract/days.ts'
import type { SubsidyEnd } from '#contract/deadlines.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { endAfter } from '../money/subsidy.ts'
import type { StoredSubsidy } from './deadlines.queries.ts'

type Known = { packs: readonly Pick<PolicyPack, 'id' | 'parameters'>[]; asOf: string; year: number }

/** Those whose last day lies in the year, in the order of the days. Whoever has no first day on record has no last one. */
export function subsidyEnds(stored: readonly StoredSubsidy[], { packs, asOf, year }: Known): SubsidyEnd[] {
  const ends = stored.flatMap(({ compoundId, name, packId, startsOn, months }) => {
    const dueOn = endAfter(startsOn, months)
    if (!dueOn.startsWith(`${year}-`)) return []
    const pack = packs.find(({ id }) => id === packId)
    const parameter = pack?.parameters.find(({ code }) => code === 'property-subsidy-term')
    const term = pack && parameter ? { pack: pack.id, clause: parameter.clause, printed: parameter.printed } : null
    return [{ compoundId, name, startsOn, months, dueOn, daysLeft: daysBetween(asOf, dueOn), term }]
  })
  return ends.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}
