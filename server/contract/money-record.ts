/** 资金 as somebody entered it: contributions with their payments, the maintenance fund, the subsidy for the property service. */
import { z } from 'zod'
import { Day, writtenText } from './keys.ts'
import { ItemCode } from './menu.ts'
import { firmStandings, MoneySource, Standing } from './money-sources.ts'
import { SourceId } from './policy.ts'

const Wan = z.number().min(0).max(10_000_000)

/** 拨付: money that left, for one item or for what the contribution is for. */
export const Payment = z.strictObject({
  amountWan: Wan.gt(0),
  onDay: Day,
  itemCode: ItemCode.nullable().default(null),
  payee: writtenText(200).nullable().default(null),
  document: writtenText(200).nullable().default(null),
  /** 资金拨付确认: the post of the street office that confirmed how far the works have come, in percent. */
  confirmedBy: writtenText(200).nullable().default(null),
  confirmedOn: Day.nullable().default(null),
  progressPercent: z.number().min(0).max(100).nullable().default(null),
  /** Why an earmark was broken and the payment stands all the same. */
  exception: writtenText(500).nullable().default(null),
})
export type Payment = z.infer<typeof Payment>

/** One contributor's part. `purpose`: the items it may be spent on (专款专用); null: no earmark. */
const ContributionFacts = z.strictObject({
  source: MoneySource,
  unit: writtenText(200).nullable().default(null),
  form: z.enum(['money', 'goods', 'labour']).default('money'),
  amountWan: Wan,
  standing: Standing.default('estimated'),
  /** The day on which it came so far, of every standing it has passed. */
  standingDays: z.partialRecord(Standing, Day).default({}),
  /** 绩效: how well earlier money was used, as somebody assessed it; the note says who. */
  performanceScore: z.number().min(0).max(100).nullable().default(null),
  performanceNote: writtenText(500).nullable().default(null),
  purpose: z.array(ItemCode).min(1).max(100).nullable().default(null),
  /** The document by which 业委会 or 自治小组 agreed; 公共收益 needs one. */
  consentDocument: writtenText(200).nullable().default(null),
  document: writtenText(200).nullable().default(null),
  onDay: Day.nullable().default(null),
  note: writtenText(1000).nullable().default(null),
  payments: z.array(Payment).max(200).default([]),
})

export const Contribution = ContributionFacts.superRefine(
  ({ standing, document, performanceScore, performanceNote }, context) => {
    const wanted = (field: string) =>
      context.addIssue({ code: 'custom', path: [field], params: { code: 'source-wanted' } })
    if (firmStandings.includes(standing) && document === null) wanted('document')
    if (performanceScore !== null && performanceNote === null) wanted('performanceNote')
  },
)
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

/** How far money of a budget has come, and the performance it hangs on. */
export const Allocation = ContributionFacts.pick({
  source: true,
  amountWan: true,
  standing: true,
  standingDays: true,
  performanceScore: true,
  performanceNote: true,
})
export type Allocation = z.infer<typeof Allocation>
