/** What really began or ended by a target's day, per the dated steps: never taken from a plan year. */
import { finishedStatuses, startedStatuses, statusOn } from '#contract/status.ts'
import type { ActualSteps, Target } from '#contract/targets.ts'
import type { LedgerRow } from './targets.queries.ts'

type Of = { inside: readonly LedgerRow[]; planned: readonly LedgerRow[] }

/** A target without a day is judged at the end of its year; nothing is judged after the data date. */
export function actualSteps(
  { measure, year, onDay }: Pick<Target, 'measure' | 'year' | 'onDay'>,
  { inside, planned }: Of,
  dataDate: string,
): ActualSteps {
  const lastDay = onDay ?? `${year}-12-31`
  const judgedOn = lastDay < dataDate ? lastDay : dataDate
  const done = inside.flatMap((row) => {
    const steps = stepsBehind(row, measure, judgedOn)
    return steps.length > 0 ? { row, steps } : []
  })
  const isPlanned = new Set(planned)
  return {
    judgedOn,
    isOver: lastDay <= dataDate,
    done: done.map(({ row }) => row.id),
    withinYear: done.filter(({ steps }) => steps[0]?.onDay.startsWith(`${year}-`)).length,
    ofPlanned: done.filter(({ row }) => isPlanned.has(row)).length,
    invented: done.filter(({ steps }) => steps.every(({ invented }) => invented)).length,
  }
}

/** The steps by which it has begun or ended by the day, the first of them first; none where it has not. */
function stepsBehind({ steps, planYear }: LedgerRow, measure: Target['measure'], day: string): LedgerRow['steps'] {
  const now = statusOn(day, steps, planYear)
  if (measure === 'finish' ? !finishedStatuses.includes(now) : now === 'dropped') return []
  const telling = measure === 'start' ? startedStatuses : finishedStatuses
  return steps
    .filter((step) => step.onDay <= day && telling.includes(step.status))
    .sort((a, b) => (a.onDay < b.onDay ? -1 : 1))
}
