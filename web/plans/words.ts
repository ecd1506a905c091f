/** Plans in words of the page: years, how near the day is, sums with what is unknown. */
import type { Total } from '#contract/area.ts'
import type { LivePlanRow, PlacedInPlan } from '#contract/plan-rows.ts'
import type { Plan, PlanDue, PlanHead } from '#contract/plans.ts'
import { figure, type Say } from '#web/language.ts'

export const yearsOf = (t: Say, { fromYear, toYear }: Pick<PlanHead, 'fromYear' | 'toYear'>): string =>
  fromYear === toYear ? t('plans.oneYear', { year: fromYear }) : t('plans.years', { from: fromYear, to: toYear })

export const dueIn = (t: Say, { urgency, daysLeft }: PlanDue): string =>
  t(`plans.due.${urgency}`, { days: Math.abs(daysLeft) })

/** 120 · another 30 est. · unknown for 2. */
export function totalIn(t: Say, { recorded, estimated, unknown }: Total): { main: string; rest: string } {
  const main = recorded === null ? '—' : figure(recorded, 1)
  const rest = [
    estimated !== null && t('plans.estimatedOf', { amount: figure(estimated, 1) }),
    unknown > 0 && t('plans.unknownOf', { count: unknown }),
  ]
  return { main, rest: rest.filter(Boolean).join(t('shell.comma')) }
}

const mostNamed = 8
export function namesIn(t: Say, names: readonly string[]): string {
  const told = names.slice(0, mostNamed).join(t('shell.comma'))
  return names.length > mostNamed ? t('plans.namesMore', { names: told, count: names.length }) : told
}

/** The rows as they are sent back; the year is the plan's own where it has only one. */
export const placedOf = ({ kind, rows }: Pick<Plan, 'kind'> & { rows: readonly LivePlanRow[] }): PlacedInPlan[] =>
  rows.map(({ id, year, workClass, urgency, note }) => ({
    compoundId: id,
    year: kind === 'three-year' ? year : null,
    workClass,
    urgency,
    note,
  }))

/** Part of a change that brings a plan back as it stood: one in joint review is there again, since the same day. */
export const reviewOf = ({ state, statement }: Pick<Plan, 'state' | 'statement'>) =>
  state === 'joint' ? { state, ...(statement.compiledOn !== null && { compiledOn: statement.compiledOn }) } : {}
