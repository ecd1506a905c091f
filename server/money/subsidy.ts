/** 物业服务补贴 (惠政文〔2019〕63号 五（三）): area × rate × months, in yuan; the floors are the pack's parameters. */

import { dayAfter } from '#contract/days.ts'
import type { Cited, MoneyFinding, SubsidySums } from '#contract/money.ts'
import type { PropertySubsidy } from '#contract/money-record.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { monthsAfter } from '../policies/period.ts'

type Pack = Pick<PolicyPack, 'id' | 'parameters'>
type Parameter = PolicyPack['parameters'][number]

const parameterOf = (pack: Pack | null, code: string): Parameter | null =>
  pack?.parameters.find((each) => each.code === code) ?? null

/** The pack it was granted under; else the first that says something of the subsidy, the nearest to the compound first. */
export const subsidyPack = <P extends Pack>(
  packs: readonly P[],
  subsidy: Pick<PropertySubsidy, 'packId'> | null = null,
): P | null =>
  packs.find(({ id }) => id === subsidy?.packId) ??
  packs.toReversed().find((pack) => parameterOf(pack, 'property-subsidy-rate') !== null) ??
  null

/** Why a compound needs a floor area on record, subsidy or not: the subsidy is reckoned by it. */
export function floorAreaRule(pack: Pack | null): Cited | null {
  const rate = parameterOf(pack, 'property-subsidy-rate')
  return pack && rate ? { pack: pack.id, clause: rate.clause, printed: rate.printed } : null
}

/** The last day of a time of so many months that begins on a day. */
export const endAfter = (startsOn: string, months: number): string => dayAfter(monthsAfter(startsOn, months), -1)

/**
 * What it comes to. Without a subsidy on record, what the floors of the pack would come to: 10,000 m² × 0.3 × 36 = 108,000 元.
 * Null wherever the floor area is unknown.
 */
export function subsidySums(
  subsidy: PropertySubsidy | null,
  floorAreaM2: number | null,
  pack: Pack | null,
): SubsidySums {
  const rateFloor = parameterOf(pack, 'property-subsidy-rate')?.value ?? null
  const monthsFloor = parameterOf(pack, 'property-subsidy-term')?.value ?? null
  const rate = subsidy?.rate ?? rateFloor
  const months = subsidy?.months ?? monthsFloor
  const monthlyYuan = floorAreaM2 === null || rate === null ? null : cents(floorAreaM2 * rate)
  const over = (count: number) => (floorAreaM2 === null || rate === null ? null : cents(floorAreaM2 * rate * count))
  let begun = 0
  return {
    floorAreaM2,
    monthlyYuan,
    totalYuan: months === null ? null : over(months),
    endsOn: subsidy?.startsOn ? endAfter(subsidy.startsOn, subsidy.months) : null,
    tranches: (subsidy?.tranches ?? []).map((tranche) => {
      begun += tranche.months
      return {
        amountYuan: over(tranche.months),
        endsOn: subsidy?.startsOn ? endAfter(subsidy.startsOn, begun) : null,
      }
    }),
    floor: { rate: rateFloor, months: monthsFloor },
  }
}

const cents = (yuan: number): number => Math.round(yuan * 100) / 100

/** Days before its end from which a subsidy is said to end soon. */
const soonDays = 90

/** What is below the floor, missing, or paid although no evaluation released it. A floor is a warning, never a refusal. */
export function subsidyFindings(
  subsidy: PropertySubsidy | null,
  { floorAreaM2, endsOn }: SubsidySums,
  { pack, asOf }: { pack: Pack | null; asOf: string },
): MoneyFinding[] {
  if (!subsidy) return []
  const findings: MoneyFinding[] = []
  const rate = parameterOf(pack, 'property-subsidy-rate')
  const term = parameterOf(pack, 'property-subsidy-term')
  const cite = (parameter: Parameter | null): Cited | null =>
    parameter && pack ? { pack: pack.id, clause: parameter.clause, printed: parameter.printed } : null
  if (floorAreaM2 === null) findings.push({ code: 'floor-area-missing', params: {}, cites: cite(rate) })
  if (rate && subsidy.rate < rate.value)
    findings.push({ code: 'subsidy-rate-low', params: { rate: subsidy.rate, floor: rate.value }, cites: cite(rate) })
  if (term && subsidy.months < term.value)
    findings.push({
      code: 'subsidy-term-short',
      params: { months: subsidy.months, floor: term.value },
      cites: cite(term),
    })
  if (endsOn !== null && endsOn >= asOf && endsOn <= dayAfter(asOf, soonDays))
    findings.push({ code: 'subsidy-ending', params: { day: endsOn }, cites: null })
  const parts = subsidy.tranches.reduce((all, { months }) => all + months, 0)
  if (subsidy.tranches.length > 0 && parts !== subsidy.months)
    findings.push({ code: 'tranches-differ', params: { parts, months: subsidy.months }, cites: null })
  subsidy.tranches.forEach(({ paidOn, passed }, index) => {
    if (paidOn !== null && passed !== true)
      findings.push({ code: 'paid-unreleased', params: { number: index + 1, day: paidOn }, cites: null })
  })
  return findings
}
