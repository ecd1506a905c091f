/** What to look at before a plan is published. Pure: facts in, warnings out. */
import type { LivePlanRow } from '#contract/plan-rows.ts'
import type { PlanWarning } from '#contract/plans.ts'
import { startedStatuses } from '#contract/status.ts'
import type { AreaMember, Holding, StoredPlan } from './plans.queries.ts'

export type Circumstances = {
  /** Compounds of the plan over it; null where it has none. */
  parent: { name: string; compounds: ReadonlySet<string> } | null
  others: readonly Holding[]
  members: readonly AreaMember[]
  /** Compounds some policy over the district says 不符合 of. */
  notEligible: ReadonlySet<string>
}

export function planWarnings(
  plan: Pick<StoredPlan, 'kind'>,
  rows: readonly LivePlanRow[],
  { parent, others, members, notEligible }: Circumstances,
): PlanWarning[] {
  const inPlan = new Set(rows.map(({ id }) => id))
  const named = (wanted: (row: LivePlanRow) => boolean) => rows.filter(wanted).map(({ name }) => name)
  const found: PlanWarning[] = [
    { code: 'retired', names: named(({ retired }) => retired), about: null, blocks: true },
    ...otherPlans(rows, others),
    {
      code: 'no-parent-row',
      names: parent ? named(({ id }) => !parent.compounds.has(id)) : [],
      about: parent?.name ?? null,
      blocks: false,
    },
    {
      code: 'no-year',
      names: plan.kind === 'three-year' ? named(({ year }) => year === null) : [],
      about: null,
      blocks: false,
    },
    { code: 'not-eligible', names: named(({ id }) => notEligible.has(id)), about: null, blocks: false },
    { code: 'started', names: named(({ status }) => startedStatuses.includes(status)), about: null, blocks: false },
    ...(plan.kind === 'project' ? [] : areasSplit(inPlan, members)),
  ]
  return found.filter(({ names }) => names.length > 0)
}

/** A compound in two plans of one kind for the same years; published there, it cannot be published here as well. */
function otherPlans(rows: readonly LivePlanRow[], others: readonly Holding[]): PlanWarning[] {
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  const shared = others.filter(({ compoundId }) => nameOf.has(compoundId))
  return [...new Set(shared.map(({ planId }) => planId))].flatMap((planId) =>
    [true, false].map((isPublished) => {
      const own = shared.filter((each) => each.planId === planId && each.isPublished === isPublished)
      return {
        code: 'in-other-plan' as const,
        names: own.map(({ compoundId }) => nameOf.get(compoundId) ?? compoundId),
        about: own[0]?.name ?? null,
        blocks: isPublished,
      }
    }),
  )
}

/** Members of an area this plan takes in that are left out of it: the area would be dug up over several years. */
function areasSplit(inPlan: ReadonlySet<string>, members: readonly AreaMember[]): PlanWarning[] {
  const touched = new Set(members.filter(({ compoundId }) => inPlan.has(compoundId)).map(({ areaId }) => areaId))
  return [...touched].map((areaId) => {
    const own = members.filter((each) => each.areaId === areaId)
    const left = own.filter(({ compoundId, started }) => !started && !inPlan.has(compoundId))
    return {
      code: 'area-split' as const,
      names: left.map(({ name }) => name),
      about: own[0]?.label ?? null,
      blocks: false,
    }
  })
}
