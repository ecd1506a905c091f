/** 期限与倒排工期: every deadline of the packs over a district, period by period, and how early each step has to begin. */
import { z } from 'zod'
import { Adcode, Day, Id, Version, writtenText, Year } from './keys.ts'
import { Cited } from './money.ts'
import { Clause, Code, PackHead, SourceId } from './policy.ts'

/**
 * `history`: the day had passed when the document was issued, so nobody can have missed it. `overdue` and `ahead` are judged
 * on the data date, never on the day somebody looks. `unrecorded`: a meeting or report of a week or month nobody said
 * anything about, which may well have been held.
 */
export const deadlineStates = ['met', 'waived', 'overdue', 'unrecorded', 'ahead', 'history'] as const
export const DeadlineState = z.enum(deadlineStates)
export type DeadlineState = z.infer<typeof DeadlineState>

/** 2020, 2020-03, 2020-W12, or the day of a deadline that comes once. */
export const Period = z
  .string()
  .regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-W(0[1-9]|[1-4]\d|5[0-3]))?$/)

const markFacts = {
  state: z.enum(['met', 'waived']),
  /** When it was met, or let go. */
  onDay: Day,
  /** The post or unit that says so, never a private person. */
  by: writtenText(200),
  note: writtenText(1000).nullable(),
}
export const DeadlineMark = z.object({ ...markFacts, version: Version })
export type DeadlineMark = z.infer<typeof DeadlineMark>

export const DeadlineEntry = z.object({
  pack: SourceId,
  deadline: Code,
  period: Period,
  what: z.string(),
  /** Once, or how often. */
  every: z.enum(['once', 'week', 'month', 'year']),
  /** The last day on which it is kept. */
  dueOn: Day,
  /** False: the document names no day of the period; its last day is our reading. */
  dayIsPrinted: z.boolean(),
  state: DeadlineState,
  /** Days from the data date to the last day; negative once it has passed. */
  daysLeft: z.int(),
  clause: z.string(),
  printed: z.string(),
  /** A doubt about the text itself. */
  note: z.string().nullable(),
  mark: DeadlineMark.nullable(),
})
export type DeadlineEntry = z.infer<typeof DeadlineEntry>

/** 物业服务补贴 on record that runs out: its first day and its months make the last one. */
export const SubsidyEnd = z.object({
  compoundId: Id,
  name: z.string(),
  startsOn: Day,
  months: z.int(),
  dueOn: Day,
  /** Days from the data date; negative once it has run out. */
  daysLeft: z.int(),
  /** What the document it is paid under prints of the term. */
  term: Cited.nullable(),
})
export type SubsidyEnd = z.infer<typeof SubsidyEnd>

const PackWords = PackHead.extend({ clauses: z.array(Clause) })
export const Deadlines = z.object({
  /** The day everything is judged on. */
  asOf: Day,
  year: Year,
  packs: z.array(PackWords),
  entries: z.array(DeadlineEntry),
  subsidies: z.array(SubsidyEnd),
})
export type Deadlines = z.infer<typeof Deadlines>
export const DeadlineQuery = z.strictObject({
  adcode: Adcode,
  /** The calendar year shown; absent: that of the data date. */
  year: z.coerce.number().pipe(Year).optional(),
})

const occurrence = { adcode: Adcode, pack: SourceId, deadline: Code, period: Period }
export type DeadlineQuery = z.infer<typeof DeadlineQuery>

/** `version`: of the mark that stands there; null where none does. */
export const NewDeadlineMark = z.strictObject({ ...occurrence, ...markFacts, version: Version.nullable() })
export type NewDeadlineMark = z.infer<typeof NewDeadlineMark>
export const DeadlineUnmark = z.strictObject({ ...occurrence, version: Version })
export type DeadlineUnmark = z.infer<typeof DeadlineUnmark>

/** A step and the calendar days it takes; `overlapDays` of them run beside the step after it. */
export const ScheduledStep = z.strictObject({
  code: Code,
  days: z.int().min(1).max(1000),
  overlapDays: z.int().min(0).max(1000),
})
export type ScheduledStep = z.infer<typeof ScheduledStep>

/** The steps of one pack, each with the days this product presumes: no document prints any. */
export const StepTemplate = z.object({
  pack: PackWords,
  steps: z.array(
    ScheduledStep.extend({
      label: z.string(),
      clause: z.string(),
      printed: z.string(),
      note: z.string().nullable(),
    }),
  ),
})
export type StepTemplate = z.infer<typeof StepTemplate>

/** The latest days a step can begin and end on. */
export const LatestStart = ScheduledStep.extend({
  startOn: Day,
  endOn: Day,
  /** Days from the data date to the latest start; negative: it should have begun by now. */
  daysLeft: z.int(),
})
export type LatestStart = z.infer<typeof LatestStart>

const scheduleFacts = {
  name: writtenText(200),
  /** A compound or an area it is for; null: a template of the district. */
  recordId: Id.nullable(),
  packId: SourceId,
  endOn: Day,
  steps: z
    .array(ScheduledStep)
    .min(1)
    .max(60)
    .refine((steps) => new Set(steps.map(({ code }) => code)).size === steps.length, {
      params: { code: 'named-twice' },
    }),
}
export const BackSchedule = z.object({
  id: Id,
  adcode: Adcode,
  ...scheduleFacts,
  recordName: z.string().nullable(),
  latest: z.array(LatestStart),
  version: Version,
})
export type BackSchedule = z.infer<typeof BackSchedule>
export const NewBackSchedule = z.strictObject({ adcode: Adcode, ...scheduleFacts })
export type NewBackSchedule = z.infer<typeof NewBackSchedule>
export const BackScheduleChange = z
  .strictObject({ version: Version, ...scheduleFacts })
  .partial()
  .required({
    version: true,
  })
export type BackScheduleChange = z.infer<typeof BackScheduleChange>

export const Schedules = z.object({
  asOf: Day,
  templates: z.array(StepTemplate),
  items: z.array(BackSchedule),
})
export type Schedules = z.infer<typeof Schedules>
