/** 倒排工期: from the last day backwards, how late each step can begin. */

import { dayAfter, daysBetween } from './days.ts'
import type { LatestStart, ScheduledStep } from './deadlines.ts'

/**
 * The latest start and end of every step, in their order. The last ends on `endOn`; each other one ends the day before the
 * next begins, or `overlapDays` later, but never after it: a step that runs beside the next is over when that is. A step of
 * n days that ends on day e begins on e − n + 1. O(n).
 * @param asOf the data date, which `daysLeft` counts from
 */
export function backSchedule(steps: readonly ScheduledStep[], endOn: string, asOf: string): LatestStart[] {
  const latest: LatestStart[] = []
  for (const step of steps.toReversed()) {
    const next = latest.at(-1)
    const beside = next && dayAfter(next.startOn, step.overlapDays - 1)
    const end = beside === undefined ? endOn : beside < (next?.endOn ?? endOn) ? beside : (next?.endOn ?? endOn)
    const startOn = dayAfter(end, 1 - step.days)
    latest.push({ ...step, startOn, endOn: end, daysLeft: daysBetween(asOf, startOn) })
  }
  return latest.reverse()
}
