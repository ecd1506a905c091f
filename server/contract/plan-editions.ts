/** A plan published, what differs from it since, and with whom it was filed. 豫政办〔2019〕58号 三（二）. */
import { z } from 'zod'
import { Day, Id, Version, writtenText, Year } from './keys.ts'
import { PlanKind, PlanRow, PlanStatement, PlanSums } from './plan-rows.ts'
import { Origin } from './provenance.ts'

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

/** The day of the data, or a figure some compound has. */
export const inventedParts = ['dataDate', 'households', 'floorAreaM2', 'costWan'] as const
const InventedPart = z.enum(inventedParts)
export type InventedPart = z.infer<typeof InventedPart>

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
  /** What of it came with the demo and is no fact. Absent from editions published before it was kept. */
  invented: z.array(InventedPart).optional(),
  /** Differences to targets nobody had explained by then, as they were told. Absent from editions published before it was kept. */
  footnotes: z.array(z.object({ 'zh-CN': z.string(), en: z.string() })).optional(),
})
export type FrozenPlan = z.infer<typeof FrozenPlan>

export const EditionHead = z.object({
  edition: z.int(),
  publishedOn: Day,
  documentNumber: z.string().nullable(),
  approvedBy: z.string(),
  reason: z.string().nullable(),
  compounds: z.int(),
})
export const PlanEdition = EditionHead.extend({
  planId: Id,
  frozen: FrozenPlan,
  /** To the edition before it; null of the first. */
  difference: PlanDifference.nullable(),
})
export type PlanEdition = z.infer<typeof PlanEdition>
