/**
 * The shape of a policy pack: one document as data, be it one of the seeds or a district's own. Every rule, target,
 * deadline and number cites a clause of the same pack and repeats the words it was read from; the pack is refused when it
 * cites a clause it does not quote, or words the clause does not hold. Code reads the rules; it holds none of the numbers.
 */
import { z } from 'zod'
import { AdcodePrefix, Day, Year } from './keys.ts'
import { MoneySource } from './money-sources.ts'
import { Payer } from './payer.ts'
import { packFaults } from './policy-faults.ts'

const text = z.string().trim().min(1, 'is empty')

/** Id of a source document, such as huiji-2019-63: the pinyin of the place, year and number of its 文号. */
export const SourceId = z
  .string()
  .max(40)
  .regex(/^[a-z]+-\d{4}-\d+$/, 'is no source id: place, year and number, such as huiji-2019-63')

export const Code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no code: small letters, digits and hyphens')

/** What everything read from a clause carries: the words as printed, the clause, and a doubt if there is one. */
const cited = { printed: text, clause: text, note: text.optional() }
const named = { code: Code, label: text }

/**
 * A clause as the document prints it: id after its numbering, such as 五（三）, with the unit's name where a list of duties
 * has no numbers. `……` marks what is left out: names of persons, or parts that carry no rule.
 */
export const Clause = z.strictObject({ id: text, title: text.nullable(), quoted: text })
export type Clause = z.infer<typeof Clause>

/** Years taken in only under a condition; both years count. */
const ConditionalYears = z.strictObject({
  code: z.literal('conditional'),
  fromYear: Year,
  toYear: Year,
  condition: text,
  ...cited,
})

const BuiltYearRule = z.strictObject({
  cutoffYear: Year,
  cutoffOn: Day.nullable(),
  /** Whether the cut-off year itself is in. Null: the text (以前) leaves it open, and a planner has to decide. */
  inclusive: z.boolean().nullable(),
  classes: z.array(ConditionalYears),
  ...cited,
})
export type BuiltYearRule = z.infer<typeof BuiltYearRule>

/** 综合改造, 基础类公共设施, 专项改造. */
export const workClasses = ['comprehensive', 'basic-public', 'single-purpose'] as const
export const WorkClass = z.enum(workClasses)
export type WorkClass = z.infer<typeof WorkClass>

/**
 * What has to be so besides the year. The code names the fact that decides it, and two packs that mean the same fact use
 * one code, so that it is recorded once.
 */
/** What a condition tells besides eligibility, whatever its code: what a place owes, or whether its residents want it. */
const ConditionRole = z.enum(['infrastructure-debt', 'residents-will'])

const Condition = z.strictObject({
  ...named,
  role: ConditionRole.optional(),
  /** Code of the parameter (percent) the consent rate has to reach. Absent: the text names no figure, somebody has to judge. */
  parameter: Code.optional(),
  /** The paper that shows it to be so. No document prints one: it is our reading, and only ever a hint. */
  paper: z.strictObject(named).optional(),
  /** The clause itself names compounds and says this of them: it holds for whoever's name was taken from there. */
  holdsForListed: z.boolean().optional(),
  ...cited,
})
export type Condition = z.infer<typeof Condition>

const Exclusion = z.strictObject({
  ...named,
  appliesTo: z.enum(['compound', 'work']),
  /** The classes of work that are out, and those the clause says stay open. */
  bars: z.array(WorkClass).min(1),
  allows: z.array(WorkClass),
  /**
   * Code of the parameter that bounds it in time, if one does: in years or months, it bars what comes so soon after the
   * day of judgement; in calendar years, what was over by then.
   */
  parameter: Code.nullable(),
  ...cited,
})
export type Exclusion = z.infer<typeof Exclusion>

const Eligibility = z.strictObject({
  /** Null where the document names no year. */
  builtYear: BuiltYearRule.nullable(),
  conditions: z.array(Condition),
  exclusions: z.array(Exclusion),
})
export type Eligibility = z.infer<typeof Eligibility>

/** Who is presumed to pay for an item, until an entry says otherwise. */
const PayerRule = z.strictObject({ kind: Payer, ...cited })
export type PayerRule = z.infer<typeof PayerRule>

