/** 资金: who pays for a compound, what the district carries, the maintenance fund and the subsidy for its property service. */
import { z } from 'zod'
import { Adcode, Day, Id } from './keys.ts'
import { Allocation, MoneyRecord } from './money-record.ts'
import { MoneySource } from './money-sources.ts'
import { Payer } from './payer.ts'
import { Clause, PackHead, SourceId } from './policy.ts'

/** What does not fit, with its figures; the sentence to each is money.findings.* in the catalogue. */
export const moneyFindingCodes = [
  'cost-unknown',
  'overfunded',
  'underfunded',
  'counted-once',
  'buildings-too',
  'perhaps-twice',
  'private-paid-by-others',
  'paid-above-contribution',
  'paid-off-purpose',
  'consent-missing',
  'payment-unconfirmed',
  'payment-confirmed-late',
  'government-debt',
  'standing-disordered',
  'trunk-charged',
  'central-outside',
  'utility-not-first',
  'utility-apart',
  'fund-below-floor',
  'fund-missing',
  'fund-unknown',
  'subsidy-rate-low',
  'subsidy-term-short',
  'floor-area-missing',
  'subsidy-ending',
  'tranches-differ',
  'paid-unreleased',
] as const
/** The words a rule rests on. */
export const Cited = z.object({ pack: SourceId, clause: z.string(), printed: z.string() })
export type Cited = z.infer<typeof Cited>

export const MoneyFinding = z.object({
  code: z.enum(moneyFindingCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The clause it rests on, where one says so. */
  cites: Cited.nullable(),
})
export type MoneyFinding = z.infer<typeof MoneyFinding>

/** One step of the waterfall, in 万元. `estimatedWan` of it stands by no document yet. */
export const WaterfallStep = z.object({ source: MoneySource, amountWan: z.number(), estimatedWan: z.number() })
export type WaterfallStep = z.infer<typeof WaterfallStep>

export const Waterfall = z.object({
  /** Null: neither ticked works nor the record give a cost. */
  costWan: z.number().nullable(),
  /** Where the cost comes from: the menu of works, or the one figure of the record. */
  costFrom: z.enum(['menu', 'record']).nullable(),
  /** Needed items without a cost. */
  itemsWithoutCost: z.int(),
  /** The cost is that of some needed items while others have none: what is missing may be more, and nothing is too much. */
  isAtLeast: z.boolean(),
  /** Paid by who has lines there or by channels of their own, so no part of what the district plans. */
  outsideWan: z.number(),
  steps: z.array(WaterfallStep),
  /** What is left of the cost after everybody else: carried by the district where a document says so. Never negative. */
  remainderWan: z.number().nullable(),
  /** Money beyond the cost. */
  surplusWan: z.number(),
  carriedBy: z.object({ pack: SourceId, clause: z.string(), printed: z.string(), label: z.string() }).nullable(),
})
export type Waterfall = z.infer<typeof Waterfall>

export const SubsidySums = z.object({
  floorAreaM2: z.number().nullable(),
  monthlyYuan: z.number().nullable(),
  totalYuan: z.number().nullable(),
  endsOn: Day.nullable(),
  tranches: z.array(z.object({ amountYuan: z.number().nullable(), endsOn: Day.nullable() })),
  /** What the pack asks for at least: rate and months. */
  floor: z.object({ rate: z.number().nullable(), months: z.number().nullable() }),
})
export type SubsidySums = z.infer<typeof SubsidySums>

const FundingSourceTold = Cited.extend({ source: MoneySource, label: z.string() })
export const PackWords = PackHead.extend({ clauses: z.array(Clause) })
export type PackWords = z.infer<typeof PackWords>

/** A work that counts towards the cost. `rule`: who pays for it as the document presumes. */
const CountedItem = z.object({
  itemCode: z.string(),
  label: z.string().nullable(),
  buildingId: Id.nullable(),
  costWan: z.number().nullable(),
  payer: Payer.nullable(),
  rule: Cited.extend({ payer: Payer }).nullable(),
  /** Departments whose own money may go to it, by a document. */
  subsidies: z.array(Cited.extend({ unit: z.string() })),
})
export type CountedItem = z.infer<typeof CountedItem>
const PayerSum = z.object({ payer: Payer, amountWan: z.number() })
export type PayerSum = z.infer<typeof PayerSum>

export const CompoundMoney = z.object({
  compoundId: Id,
  name: z.string(),
  asOf: Day,
  record: MoneyRecord,
  digest: z.string(),
  waterfall: Waterfall,
  /** Each work once, in whatever classification it was ticked. */
  items: z.array(CountedItem),
  /** By payer, in 万元: counted items with a cost. */
  byPayer: z.array(PayerSum),
  /** Share of the cost that those pay who own the lines; null without a cost. */
  utilityShare: z.number().nullable(),
  /** Balance over what was first raised. */
  fundShare: z.number().nullable(),
  subsidy: SubsidySums,
  findings: z.array(MoneyFinding),
  /** The sources the documents over the district name. */
  sources: z.array(FundingSourceTold),
  /** What else they say of money. */
  rules: z.array(Cited.extend({ label: z.string() })),
  /** Where a document forbids the government to borrow for it (遏制隐性债务). */
  debtRule: Cited.nullable(),
  /** Where a document wants payments confirmed by the progress of the works (资金拨付确认). */
  confirmationRule: Cited.nullable(),
  packs: z.array(PackWords),
})
export type CompoundMoney = z.infer<typeof CompoundMoney>

export const MoneyRow = z.object({
  compoundId: Id,
  name: z.string(),
  street: z.string().nullable(),
  planYear: z.int().nullable(),
  floorAreaM2: z.number().nullable(),
  waterfall: Waterfall,
  /** Contributions of budgets, as far as they have come, with the performance they hang on. */
  allocations: z.array(Allocation),
  findings: z.array(MoneyFinding),
})
export type MoneyRow = z.infer<typeof MoneyRow>
/** What the documents over the district say of money beside sources; null where none says it. */
const MoneyRules = z.object({
  /** The subsidy is reckoned by floor area. */
  floorArea: Cited.nullable(),
  projectList: Cited.nullable(),
  performance: Cited.nullable(),
})

export const DistrictMoney = z.object({
  asOf: Day,
  rows: z.array(MoneyRow),
  /** Sums over the rows, in 万元; a row without a cost adds to no sum of costs. */
  totals: z.object({
    costWan: z.number(),
    withoutCost: z.int(),
    /** Rows whose cost is only that of some of their works. */
    atLeast: z.int(),
    steps: z.array(WaterfallStep),
    remainderWan: z.number(),
    /** Works of the menus with a cost, by who pays: utilities apart from facilities with channels of their own. */
    byPayer: z.array(PayerSum),
    /** What utilities pay of all that; null where no work has a cost. */
    utilityShare: z.number().nullable(),
    subsidyYuan: z.number(),
  }),
  sources: z.array(FundingSourceTold),
  rules: MoneyRules,
  packs: z.array(PackWords),
})
export type DistrictMoney = z.infer<typeof DistrictMoney>
export const MoneyQuery = z.strictObject({ adcode: Adcode })

/** 项目清单: the compounds an application names, in this order. */
export const ApplicationRequest = z.strictObject({ adcode: Adcode, compounds: z.array(Id).min(1).max(2000) })
export type ApplicationRequest = z.infer<typeof ApplicationRequest>
