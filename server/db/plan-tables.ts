/** 三年计划、年度计划、项目: which compounds a plan takes in, what was published, where it was filed; targets settled; deadlines met. */
import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { adcode, compound, id, moment, target, version } from './tables.ts'

/** A plan refers to the one over it: project → annual → three-year. */
export const plan = pgTable(
  'plan',
  {
    adcode: adcode(),
    id: id(),
    kind: text('kind').$type<'three-year' | 'annual' | 'project'>().notNull(),
    parentId: text('parent_id'),
    name: text('name').notNull(),
    fromYear: integer('from_year').notNull(),
    toYear: integer('to_year').notNull(),
    /** draft 草案 → joint 会审 → published 已公布; a change after that opens a draft of the next edition. */
    state: text('state').$type<'draft' | 'joint' | 'published'>().notNull().default('draft'),
    /** The edition in work or last published. */
    edition: integer('edition').notNull().default(1),
    /** What the plan asks for besides its compounds: goal, standard, money, implementer, note. */
    statement: jsonb('statement').notNull().default({}),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.parentId], foreignColumns: [t.adcode, t.id] }),
    index('plan_years').on(t.adcode, t.kind, t.fromYear),
  ],
)

export const planCompound = pgTable(
  'plan_compound',
  {
    adcode: adcode(),
    planId: text('plan_id').notNull(),
    compoundId: text('compound_id').notNull(),
    /** In the plan's own order; null: by priority. */
    position: integer('position'),
    /** The year it is for, in a plan over several. */
    year: integer('year'),
    /** 工作类别: comprehensive, basic-public, single-purpose. */
    workClass: text('work_class'),
    /** 轻重缓急, as the planner sees it. Null: not told. */
    urgency: text('urgency').$type<'urgent' | 'usual' | 'later'>(),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.planId, t.compoundId] }),
    foreignKey({ columns: [t.adcode, t.planId], foreignColumns: [plan.adcode, plan.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('plan_compound_compound').on(t.adcode, t.compoundId),
  ],
)

/** A plan as it was published: frozen, whatever the ledger says later. */
export const planEdition = pgTable(
  'plan_edition',
  {
    adcode: adcode(),
    planId: text('plan_id').notNull(),
    edition: integer('edition').notNull(),
    publishedOn: date('published_on').notNull(),
    /** 文号, where it has one. */
    documentNumber: text('document_number'),
    /** The post or body that approved it. */
    approvedBy: text('approved_by').notNull(),
    reason: text('reason'),
    /** Statement and every compound with its facts of that day. */
    frozen: jsonb('frozen').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.planId, t.edition] }),
    foreignKey({ columns: [t.adcode, t.planId], foreignColumns: [plan.adcode, plan.id] }),
  ],
)

/** 备案: a plan handed to one recipient. */
export const planFiling = pgTable(
  'plan_filing',
  {
    adcode: adcode(),
    id: id(),
    planId: text('plan_id').notNull(),
    edition: integer('edition').notNull(),
    recipient: text('recipient').notNull(),
    onDay: date('on_day').notNull(),
    receiptNumber: text('receipt_number'),
    note: text('note'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.planId], foreignColumns: [plan.adcode, plan.id] }).onDelete('cascade'),
    uniqueIndex('plan_filing_once').on(t.adcode, t.planId, t.edition, t.recipient),
  ],
)

/** What was made of a difference between a target and the ledger. The difference it explains is kept with it. */
export const targetOutcome = pgTable(
  'target_outcome',
  {
    adcode: adcode(),
    id: id(),
    targetId: text('target_id').notNull(),
    outcome: text('outcome').$type<'change-ledger' | 'change-target' | 'note'>().notNull(),
    /** How many the ledger was away from the target when this was recorded. */
    difference: integer('difference').notNull(),
    by: text('by').notNull(),
    onDay: date('on_day').notNull(),
    reason: text('reason').notNull(),
    /** What was changed: the compounds and their years, or the target's amount before and after. */
    detail: jsonb('detail').notNull().default({}),
    at: moment('at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.targetId], foreignColumns: [target.adcode, target.id] }),
  ],
)

/** A deadline of a pack, for one period (2020, 2020-03, 2020-W12, or the day of one that comes once), met or waived. */
export const deadlineMark = pgTable(
  'deadline_mark',
  {
    adcode: adcode(),
    packId: text('pack_id').notNull(),
    deadline: text('deadline').notNull(),
    period: text('period').notNull(),
    state: text('state').$type<'met' | 'waived'>().notNull(),
    onDay: date('on_day').notNull(),
    by: text('by').notNull(),
    note: text('note'),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.packId, t.deadline, t.period] })],
)

/** 倒排工期: an end date, and how long each step takes; the starts follow. */
export const backSchedule = pgTable(
  'back_schedule',
  {
    adcode: adcode(),
    id: id(),
    name: text('name').notNull(),
    /** A compound, an area or a plan; null: a template of the district. */
    recordId: text('record_id'),
    packId: text('pack_id').notNull(),
    endOn: date('end_on').notNull(),
    /** Steps in order: [{ code, days, overlapDays }]. */
    steps: jsonb('steps').notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] })],
)
