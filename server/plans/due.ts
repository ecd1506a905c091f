/**
 * When a plan has to be compiled. 市中政办字〔2020〕13号 三（四）: 年度计划应于前一年度9月底前完成编制; another pack may name another day,
 * and says by the roles of its deadline which plans it is for (豫政办〔2019〕58号 三（二）: 三年行动计划和年度实施方案). Judged at the data date; late is a fact, never a refusal.
 */
import type { PlanDue } from '#contract/plans.ts'
import type { Deadline, DeadlineRole, PolicyPack } from '#contract/policy.ts'
import type { StoredPlan } from './plans.queries.ts'
import { deadlineRoles } from './roles.ts'

const roleFor: Readonly<Record<StoredPlan['kind'], DeadlineRole | null>> = {
  'three-year': 'three-year-plan',
  annual: 'annual-plan',
  project: null,
}

export type Packs = { covering: readonly PolicyPack[]; all: readonly PolicyPack[] }
type Planned = Pick<StoredPlan, 'kind' | 'fromYear' | 'toYear'> & { compiledOn: string | null }

/** The most particular document over the district speaks; for want of one, the yearly day of another place, said to be foreign. */
export function planDue(plan: Planned, { covering, all }: Packs, dataDate: string): PlanDue | null {
  if (plan.kind === 'project') return null
  const own = [...covering].reverse().flatMap((pack) => dueIn(pack, plan, false))[0]
  const found = own ?? (plan.kind === 'annual' ? all.flatMap((pack) => dueIn(pack, plan, true))[0] : undefined)
  if (!found) return null
  const daysLeft = daysBetween(dataDate, found.dueOn)
  return { ...found, daysLeft, urgency: urgencyOf(plan.compiledOn, found.dueOn, daysLeft) }
}

function dueIn(pack: PolicyPack, plan: Planned, isForeign: boolean): Omit<PlanDue, 'daysLeft' | 'urgency'>[] {
  const { documentNumber, clauses, deadlines } = pack
  return deadlines.flatMap((deadline) => {
    if (isForeign && deadline.kind === 'once') return []
    const dueOn = dayOf(deadline, plan)
    if (dueOn === null) return []
    const { clause, printed } = deadline
    const quoted = clauses.find(({ id }) => id === clause)?.quoted ?? null
    return [{ dueOn, documentNumber, clause, printed, quoted, isForeign }]
  })
}

/** A day the document names once is that of a plan for the year after it, or for years it lies within. */
function dayOf(deadline: Deadline, { kind, fromYear, toYear }: Planned): string | null {
  const wanted = roleFor[kind]
  if (wanted === null || !deadlineRoles(deadline).includes(wanted)) return null
  if (deadline.kind === 'every')
    return deadline.period === 'year' && deadline.dueOn ? `${fromYear - deadline.yearsBefore}-${deadline.dueOn}` : null
  const year = Number(deadline.onDay.slice(0, 4))
  return year >= fromYear - 1 && year <= toYear ? deadline.onDay : null
}

function urgencyOf(compiledOn: string | null, dueOn: string, daysLeft: number): PlanDue['urgency'] {
  if (compiledOn !== null) return compiledOn <= dueOn ? 'met' : 'met-late'
  if (daysLeft < 0) return 'late'
  if (daysLeft <= 7) return 't-7'
  if (daysLeft <= 30) return 't-30'
  return daysLeft <= 60 ? 't-60' : 'early'
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
