/**
 * 目标与台账核对: what documents and the district itself state as targets, what the ledger says, where the two part, in which
 * rows, and what was made of it. Comparing a target with 计划改造年代 is our reading; the dated steps stand beside it.
 */
import { z } from 'zod'
import { Adcode, Day, Id, Version, writtenText, Year } from './keys.ts'
import { Origin } from './provenance.ts'

/** 启动、开工 / 完成、竣工. */
export const targetMeasures = ['start', 'finish'] as const
/** 确保 / 力争 / neither. */
export const targetStrengths = ['ensure', 'strive', 'stated'] as const
export const targetUnits = ['compound', 'household'] as const
const TargetMeasure = z.enum(targetMeasures)
const TargetStrength = z.enum(targetStrengths)
const TargetUnit = z.enum(targetUnits)

/**
 * Whom a target speaks of: `year`, as many as it names, planned for its year; `tasks`, whatever is planned for its year,
 * where the text names no number; `all`, every compound within its bounds by its year.
 */
export const targetReaches = ['year', 'tasks', 'all'] as const
export type TargetReach = (typeof targetReaches)[number]

export const outcomes = ['change-ledger', 'change-target', 'note'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>

export const Target = z.object({
  id: Id,
  adcode: Adcode,
  /** Null: the district's own, of no document. */
  pack: z
    .object({ id: z.string(), documentNumber: z.string(), level: z.enum(['province', 'city', 'district']) })
    .nullable(),
  measure: TargetMeasure,
  strength: TargetStrength,
  unit: TargetUnit,
  year: Year,
  /** As it holds now; null where the text says all, without a number. */
  amount: z.int().nullable(),
  onDay: Day.nullable(),
  builtBefore: Year.nullable(),
  streetOffice: z.object({ id: Id, name: z.string() }).nullable(),
  fundingLabel: z.string().nullable(),
  /** The clause and its words as printed; of a district's own target, who set it and in what words. */
  source: z.string(),
  clause: z.string().nullable(),
  printed: z.string().nullable(),
  note: z.string().nullable(),
  /** The whole clause. */
  quoted: z.string().nullable(),
  version: Version,
})
export type Target = z.infer<typeof Target>

const Moved = z.object({
  id: Id,
  name: z.string(),
  from: Year.nullable(),
  to: Year.nullable(),
  /** Who had said so of the year before; null: nobody. Absent from what was recorded before this was kept. */
  origin: Origin.nullable().optional(),
})
export const TargetOutcome = z.object({
  id: Id,
  targetId: Id,
  outcome: Outcome,
  /** Ledger less target when it was recorded. */
  difference: z.int(),
  by: z.string(),
  onDay: Day,
  reason: z.string(),
  /** The compounds whose plan year was changed, or the target's amount before and after. */
  moved: z.array(Moved),
  amount: z.object({ from: z.int().nullable(), to: z.int() }).nullable(),
  withdrawnReason: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
})
export type TargetOutcome = z.infer<typeof TargetOutcome>

/** A row behind a difference, and why it is one. */
export const rowReasons = ['planned-elsewhere', 'no-year', 'moved-here', 'one-too-many', 'later'] as const
const DifferenceRow = z.object({
  id: Id,
  name: z.string(),
  planYear: Year.nullable(),
  version: Version,
  why: z.enum(rowReasons),
})
export type DifferenceRow = z.infer<typeof DifferenceRow>

/**
 * `agrees`; `differs` with nothing said of it; `explained` by a note that still fits; `reopened`: something was recorded, and
 * the difference is another by now; `unassigned`: households stated in total, while rows have none to compare.
 */
export const standings = ['agrees', 'differs', 'explained', 'reopened', 'unassigned', 'no-ledger'] as const
export type TargetState = (typeof standings)[number]

const Counted = z.object({ key: z.string().nullable(), name: z.string().nullable(), count: z.int() })
/** What the dated steps tell by the target's day, or by the data date where that comes first. */
export const ActualSteps = z.object({
  judgedOn: Day,
  /** The target's day has passed at the data date. */
  isOver: z.boolean(),
  done: z.array(Id),
  /** Of them within the calendar year of the target. */
  withinYear: z.int(),
  /** Of them planned for it. */
  ofPlanned: z.int(),
  /** Of them known only from invented steps. */
  invented: z.int(),
})
export type ActualSteps = z.infer<typeof ActualSteps>

export const TargetStanding = z.object({
  target: Target,
  reach: z.enum(targetReaches),
  state: z.enum(standings),
  /** What the target comes to: its amount, or the rows it speaks of where it names none. */
  wanted: z.int(),
  /** By the plan years of the ledger: compounds, or recorded households. */
  planned: z.int(),
  /** `planned` less `wanted`. */
  difference: z.int(),
  rows: z.array(DifferenceRow),
  /** As many rows as the difference counts: these are the ones. Otherwise some of these. */
  isExact: z.boolean(),
  /** Rows the ledger plans for it. */
  plannedRows: z.array(Id),
  /** Rows nobody can place before or after its build year. */
  undecided: z.array(Id),
  /** Of a household target: how many rows have recorded households, of how many, and what no row accounts for. */
  households: z.object({ known: z.int(), of: z.int(), unassigned: z.int() }).nullable(),
  streets: z.array(Counted),
  funds: z.array(Counted),
  actual: ActualSteps,
  /** Newest last; withdrawn ones too. */
  outcomes: z.array(TargetOutcome),
})
export type TargetStanding = z.infer<typeof TargetStanding>

export const TargetList = z.object({
  adcode: Adcode,
  dataDate: Day,
  dataDateInvented: z.boolean(),
  /** The ledger by plan year, with streets and funds: the numbers the targets are held against. */
  ledger: z.array(
    z.object({
      year: Year.nullable(),
      count: z.int(),
      streets: z.array(Counted),
      funds: z.array(Counted),
    }),
  ),
  items: z.array(TargetStanding),
})
export type TargetList = z.infer<typeof TargetList>

const own = {
  measure: TargetMeasure,
  strength: TargetStrength,
  unit: TargetUnit,
  year: Year,
  amount: z.int().min(1).max(1_000_000).nullable(),
  onDay: Day.nullable(),
  builtBefore: Year.nullable(),
  streetOfficeId: Id.nullable(),
  fundingLabel: writtenText(100).nullable(),
  /** In the district's own words. */
  words: writtenText(500),
  /** The post or body that set it. */
  by: writtenText(200),
}
export const NewTarget = z.strictObject({ adcode: Adcode, ...own })
export type NewTarget = z.infer<typeof NewTarget>
export const TargetChange = z.strictObject({ version: Version, ...own })
export type TargetChange = z.infer<typeof TargetChange>

const signed = {
  /** Of the target. */
  version: Version,
  /** As seen: another one by now is refused. */
  difference: z.int(),
  /** The post or unit that signs, never a private person. */
  by: writtenText(200),
  onDay: Day,
  reason: writtenText(1000),
}
export const NewOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('note'), ...signed }),
  z.strictObject({ outcome: z.literal('change-target'), ...signed, amount: z.int().min(1).max(1_000_000) }),
  z.strictObject({
    outcome: z.literal('change-ledger'),
    ...signed,
    compounds: z
      .array(z.strictObject({ id: Id, version: Version, planYear: Year.nullable() }))
      .min(1)
      .max(1000),
  }),
])
export type NewOutcome = z.infer<typeof NewOutcome>
export const OutcomeWithdrawal = z.strictObject({ reason: writtenText(500) })