const Item = z.strictObject({
  /** Catalogue code and number: HJ-34-4. */
  code: text,
  number: z.int().min(1),
  group: Code,
  label: text,
  /** 重点 or 一般; null where the catalogue makes no difference. */
  isKey: z.boolean().nullable(),
  /** 其他: says what it is only in the planner's own words. */
  isOpenEnded: z.boolean(),
  /** What the finished work has to be like, where the catalogue prints it. */
  standard: text.optional(),
  /** Whether the ground is opened; `ask`: it depends on the place. No document prints it: it is our reading. */
  excavates: z.enum(['yes', 'no', 'ask']).optional(),
  /** Something people do together: it has neither a geometry nor a cost line. */
  isOrganisational: z.literal(true).optional(),
  payer: PayerRule.optional(),
  /** 纳入相关专项资金补助范畴: the departments that may grant money for it, if it meets their terms. */
  subsidies: z
    .array(z.strictObject({ unit: text, ...cited }))
    .min(1)
    .optional(),
  /** The words that put it to the owners. */
  vote: z.strictObject(cited).optional(),
  ...cited,
})
export type Item = z.infer<typeof Item>

export const Catalogue = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-\d+$/, 'is no catalogue code such as HJ-34'),
  title: text,
  /** What holds for every item that says nothing of its own. */
  payer: PayerRule.optional(),
  /** The words that put the scheme as a whole to the owners. */
  vote: z.strictObject(cited).optional(),
  groups: z
    .array(z.strictObject({ code: Code, title: text, clause: text, standard: z.strictObject(cited).optional() }))
    .min(1),
  items: z.array(Item).min(1),
})
export type Catalogue = z.infer<typeof Catalogue>

/** Items in stages: those of a stage come before those of every later one (1 → 4 and 2 → 5 → 6). */
export const SequenceRule = z.strictObject({ ...named, stages: z.array(z.array(text).min(1)).min(2), ...cited })
export type SequenceRule = z.infer<typeof SequenceRule>

/** One duty of one unit, never of a named person: the items it leads, those it stands beside; neither: the programme as a whole. */
export const Duty = z.strictObject({ unit: text, leads: z.array(text), shares: z.array(text), ...cited })
export type Duty = z.infer<typeof Duty>

const Target = z.strictObject({
  /** Part of an id, which is no longer than that. */
  code: Code.max(40),
  year: Year,
  /** 启动、开工 → start; 完成、竣工 → finish. */
  measure: z.enum(['start', 'finish']),
  /** 确保 → ensure, 力争 → strive, neither → stated. */
  strength: z.enum(['ensure', 'strive', 'stated']),
  unit: z.enum(['compound', 'household']),
  /** Null where the clause says all, without a number. */
  amount: z.int().positive().nullable(),
  onDay: Day.nullable(),
  /** The target speaks only of compounds built before this year. */
  builtBefore: Year.nullable(),
  ...cited,
})
export type Target = z.infer<typeof Target>

const DeadlineRole = z.enum(['annual-plan', 'three-year-plan'])
export type DeadlineRole = z.infer<typeof DeadlineRole>
/** Which plan has to be compiled by a deadline, whatever its code; several where one sentence names several. */
const DeadlineRoles = z.union([DeadlineRole, z.array(DeadlineRole).min(1)])

const deadline = { code: Code, what: text, role: DeadlineRoles.optional(), ...cited }
const Deadline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), onDay: Day, ...deadline }),
  z.strictObject({
    kind: z.literal('every'),
    period: z.enum(['week', 'month', 'year']),
    /** Month and day (09-30), where the clause names them, in the year so many years before the one it is for. */
    dueOn: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'is no month and day such as 09-30')
      .nullable(),
    yearsBefore: z.int().min(0),
    ...deadline,
  }),
])
export type Deadline = z.infer<typeof Deadline>

/** Where the money comes from in the words of the document, who carries what is missing, and what else it says of money. */
const Funding = z.strictObject({
  sources: z.array(z.strictObject({ code: MoneySource, label: text, ...cited })),
  /** 不足部分由区财政全额承担. Null where the document promises nothing of the kind. */
  carrier: z.strictObject({ label: text, ...cited }).nullable(),
  rules: z.array(z.strictObject({ ...named, ...cited })),
  /** What may bring money back to whoever pays for a renovation. */
  revenues: z.array(z.strictObject({ ...named, ...cited })).optional(),
})
export type Funding = z.infer<typeof Funding>

