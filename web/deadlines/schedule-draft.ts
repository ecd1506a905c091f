/** A back-schedule while it is made: steps in order, those left out at hand to be taken back. */

import { dayAfter } from '#contract/days.ts'
import type { BackSchedule, ScheduledStep, StepTemplate } from '#contract/deadlines.ts'

export type ScheduleDraft = {
  name: string
  recordId: string | null
  packId: string
  endOn: string
  steps: readonly ScheduledStep[]
  /** Texts that are no number of days, by step and field, until they are one. */
  wrong: Readonly<Record<string, string>>
}

export type DaysField = 'days' | 'overlapDays'
export const leastDays: Readonly<Record<DaysField, number>> = { days: 1, overlapDays: 0 }
export const mostDays = 1000

/** The steps of the nearest document, the district's own before the province's, ended a year from the data date. */
export function freshDraft(templates: readonly StepTemplate[], asOf: string): ScheduleDraft {
  const template = templates.at(-1)
  return {
    name: '',
    recordId: null,
    packId: template?.pack.id ?? '',
    endOn: dayAfter(asOf, 365),
    steps: template ? stepsOf(template) : [],
    wrong: {},
  }
}

/** What is kept of a schedule: what it was made from, and nothing reckoned. */
export const factsOf = ({ name, recordId, packId, endOn, steps }: Omit<ScheduleDraft, 'wrong'>) => ({
  ...{ name, recordId, packId, endOn },
  steps: steps.map(({ code, days, overlapDays }) => ({ code, days, overlapDays })),
})

export const draftOf = (schedule: BackSchedule): ScheduleDraft => ({ ...factsOf(schedule), wrong: {} })

export const isSameDraft = (one: ScheduleDraft, other: ScheduleDraft): boolean =>
  JSON.stringify([factsOf(one), one.wrong]) === JSON.stringify([factsOf(other), other.wrong])

/** All steps of a document, with the days presumed. */
export const stepsOf = ({ steps }: StepTemplate): ScheduledStep[] =>
  steps.map(({ code, days, overlapDays }) => ({ code, days, overlapDays }))

/** With the step moved by one place, up (−1) or down (1). */
export function moved(steps: readonly ScheduledStep[], at: number, by: -1 | 1): ScheduledStep[] {
  const [step] = steps.slice(at, at + 1)
  if (!step || at + by < 0 || at + by >= steps.length) return [...steps]
  return steps.toSpliced(at, 1).toSpliced(at + by, 0, step)
}

/** As typed into a field: what is no number of days stays there to be seen, and the last number holds until it is one. */
export function withDays(draft: ScheduleDraft, code: string, field: DaysField, text: string): ScheduleDraft {
  const { [fieldKey(code, field)]: _, ...wrong } = draft.wrong
  const days = daysTyped(text, leastDays[field])
  if (days === null) return { ...draft, wrong: { ...wrong, [fieldKey(code, field)]: text } }
  return { ...draft, wrong, steps: draft.steps.map((step) => (step.code === code ? { ...step, [field]: days } : step)) }
}

export const wrongText = (
  { wrong }: Pick<ScheduleDraft, 'wrong'>,
  code: string,
  field: DaysField,
): string | undefined => wrong[fieldKey(code, field)]

/** Whether a field somebody can see holds a text that is no number: a step left out has none, the last one runs beside none. */
export const hasWrong = ({ steps, wrong }: Pick<ScheduleDraft, 'steps' | 'wrong'>): boolean =>
  steps.some(({ code }, at) => {
    const runsBeside = at < steps.length - 1
    return fieldKey(code, 'days') in wrong || (runsBeside && fieldKey(code, 'overlapDays') in wrong)
  })

const fieldKey = (code: string, field: DaysField) => `${code} ${field}`

/** A whole number within what a schedule takes; null where it is none. */
function daysTyped(typed: string, least: number): number | null {
  const days = Number(typed)
  return typed.trim() !== '' && Number.isInteger(days) && days >= least && days <= mostDays ? days : null
}
