/**
 * How a compound stands under a policy pack, work class by work class and test by test. Every test has its own verdict;
 * the overall one is the gravest among them, so that nothing missing is hidden behind a test that passed.
 */
import { z } from 'zod'
import { CompoundFact } from './compound-fact.ts'
import { Evidence } from './evidence.ts'
import { Day, Id, Version, writtenText } from './keys.ts'
import { Clause, Code, PackHead, SourceId, WorkClass } from './policy.ts'
import { Origin } from './provenance.ts'
import { Lying, ZoneMeaning } from './zone.ts'

/** 不符合, 资料不足, 临界年份待认定, 有条件纳入, 符合: the gravest first. */
export const verdicts = ['not-eligible', 'insufficient-data', 'boundary-year', 'conditional', 'eligible'] as const
export const Verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof Verdict>

/** The same of one test, in the same order. */
export const testVerdicts = ['failed', 'unknown', 'borderline', 'conditional', 'passed'] as const
export const TestVerdict = z.enum(testVerdicts)
export type TestVerdict = z.infer<typeof TestVerdict>

/** Why a test has its verdict; the sentence to each is policies.because.* in the catalogue. */
const reasonCodes = [
  'before-cutoff',
  'at-cutoff-counted',
  'at-cutoff-open',
  'in-conditional-years',
  'after-cutoff',
  'years-before-cutoff',
  'years-in-conditional-years',
  'years-after-cutoff',
  'years-on-both-sides',
  'day-decides',
  'words-name-no-year',
  'not-recorded',
  'recorded-unknown',
  'recorded-yes',
  'recorded-no',
  'listed-by-clause',
  'rate-enough',
  'rate-too-low',
  'rate-without-measure',
  'comes-within',
  'comes-later',
  'should-have-come',
  'over-by-then',
  'over-later',
  'without-date',
  'date-too-vague',
  'allowed-all-the-same',
  'in-zone',
  'in-zone-without-date',
  'in-zones-dates-differ',
  'partly-in-zone',
  'partly-in-zone-buildings',
] as const
/** Several names stay a list: the page sets the mark of its language between them. */
const Params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()]))
export const Because = z.object({ code: z.enum(reasonCodes), params: Params })
export type Because = z.infer<typeof Because>

/** What somebody has to find out: the fact itself, the exact year or date of it, a date that is not over, or a judgement. */
export const missingKinds = [
  'fact',
  'exact-year',
  'exact-day',
  'date',
  'exact-date',
  'present-date',
  'judgement',
] as const
export const MissingFact = z.object({ test: Code, what: z.enum(missingKinds) })
export type MissingFact = z.infer<typeof MissingFact>

/**
 * A fact as recorded, and who says so; without origin where the record does not tell. `zones` name the ground that tells it where nobody
 * recorded it of the compound; its value is the date, yes, or how much of the compound lies there, 0–1.
 */
export const FactUsed = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]),
  origin: Origin.nullable(),
  zones: z.array(z.string()).readonly().optional(),
})
export type FactUsed = z.infer<typeof FactUsed>

export const decidedVerdicts = ['passed', 'conditional', 'failed'] as const
/**
 * A test settled by hand: signed by a post or unit, dated, with its reason. It belongs to the pack, not to one version of
 * it, and stays beside whatever is computed later; `packVersion` is the one it was taken under.
 */
export const Decision = z.strictObject({
  id: Id,
  pack: SourceId,
  packVersion: Version,
  test: Code,
  /** Null: for every work class. */
  workClass: WorkClass.nullable(),
  verdict: z.enum(decidedVerdicts),
  by: writtenText(200),
  onDay: Day,
  reason: writtenText(1000),
  /** The document of a higher level it rests on, where it does. */
  document: writtenText(200).optional(),
  /** Taken back: it stays on record and settles nothing any more. */
  withdrawn: z.object({ onDay: Day, reason: z.string() }).optional(),
})
export type Decision = z.infer<typeof Decision>

export const TestResult = z.object({
  test: Code,
  kind: z.enum(['built-year', 'condition', 'exclusion']),
  /** As the pack names it; absent for the year. */
  label: z.string().nullable(),
  /** What follows from the recorded facts alone. */
  verdict: TestVerdict,
  /** What holds: the verdict, or what was decided where the facts leave it open. */
  stands: TestVerdict,
  clause: z.string(),
  printed: z.string(),
  /** A doubt about the text itself. */
  note: z.string().nullable(),
  because: Because,
  /** What happens to those taken in under a condition, in the words of the document. */
  condition: z.string().nullable(),
  used: FactUsed.nullable(),
  missing: z.array(MissingFact).readonly(),
  /** What may be decided by hand; nothing where the facts settle it. */
  options: z.array(z.enum(decidedVerdicts)).readonly(),
  /** Every decision about this test, the newest last; `holds` where it settles the test today. */
  decisions: z.array(Decision.extend({ holds: z.boolean() })),
})
export type TestResult = z.infer<typeof TestResult>

export const ClassResult = z.object({
  workClass: WorkClass,
  overall: Verdict,
  /** Without what was decided by hand. */
  computed: Verdict,
  /** Everything that stands in the way of 符合, the gravest first; nothing where the compound is eligible. */
  open: z.array(Verdict),
  /** The tests whose standing made the overall verdict. */
  deciding: z.array(Code),
  missing: z.array(MissingFact),
  /** Whether a test that is settled rests on an invented or estimated fact. */
  restsOnGuess: z.boolean(),
  tests: z.array(TestResult),
})
export type ClassResult = z.infer<typeof ClassResult>

/** A rule about single works (a trunk road at the programme's cost): it says nothing of a compound, and is told beside. */
export const WorkRule = z.object({ code: Code, label: z.string(), clause: z.string(), printed: z.string() })

export const PackResult = z.object({
  pack: PackHead,
  /** `comparison`: a pack of another territory, looked at on purpose; it decides nothing here. */
  relation: z.enum(['covers', 'comparison']),
  classes: z.array(ClassResult),
  workRules: z.array(WorkRule),
  /** What shows a fact to be so, by test: our reading, no clause asks for the file. */
  papers: z.array(z.object({ test: Code, code: Code, label: z.string() })),
  /** The clauses cited above, as printed. */
  clauses: z.array(Clause),
})
export type PackResult = z.infer<typeof PackResult>

export const CompoundEligibility = z.object({
  compoundId: Id,
  name: z.string(),
  /** The day everything is judged on: the district's data date. */
  asOf: Day,
  policies: z.array(PackResult),
  /** What is recorded of it, by code. */
  facts: z.array(CompoundFact),
  /** 佐证材料: the files attached to them. */
  evidence: z.array(Evidence),
  /** The ground it lies in that documents mark. */
  zones: z.array(Lying).readonly(),
  /** What the policies over it say of a historic quarter, where it lies in one. */
  historicRules: ZoneMeaning.shape.rules,
  /** Documents of other places it can be compared with. */
  others: z.array(PackHead),
})
export type CompoundEligibility = z.infer<typeof CompoundEligibility>
