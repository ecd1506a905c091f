/**
 * 三年计划 → 年度计划 → 项目: drafted, reviewed jointly, published as a frozen edition, filed. 豫政办〔2019〕58号 三（二）,
 * 市中政办字〔2020〕13号 三（四）.
 */
import { z } from 'zod'
import { Total } from './area.ts'
import { Verdict } from './eligibility.ts'
import { Adcode, Day, Id, Version, writtenText, Year } from './keys.ts'
import { WorkClass } from './policy.ts'
import { Origin } from './provenance.ts'
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

const PlacedInPlan = z.strictObject({
  compoundId: Id,
  /** Of a plan over several years: the one it is for. */
  year: Year.nullable(),
  workClass: WorkClass.nullable(),
  urgency: RowUrgency.nullable().default(null),
  note: z.string().trim().max(500).nullable(),
})
export type PlacedInPlan = z.infer<typeof PlacedInPlan>

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
  /** With the joint review: the day it was compiled, not after the data date. Not named, it is today, or the data date before that. */
  compiledOn: Day.optional(),
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

export const PlanPublication = z.strictObject({
  version: Version,
  publishedOn: Day,
  documentNumber: writtenText(100).nullable(),
  /** The post or body that approved it. */
  approvedBy: writtenText(200),
  reason: z.string().trim().max(500).nullable(),
  /** Compounds whose plan year in the ledger becomes that of the plan, in the versions seen. */
  align: z.array(z.strictObject({ id: Id, version: Version })).max(20_000),
})
export type PlanPublication = z.infer<typeof PlanPublication>
export const PlanRetraction = z.strictObject({ version: Version, reason: writtenText(500) })
export const NewFiling = z.strictObject({
  edition: z.int().min(1),
  recipient: writtenText(100),
  onDay: Day,
  receiptNumber: writtenText(100).nullable(),
  note: z.string().trim().max(500).nullable(),
})
export type NewFiling = z.infer<typeof NewFiling>

/** 豫政办〔2019〕58号 三（二）: 报省住房城乡建设厅、发展改革委、财政厅备案. */
export const filingRecipients = ['housing', 'development', 'finance'] as const

export const PlanFiling = NewFiling.extend({ id: Id, version: Version })
export type PlanFiling = z.infer<typeof PlanFiling>

const Figure = z.object({ amount: z.number(), estimated: z.boolean() }).nullable()
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

export const comparedFacts = [
  'name',
  'street',
  'builtYear',
  'households',
  'floorAreaM2',
  'costWan',
  'fundingLabel',
  'area',
  'workClass',
  'urgency',
  'note',
] as const
const FactChange = z.object({ field: z.enum(comparedFacts), from: z.string().nullable(), to: z.string().nullable() })
const NamedRow = z.object({ id: Id, name: z.string() })
/** What became of the rows of an edition: added, removed, moved to another year, facts changed. */
export const PlanDifference = z.object({
  edition: z.int(),
  added: z.array(NamedRow),
  removed: z.array(NamedRow),
  moved: z.array(NamedRow.extend({ from: Year.nullable(), to: Year.nullable() })),
  changed: z.array(NamedRow.extend({ facts: z.array(FactChange) })),
})
export type PlanDifference = z.infer<typeof PlanDifference>

export const FrozenPlan = z.object({
  name: z.string(),
  kind: PlanKind,
  /** Absent from editions published before it was kept. */
  parentId: Id.nullable().optional(),
  fromYear: Year,
  toYear: Year,
  statement: PlanStatement,
  rows: z.array(PlanRow),
  sums: PlanSums,
  /** Compounds whose plan year was set when it was published, what it was before, and who had said so (null: nobody). */
  moved: z.array(z.object({ id: Id, from: Year.nullable(), origin: Origin.nullable().optional() })),
  /** What the plan goes back to when the publication is taken back. */
  dataDate: Day,
})
export type FrozenPlan = z.infer<typeof FrozenPlan>

const EditionHead = z.object({
  edition: z.int(),
  publishedOn: Day,
  documentNumber: z.string().nullable(),
  approvedBy: z.string(),
  reason: z.string().nullable(),
  compounds: z.int(),
})
export const PlanEdition = EditionHead.extend({ planId: Id, frozen: FrozenPlan })
export type PlanEdition = z.infer<typeof PlanEdition>

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

/** A part of the priority between 0 and 1, and what it was read from; null where nobody has recorded it. */
const Part = z.object({ value: z.number().nullable(), told: z.string().nullable() })
export const Candidate = z.object({
  id: Id,
  name: z.string(),
  street: z.string().nullable(),
  builtYear: Year.nullable(),
  builtYearNote: z.string().nullable(),
  planYear: Year.nullable(),
  status: Status,
  version: Version,
  area: z.object({ id: Id, label: z.string() }).nullable(),
  households: Figure,
  parts: z.object({ old: Part, debt: Part, will: Part }),
  eligibility: z.array(z.object({ documentNumber: z.string(), workClass: WorkClass, overall: Verdict })),
  /** Plans of the same kind and years it is in. */
  inPlans: z.array(z.object({ id: Id, name: z.string(), state: PlanState })),
})
export type Candidate = z.infer<typeof Candidate>
export const CandidateList = z.object({
  /** The line of the first part, and the document that draws it; a foreign one where none here does. */
  builtBefore: z
    .object({ year: Year, documentNumber: z.string(), clause: z.string(), printed: z.string(), isForeign: z.boolean() })
    .nullable(),
  items: z.array(Candidate),
})
export type CandidateList = z.infer<typeof CandidateList>