/** A step a renovation goes through, in the order the document tells them. No document says how long one takes. */
const Step = z.strictObject({ ...named, ...cited })
export type Step = z.infer<typeof Step>

const Parameter = z.strictObject({
  ...named,
  /** What is reckoned with it, whatever its code: the year before which a compound was built to come first. */
  role: z.enum(['priority-built-before']).optional(),
  value: z.number(),
  unit: z.enum(['year', 'month', 'calendar-year', 'yuan-per-m2-month', 'percent', 'person']),
  bound: z.enum(['exactly', 'at-least', 'at-most', 'less-than']),
  ...cited,
})
export type Parameter = z.infer<typeof Parameter>

const RegisteredPlan = z.strictObject({
  ...named,
  unit: text,
  horizonYears: z.int().min(1),
  /** The calendar years covered, where the document names them. */
  coveredYears: z.array(Year).nullable(),
  /** One plan from each of several units (every operator, every street office). */
  perUnit: z.boolean(),
  ...cited,
})

/** What a special plan (专项改造工作方案) has to state, the kinds named, and the plans that have to be filed. */
const SpecialPlan = z.strictObject({
  fields: z.array(z.strictObject({ ...named, ...cited })),
  kinds: z.array(z.strictObject({ ...named, ...cited })),
  register: z.array(RegisteredPlan),
})
export type SpecialPlan = z.infer<typeof SpecialPlan>

/** 统一规划、统一施工…: what the document wants done as one in an area, and the unit it makes responsible for it. */
const UnifiedFlag = z.strictObject({
  ...named,
  responsible: z.strictObject({ unit: text, ...cited }),
  ...cited,
})
export type UnifiedFlag = z.infer<typeof UnifiedFlag>

/** Who accepts finished work together, or takes it over: the unit that calls them, and each of them. */
const Parties = z.strictObject({
  ...named,
  organiser: z.strictObject({ unit: text, ...cited }),
  units: z.array(z.strictObject({ ...named, ...cited })).min(1),
  ...cited,
})
export type Parties = z.infer<typeof Parties>

/**
 * From when and until when the document sets tasks; never the day of its issue. `reading`: it prints no such day, and the last day
 * it names for finishing is taken for the end. Duties that come again end with it; verdicts do not.
 */
const Validity = z.strictObject({
  from: Day.nullable(),
  to: Day.nullable(),
  basis: z.enum(['printed', 'reading']),
  ...cited,
})
export type Validity = z.infer<typeof Validity>

/** Which document it is, in which version of ours, and whom it speaks for. */
export const PackHead = z.strictObject({
  id: SourceId,
  version: z.int().min(1),
  documentNumber: text,
  issuer: text,
  level: z.enum(['province', 'city', 'district']),
  title: text,
  issuedOn: Day,
  territory: z.array(AdcodePrefix).min(1),
  validity: Validity.optional(),
})
export type PackHead = z.infer<typeof PackHead>

const PackShape = PackHead.extend({
  source: SourceId,
  eligibility: Eligibility,
  targets: z.array(Target),
  deadlines: z.array(Deadline),
  parameters: z.array(Parameter),
  disclosureSections: z.array(z.strictObject({ ...named, ...cited })),
  specialPlan: SpecialPlan.nullable(),
  catalogues: z.array(Catalogue),
  sequence: z.array(SequenceRule).default([]),
  duties: z.array(Duty).default([]),
  unifiedFlags: z.array(UnifiedFlag),
  parties: z.array(Parties).default([]),
  funding: Funding.default({ sources: [], carrier: null, rules: [] }),
  steps: z.array(Step).default([]), // packs written before there were steps have none
  clauses: z.array(Clause).min(1),
})
export type PackShape = z.infer<typeof PackShape>

export const PolicyPack = PackShape.superRefine((pack, context) => {
  for (const { path, message, code, params } of packFaults(pack))
    context.addIssue({ code: 'custom', path, message, params: { code, ...params } })
})
export type PolicyPack = z.infer<typeof PolicyPack>
