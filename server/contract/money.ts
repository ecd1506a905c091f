/** 资金: who pays for a compound, what the district carries, the maintenance fund and the subsidy for its property service. */
import { z } from 'zod'
import { Adcode, Day, Id, writtenText } from './keys.ts'
import { ItemCode } from './menu.ts'
import { MoneySource } from './money-sources.ts'
import { Payer } from './payer.ts'
import { Clause, PackHead, SourceId } from './policy.ts'

const Wan = z.number().min(0).max(10_000_000)

/** 拨付: money that left, for one item or for what the contribution is for. */
export const Payment = z.strictObject({
  amountWan: Wan.gt(0),
  onDay: Day,
  itemCode: ItemCode.nullable().default(null),
  payee: writtenText(200).nullable().default(null),
  document: writtenText(200).nullable().default(null),
  /** Why an earmark was broken and the payment stands all the same. */
  exception: writtenText(500).nullable().default(null),
})
export type Payment = z.infer<typeof Payment>

/** One contributor's part. `purpose`: the items it may be spent on (专款专用); null: no earmark. */
export const Contribution = z
  .strictObject({
    source: MoneySource,
    unit: writtenText(200).nullable().default(null),
    form: z.enum(['money', 'goods', 'labour']).default('money'),
    amountWan: Wan,
    standing: z.enum(['estimated', 'approved']).default('estimated'),
    purpose: z.array(ItemCode).min(1).max(100).nullable().default(null),
    /** The document by which 业委会 or 自治小组 agreed; 公共收益 needs one. */
    consentDocument: writtenText(200).nullable().default(null),
    document: writtenText(200).nullable().default(null),
    onDay: Day.nullable().default(null),
    note: writtenText(1000).nullable().default(null),
    payments: z.array(Payment).max(200).default([]),
  })
  .superRefine(({ standing, document }, context) => {
    if (standing === 'approved' && document === null)
      context.addIssue({ code: 'custom', path: ['document'], params: { code: 'source-wanted' } })
  })
export type Contribution = z.infer<typeof Contribution>

/** 物业专项维修资金. `exists` false: 未建立. */
export const MaintenanceFund = z.strictObject({
  exists: z.boolean(),
  firstRaisedWan: Wan.nullable(),
  balanceWan: Wan.nullable(),
  onDay: Day.nullable(),
})
export type MaintenanceFund = z.infer<typeof MaintenanceFund>

/** A part of the subsidy, paid once an evaluation of the service releases it. */
export const Tranche = z.strictObject({
  months: z.int().min(1).max(600),
  evaluatedOn: Day.nullable().default(null),
  score: z.number().min(0).max(100).nullable().default(null),
  /** Whether the evaluation releases it; null while there is none. */
  passed: z.boolean().nullable().default(null),
  paidOn: Day.nullable().default(null),
})
export type Tranche = z.infer<typeof Tranche>

/** 物业服务补贴: floor area × rate × months. */
export const PropertySubsidy = z.strictObject({
  packId: SourceId,
  /** Yuan per square metre of floor area and month. */
  rate: z.number().min(0).max(100),
  months: z.int().min(1).max(600),
  startsOn: Day.nullable(),
  manager: writtenText(200).nullable().default(null),
  tranches: z.array(Tranche).max(100).default([]),
  note: writtenText(1000).nullable().default(null),
})
export type PropertySubsidy = z.infer<typeof PropertySubsidy>

/** All a user entered about the money of a compound: saved as a whole, so that an undo is the whole before. */
export const MoneyRecord = z.strictObject({
  contributions: z.array(Contribution).max(100),
  fund: MaintenanceFund.nullable(),
  subsidy: PropertySubsidy.nullable(),
})
export type MoneyRecord = z.infer<typeof MoneyRecord>

/** `seen`: the digest of the record as it was looked at. */
export const MoneySave = z.strictObject({ seen: z.string().max(64), record: MoneyRecord })
export type MoneySave = z.infer<typeof MoneySave>

/** What does not fit, with its figures; the sentence to each is money.findings.* in the catalogue. */
export const moneyFindingCodes = [
  'cost-unknown',
  'overfunded',
  'underfunded',
  'paid-above-contribution',
  'paid-off-purpose',
  'consent-missing',
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
export const MoneyFinding = z.object({
  code: z.enum(moneyFindingCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The clause it rests on, where one says so. */
  cites: z.object({ pack: SourceId, clause: z.string(), printed: z.string() }).nullable(),
})
export type MoneyFinding = z.infer<typeof MoneyFinding>

/** One step of the waterfall, in 万元. `estimatedWan` of it is not approved. */
export const WaterfallStep = z.object({ source: MoneySource, amountWan: z.number(), estimatedWan: z.number() })
export type WaterfallStep = z.infer<typeof WaterfallStep>

export const Waterfall = z.object({
  /** Null: neither ticked works nor the record give a cost. */
  costWan: z.number().nullable(),
  /** Where the cost comes from: the menu of works, or the one figure of the record. */
  costFrom: z.enum(['menu', 'record']).nullable(),
  /** Needed items without a cost: the cost is at least what is said. */
  itemsWithoutCost: z.int(),
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

const FundingSourceTold = z.object({
  pack: SourceId,
  source: MoneySource,
  label: z.string(),
  clause: z.string(),
  printed: z.string(),
})
const PackWords = PackHead.extend({ clauses: z.array(Clause) })

export const CompoundMoney = z.object({
  compoundId: Id,
  name: z.string(),
  asOf: Day,
  record: MoneyRecord,
  digest: z.string(),
  waterfall: Waterfall,
  /** By payer, in 万元: needed items with a cost. */
  byPayer: z.array(z.object({ payer: Payer, amountWan: z.number() })),
  /** Share of the cost that those pay who own the lines; null without a cost. */
  utilityShare: z.number().nullable(),
  /** Balance over what was first raised. */
  fundShare: z.number().nullable(),
  subsidy: SubsidySums,
  findings: z.array(MoneyFinding),
  /** The sources the documents over the district name. */
  sources: z.array(FundingSourceTold),
  packs: z.array(PackWords),
})
export type CompoundMoney = z.infer<typeof CompoundMoney>

export const MoneyRow = z.object({
  compoundId: Id,
  name: z.string(),
  street: z.string().nullable(),
  planYear: z.int().nullable(),
  waterfall: Waterfall,
  findings: z.array(MoneyFinding),
})
export type MoneyRow = z.infer<typeof MoneyRow>
export const DistrictMoney = z.object({
  asOf: Day,
  rows: z.array(MoneyRow),
  /** Sums over the rows, in 万元; a row without a cost adds to no sum of costs. */
  totals: z.object({
    costWan: z.number(),
    withoutCost: z.int(),
    steps: z.array(WaterfallStep),
    remainderWan: z.number(),
    outsideWan: z.number(),
    subsidyYuan: z.number(),
  }),
  packs: z.array(PackWords),
})
export type DistrictMoney = z.infer<typeof DistrictMoney>
export const MoneyQuery = z.strictObject({ adcode: Adcode })
