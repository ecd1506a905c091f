/** Where a compound stands. The order of `lifecycle` is the order of the process; paused and dropped stand beside it. */
import { z } from 'zod'

export const lifecycle = ['candidate', 'planned', 'approved', 'under-way', 'finished', 'accepted'] as const
export const statuses = [...lifecycle, 'paused', 'dropped'] as const
export const Status = z.enum(statuses)
export type Status = z.infer<typeof Status>

/** One dated change of status, as the tiles and lists carry it. Days are ISO dates (YYYY-MM-DD). */
export type DatedStatus = { status: Status; onDay: string }

/** Started means building has begun or ended; a pause says nothing about it. */
export const startedStatuses: readonly Status[] = ['under-way', 'finished', 'accepted']
export const finishedStatuses: readonly Status[] = ['finished', 'accepted']

/**
 * The one rule for the status on a day: the latest step dated on or before it; of two on one day the later in the
 * lifecycle. With `planYear`, a year that has come counts as planned for a compound that was only a candidate.
 * The database view `compound_now`, the tiles' style expressions and the lists all follow this rule.
 */
export function statusOn(day: string, steps: readonly DatedStatus[], planYear: number | null): Status {
  let latest: DatedStatus | null = null
  for (const step of steps) {
    if (step.onDay > day) continue
    if (!latest || step.onDay > latest.onDay || (step.onDay === latest.onDay && rank(step) >= rank(latest)))
      latest = step
  }
  const status = latest?.status ?? 'candidate'
  const planHasCome = planYear !== null && planYear <= Number(day.slice(0, 4))
  return status === 'candidate' && planHasCome ? 'planned' : status
}

const rank = (step: DatedStatus) => statuses.indexOf(step.status)
