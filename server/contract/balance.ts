/**
 * 资金平衡单元: what pays for what. Areas and compounds that cost, income projects and land parcels that bring money,
 * wherever they lie (市中政办字〔2020〕13号 一(四), "4+N"). Financial only: it is no area, and asks for no contiguity.
 */
import { z } from 'zod'
import { Total } from './area.ts'
import { Position } from './geometry.ts'
import { Adcode, Day, Id, Version, writtenText } from './keys.ts'
import { PackHead } from './policy.ts'

export const balanceKinds = ['area', 'compound', 'project', 'parcel'] as const
export type BalanceKind = (typeof balanceKinds)[number]
export const balanceSides = ['income', 'cost'] as const
export type BalanceSide = (typeof balanceSides)[number]

/** 估 or 核定. Whatever nobody has approved is an estimate. */
export const standings = ['estimated', 'approved'] as const
export type Standing = (typeof standings)[number]

/** Who says so: a document number, a calculation; and the day that is of. */
const attestation = {
  standing: z.enum(standings).default('estimated'),
  source: writtenText(200).nullable().default(null),
  onDay: Day.nullable().default(null),
}
type Attested = { standing: Standing; source: string | null }
function approvedHasSource({ standing, source }: Attested, context: z.RefinementCtx) {
  if (standing === 'approved' && source === null)
    context.addIssue({ code: 'custom', path: ['source'], params: { code: 'source-wanted' } })
}

/** An amount in 万元, as somebody entered it. */
export const BalanceLine = z
  .strictObject({
    side: z.enum(balanceSides),
    name: writtenText(100),
    amountWan: z.number().min(0).max(100_000_000),
    ...attestation,
  })
  .superRefine(approvedHasSource)
export type BalanceLine = z.infer<typeof BalanceLine>
const lines = z.array(BalanceLine).max(100)

/** An area or a compound is named by its record; a project or a parcel has a name, a source, and a place when it is known. */
export const GivenItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['area', 'compound']), recordId: Id, lines }),
  z
    .strictObject({
      kind: z.enum(['project', 'parcel']),
      name: writtenText(100),
      place: Position.nullable().default(null),
      ...attestation,
      lines,
    })
    .superRefine(approvedHasSource),
])
export type GivenItem = z.infer<typeof GivenItem>

const own = {
  name: writtenText(100),
  note: writtenText(1000).nullable(),
  items: z.array(GivenItem).max(500),
  /** Lines that belong to no single item: a subsidy, a loan, planning fees. */
  lines,
}
export const NewBalanceUnit = z.strictObject({
  adcode: Adcode,
  ...own,
  note: own.note.default(null),
  items: own.items.default([]),
  lines: own.lines.default([]),
})
export type NewBalanceUnit = z.input<typeof NewBalanceUnit>

/** Name, note, items and lines replace the stored ones as a whole. */
export const BalanceUnitChange = z.strictObject({ version: Version, ...own, reason: z.string().max(500).optional() })
export type BalanceUnitChange = z.input<typeof BalanceUnitChange>

/**
 * 万元. A side without any line is null, never 0; `balanceWan` is income less cost of the lines there are, null without
 * any. `unknown` counts the items nobody has put an amount to: an area or compound without a cost, a project or parcel
 * without an income. `estimated…` is how much of a side nobody has approved, null without such a line.
 */
export const BalanceSums = z.object({
  incomeWan: z.number().nullable(),
  costWan: z.number().nullable(),
  estimatedIncomeWan: z.number().nullable(),
  estimatedCostWan: z.number().nullable(),
  balanceWan: z.number().nullable(),
  unknown: z.int(),
})
export type BalanceSums = z.infer<typeof BalanceSums>

export const BalanceItem = z.object({
  kind: z.enum(balanceKinds),
  recordId: Id.nullable(),
  /** The record's name as it is now; the last one known when the record is gone. */
  name: z.string(),
  place: Position.nullable(),
  /** The area was deleted or is of no scheme in force, the compound was retired. */
  gone: z.boolean(),
  /** Of a project or parcel; an area or compound has its own record. */
  ...attestation,
  lines: z.array(BalanceLine),
  sums: BalanceSums,
  /** 投资估算 of the compounds behind an area or compound, to be taken over as a line; null for projects and parcels. */
  proposedCostWan: Total.nullable(),
})
export type BalanceItem = z.infer<typeof BalanceItem>

export const BalanceUnit = z.object({
  id: Id,
  adcode: Adcode,
  name: z.string(),
  note: z.string().nullable(),
  items: z.array(BalanceItem),
  lines: z.array(BalanceLine),
  sums: BalanceSums,
  version: Version,
})
export type BalanceUnit = z.infer<typeof BalanceUnit>
export const BalanceUnits = z.object({ total: z.int(), items: z.array(BalanceUnit) })
export type BalanceUnits = z.infer<typeof BalanceUnits>

/** An income a document over the district names; what it brings is for people to reckon. */
export const NamedRevenue = z.object({
  label: z.string(),
  clause: z.string(),
  printed: z.string(),
  document: PackHead.pick({ id: true, documentNumber: true }),
})
export type NamedRevenue = z.infer<typeof NamedRevenue>
export const NamedRevenues = z.object({ items: z.array(NamedRevenue) })
export type NamedRevenues = z.infer<typeof NamedRevenues>
