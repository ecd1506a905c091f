/** A whole district under its policies: every compound test by test, the map's colours, and what there is to decide and to look into. */
import { z } from 'zod'
import { Because, testVerdicts, Verdict } from './eligibility.ts'
import { Adcode, Day, Id } from './keys.ts'
import { Code, PackHead, SourceId, WorkClass } from './policy.ts'

/** No district of the country has so many; beyond it `offset` goes on. */
export const mostEvaluated = 20_000

export const EligibilityQuery = z.strictObject({
  adcode: Adcode,
  limit: z.coerce.number().int().min(1).max(mostEvaluated).default(mostEvaluated),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
})

/** One test in the words of verdicts: what stands of it, the gravest where classes of work differ. */
export const TestStanding = z.object({
  test: Code,
  kind: z.enum(['built-year', 'condition', 'exclusion']),
  verdict: Verdict,
  /** Whether it stands by a decision somebody signed. */
  decided: z.boolean(),
  clause: z.string(),
  /** Codes of the facts nobody recorded, or not exactly enough. */
  missing: z.array(Code),
})
export type TestStanding = z.infer<typeof TestStanding>

export const PolicyStanding = z.object({
  /** 文号. */
  policy: z.string(),
  pack: SourceId,
  version: z.int(),
  /**
   * The gravest of the tests, and so of the classes of work: a pack that tells several apart bars the compound from at
   * least one where this says so. `classes` has each by itself.
   */
  overall: Verdict,
  tests: z.array(TestStanding),
  classes: z.array(z.object({ workClass: WorkClass, overall: Verdict })),
})
export type PolicyStanding = z.infer<typeof PolicyStanding>

export const DistrictEligibility = z.object({
  total: z.int(),
  /** The day everything is judged on: the district's data date. */
  asOf: Day,
  items: z.array(z.object({ compoundId: Id, name: z.string(), policies: z.array(PolicyStanding) })),
})
export type DistrictEligibility = z.infer<typeof DistrictEligibility>

const TestName = z.object({ test: Code, label: z.string().nullable() })

/** Which policy the map is coloured by. A class of work or a test the pack does not know is passed over. */
export const StandingsQuery = z.strictObject({
  adcode: Adcode,
  pack: SourceId.optional(),
  workClass: WorkClass.optional(),
  test: Code.optional(),
})
export type StandingsQuery = z.infer<typeof StandingsQuery>

export const ColouringPack = PackHead.pick({ id: true, documentNumber: true, level: true, version: true }).extend({
  relation: z.enum(['covers', 'comparison']),
  workClasses: z.array(WorkClass),
  tests: z.array(TestName),
})
export type ColouringPack = z.infer<typeof ColouringPack>

export const Standings = z.object({
  asOf: Day,
  /** What can be asked for: those over the district, then those of other places. */
  packs: z.array(ColouringPack),
  /** What was answered; null where no policy covers the district and none was named. */
  pack: SourceId.nullable(),
  workClass: WorkClass.nullable(),
  /** One test alone; null: all of them. */
  test: Code.nullable(),
  /** Each reason once: the test that decided and why. */
  reasons: z.array(TestName.extend({ because: Because, decided: z.boolean() })),
  items: z.array(z.object({ id: Id, verdict: Verdict, reason: z.int() })),
})
export type Standings = z.infer<typeof Standings>

const Counts = z.partialRecord(Verdict, z.int())
export const OpenCompound = z.object({
  id: Id,
  name: z.string(),
  builtYear: z.int().nullable(),
  stands: z.enum(testVerdicts),
})

/** Compounds one test leaves for somebody to decide, in the same way. */
export const OpenTest = TestName.extend({
  verdict: z.enum(['borderline', 'conditional', 'unknown']),
  clause: z.string(),
  printed: z.string(),
  note: z.string().nullable(),
  condition: z.string().nullable(),
  options: z.array(z.enum(['passed', 'conditional', 'failed'])),
  total: z.int(),
  /** Of them those nobody has decided yet. */
  undecided: z.int(),
  /** The first 500, the undecided before the others. */
  compounds: z.array(OpenCompound),
})
export type OpenTest = z.infer<typeof OpenTest>

export const PolicySummary = z.object({
  pack: PackHead,
  classes: z.array(z.object({ workClass: WorkClass, counts: Counts })),
  tests: z.array(
    TestName.extend({
      kind: z.enum(['built-year', 'condition', 'exclusion']),
      clause: z.string(),
      printed: z.string(),
      counts: Counts,
      /** Compounds of which nobody has recorded the fact. */
      unrecorded: z.int(),
    }),
  ),
  toDecide: z.array(OpenTest),
})
export type PolicySummary = z.infer<typeof PolicySummary>

/** 核实: the ledger names a subsidy of a higher level, and the province's year says no. To be looked into; it accuses nobody. */
export const FundingDoubt = z.object({
  compoundId: Id,
  name: z.string(),
  street: z.string().nullable(),
  fundingLabel: z.string(),
  pack: SourceId,
  policy: z.string(),
  clause: z.string(),
  printed: z.string(),
  because: Because,
})
export type FundingDoubt = z.infer<typeof FundingDoubt>

export const DistrictPolicies = z.object({
  asOf: Day,
  compounds: z.int(),
  policies: z.array(PolicySummary),
  fundingDoubts: z.array(FundingDoubt),
})
export type DistrictPolicies = z.infer<typeof DistrictPolicies>
