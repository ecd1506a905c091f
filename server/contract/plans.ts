/**
 * 三年计划 → 年度计划 → 项目: drafted, reviewed jointly, published as a frozen edition, filed. 豫政办〔2019〕58号 三（二）,
 * 市中政办字〔2020〕13号 三（四）.
 */
import { z } from 'zod'
import { Adcode, Day, Id, Version, writtenText, Year } from './keys.ts'
import { EditionHead, PlanDifference, PlanFiling } from './plan-editions.ts'
import { LivePlanRow, PlacedInPlan, PlanKind, PlanState, PlanStatement, PlanSums } from './plan-rows.ts'

const own = { name: writtenText(100), parentId: Id.nullable(), fromYear: Year, toYear: Year }
export const NewPlan = z
  .strictObject({ adcode: Adcode, kind: PlanKind, ...own, compounds: z.array(PlacedInPlan).max(20_000).default([]) })
  .superRefine(yearsInOrder)
export type NewPlan = z.input<typeof NewPlan>
/** What is given replaces what is stored; `compounds` as a whole, in the plan's order. */
export const PlanChange = z.strictObject({
  version: Version,
  name: own.name.optional(),
  parentId: own.parentId.optional(),
  statement: PlanStatement.optional(),
  /** Draft and joint review, there and back; a plan is published on its own way. */
  state: z.enum(['draft', 'joint']).optional(),
  /**
   * With the joint review: the day it was compiled, not after the data date. Not named, it is today, or the data date before that.
   * With a draft that had been handed over: the day that stood before, by which the hand-over is taken back whole.
   */
  compiledOn: Day.nullable().optional(),
  compounds: z.array(PlacedInPlan).max(20_000).optional(),
})
export type PlanChange = z.input<typeof PlanChange>

function yearsInOrder(
  { kind, fromYear, toYear }: { kind: PlanKind; fromYear: number; toYear: number },
  context: z.RefinementCtx,
) {
  const isRight = kind === 'three-year' ? toYear - fromYear === 2 : toYear === fromYear
  if (!isRight) context.addIssue({ code: 'custom', path: ['toYear'], params: { code: 'plan-years' } })
}

export const urgencies = ['early', 't-60', 't-30', 't-7', 'late', 'met', 'met-late'] as const
/** When it has to be compiled, at the data date. Late is a fact that is told, never a refusal. */
export const PlanDue = z.object({
  dueOn: Day,
  daysLeft: z.int(),
  urgency: z.enum(urgencies),
  documentNumber: z.string(),
  clause: z.string(),
  printed: z.string(),
  quoted: z.string().nullable(),
  /** The document is of another place and looked at for want of one here. */
  isForeign: z.boolean(),
})
export type PlanDue = z.infer<typeof PlanDue>

export const warningCodes = [
  'no-parent-row',
  'area-split',
  'in-other-plan',
  'started',
  'retired',
  'not-eligible',
  'no-year',
] as const
/** Something to look at before publishing: which compounds, and beside what. */
export const PlanWarning = z.object({
  code: z.enum(warningCodes),
  names: z.array(z.string()),
  /** The area or the plan it is about. */
  about: z.string().nullable(),
  /** Publishing is refused while it stands. */
  blocks: z.boolean(),
})
export type PlanWarning = z.infer<typeof PlanWarning>

const head = {
  id: Id,
  adcode: Adcode,
  kind: PlanKind,
  parentId: Id.nullable(),
  name: z.string(),
  fromYear: Year,
  toYear: Year,
  state: PlanState,
  edition: z.int(),
  version: Version,
  due: PlanDue.nullable(),
}
export const PlanHead = z.object({ ...head, compounds: z.int(), lastEdition: EditionHead.nullable(), filed: z.int() })
export type PlanHead = z.infer<typeof PlanHead>
export const PlanList = z.object({ adcode: Adcode, dataDate: Day, items: z.array(PlanHead) })
export type PlanList = z.infer<typeof PlanList>

export const Plan = z.object({
  ...head,
  dataDate: Day,
  statement: PlanStatement,
  rows: z.array(LivePlanRow),
  sums: PlanSums,
  /** The newest first. */
  editions: z.array(EditionHead),
  /** Of the draft to the last edition; of a published plan what the ledger says by now. */
  difference: PlanDifference.nullable(),
  filings: z.array(PlanFiling),
  warnings: z.array(PlanWarning),
})
export type Plan = z.infer<typeof Plan>
