/** What a plan is made of: kinds and states, the statement with its weights, and the compounds in it with their facts and sums. */
import { z } from 'zod'
import { Total } from './area.ts'
import { Day, Id, Version, Year } from './keys.ts'
import { WorkClass } from './policy.ts'
import { Status } from './status.ts'

export const planKinds = ['three-year', 'annual', 'project'] as const
export const PlanKind = z.enum(planKinds)
export type PlanKind = z.infer<typeof PlanKind>
/** The kind over each. */
export const parentKinds: Readonly<Record<PlanKind, PlanKind | null>> = {
  'three-year': null,
  annual: 'three-year',
  project: 'annual',
}
/** 草案 → 会审 → 已公布. */
export const planStates = ['draft', 'joint', 'published'] as const
export const PlanState = z.enum(planStates)
export type PlanState = z.infer<typeof PlanState>

/** The three parts of the priority, 市中政办字〔2020〕13号 三（四）: built early, much owing, strong will. */
export const priorityParts = ['old', 'debt', 'will'] as const
export type PriorityPart = (typeof priorityParts)[number]
const Weight = z.int().min(0).max(10)
export const Weights = z.strictObject({ old: Weight, debt: Weight, will: Weight })
export type Weights = z.infer<typeof Weights>
/** No document sets them: equal until somebody decides otherwise. */
export const usualWeights: Weights = { old: 1, debt: 1, will: 1 }

const words = z.string().trim().max(2000)
export const PlanStatement = z.strictObject({
  goal: words.default(''),
  standard: words.default(''),
  money: words.default(''),
  implementer: words.default(''),
  note: words.default(''),
  weights: Weights.default(usualWeights),
  /** The day it was first handed to the joint review: that day it was compiled. Set with the state, and only with it. */
  compiledOn: Day.nullable().default(null),
})
export type PlanStatement = z.infer<typeof PlanStatement>
export const statementFields = ['goal', 'standard', 'money', 'implementer', 'note'] as const

/** 轻重缓急, as the planner sees it: 急, 一般, 缓. 豫政办〔2019〕58号 一（二）. The documents set no such grades: they are ours. */
export const rowUrgencies = ['urgent', 'usual', 'later'] as const
export const RowUrgency = z.enum(rowUrgencies)
export type RowUrgency = z.infer<typeof RowUrgency>

export const PlacedInPlan = z.strictObject({
  compoundId: Id,
  /** Of a plan over several years: the one it is for. */
  year: Year.nullable(),
  workClass: WorkClass.nullable(),
  urgency: RowUrgency.nullable().default(null),
  note: z.string().trim().max(500).nullable(),
})
export type PlacedInPlan = z.infer<typeof PlacedInPlan>

export const Figure = z.object({ amount: z.number(), estimated: z.boolean() }).nullable()
/** A compound as a plan has it: what was decided of it here, and its facts as the ledger tells them. */
export const PlanRow = z.object({
  id: Id,
  name: z.string(),
  street: z.string().nullable(),
  community: z.string().nullable(),
  builtYear: Year.nullable(),
  builtYearNote: z.string().nullable(),
  households: Figure,
  floorAreaM2: Figure,
  costWan: Figure,
  fundingLabel: z.string().nullable(),
  /** 片区 of the scheme in force, by number and name. */
  area: z.string().nullable(),
  year: Year.nullable(),
  workClass: WorkClass.nullable(),
  /** Absent from editions published before it was kept. */
  urgency: RowUrgency.nullable().default(null),
  note: z.string().nullable(),
})
export type PlanRow = z.infer<typeof PlanRow>
/** The same while the plan is open: how the ledger stands to it. */
export const LivePlanRow = PlanRow.extend({
  planYear: Year.nullable(),
  status: Status,
  version: Version,
  retired: z.boolean(),
})
export type LivePlanRow = z.infer<typeof LivePlanRow>

export const PlanSums = z.object({ compounds: z.int(), households: Total, floorAreaM2: Total, costWan: Total })
export type PlanSums = z.infer<typeof PlanSums>
