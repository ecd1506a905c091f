/** A back-schedule while it is made: steps in order, those left out at hand to be taken back. */

import { dayAfter } from '#contract/days.ts'
import type { BackSchedule, ScheduledStep, StepTemplate } from '#contract/deadlines.ts'

export type ScheduleDraft = {
  name: string
  recordId: string | null
  packId: string
  endOn: string
  steps: readonly ScheduledStep[]
}

/** The steps of the nearest document, the district's own before the province's, ended a year from the data date. */
export function freshDraft(templates: readonly StepTemplate[], asOf: string): ScheduleDraft {
  const template = templates.at(-1)
  return {
    name: '',
    recordId: null,
    packId: template?.pack.id ?? '',
    endOn: dayAfter(asOf, 365),
    steps: template ? stepsOf(template) : [],
  }
}

export const draftOf = ({ name, recordId, packId, endOn, steps }: BackSchedule): ScheduleDraft => ({
  ...{ name, recordId, packId, endOn, steps },
})

/** All steps of a document, with the days presumed. */
export const stepsOf = ({ steps }: StepTemplate): ScheduledStep[] =>
  steps.map(({ code, days, overlapDays }) => ({ code, days, overlapDays }))

/** With the step moved by one place, up (−1) or down (1). */
export function moved(steps: readonly ScheduledStep[], at: number, by: -1 | 1): ScheduledStep[] {
  const [step] = steps.slice(at, at + 1)
  if (!step || at + by < 0 || at + by >= steps.length) return [...steps]
  return steps.toSpliced(at, 1).toSpliced(at + by, 0, step)
}

/** A number typed into a field, within what a schedule takes; null where it is none. */
export function daysTyped(typed: string, least: number): number | null {
  const days = Number(typed)
  return typed.trim() !== '' && Number.isInteger(days) && days >= least && days <= 1000 ? days : null
}
