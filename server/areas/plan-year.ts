/** What one plan year for all members of an area would mean. Pure: facts in, the preview out. */
import type { PlanYearPreview } from '#contract/plan-year.ts'
import type { PlannedMember } from './plan-year.queries.ts'
import { totalOf } from './totals.ts'

/** Who moves to `year`, who has it already, who keeps another one and why. Without a year, the one proposed. */
export function planYearPreview(members: readonly PlannedMember[], year?: number): PlanYearPreview {
  const proposed = medianYear(members)
  const wanted = year ?? proposed
  const free = members.filter((member) => fixedBecause(member) === null)
  const moving = wanted === null ? [] : free.filter(({ planYear }) => planYear !== wanted)
  return {
    year: wanted,
    proposed,
    moves: moving.map(({ id, name, version, planYear, households }) => ({
      ...{ id, name, version, from: planYear },
      ...{ households: households?.amount ?? null, estimated: households?.estimated ?? false },
    })),
    stays: free.filter((member) => !moving.includes(member)).map(({ id, name, version }) => ({ id, name, version })),
    fixed: members.flatMap((member) => {
      const because = fixedBecause(member)
      const { id, name, planYear, status, publishedIn } = member
      return because
        ? [{ id, name, planYear, status, because, document: because === 'published' ? publishedIn : null }]
        : []
    }),
    householdYears: householdYearsOf(moving, wanted),
  }
}

/** What holds a member to its year; building that has begun comes before paper. */
export function fixedBecause({
  started,
  status,
  publishedIn,
}: PlannedMember): 'started' | 'approved' | 'published' | null {
  if (started) return 'started'
  if (status === 'approved') return 'approved'
  return publishedIn === null ? null : 'published'
}

/** The household-weighted median, as the bundling engine has it; where no households are known every member weighs one. */
export function medianYear(members: readonly PlannedMember[]): number | null {
  const planned = members.flatMap(({ planYear, households }) =>
    planYear === null ? [] : [{ planYear, weight: households?.amount ?? 0 }],
  )
  const isUnknown = planned.every(({ weight }) => weight === 0)
  const weighed = planned.map(({ planYear, weight }) => ({ planYear, weight: isUnknown ? 1 : weight }))
  const half = weighed.reduce((sum, { weight }) => sum + weight, 0) / 2
  let below = 0
  for (const { planYear, weight } of weighed.sort((a, b) => a.planYear - b.planYear)) {
    below += weight
    if (below >= half && below > 0) return planYear
  }
  return null
}

/** Recorded and estimated households apart; a member that had no year moves for nothing and is not counted. */
function householdYearsOf(moving: readonly PlannedMember[], wanted: number | null) {
  const figures = moving.flatMap(({ planYear, households }) => {
    if (planYear === null || wanted === null) return []
    return [households && { ...households, amount: households.amount * Math.abs(planYear - wanted) }]
  })
  return totalOf(figures)
}
