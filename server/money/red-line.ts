/**
 * 红线内外: whether a work may be charged to the programme, by the documents over the district. Henan leaves out trunk works that have
 * nothing to do with a compound (豫政办〔2019〕58号 二（一）); Nayong pays what residents share inside the boundary mainly from the central
 * budget and may do what is around it along with it (纳府办函〔2022〕39号 三（三）、三（二）).
 */
import type { Charge, ChargeVerdict } from '#contract/money-works.ts'
import type { PolicyPack } from '#contract/policy.ts'

/** Metres, square metres, or 1 for what has neither; null without a shape. */
export type Lying = { isTrunk: boolean | null; inside: number | null; outside: number | null }
type Pack = Pick<PolicyPack, 'id' | 'eligibility' | 'funding'>

export const chargesOf = (work: Lying, packs: readonly Pack[]): Charge[] =>
  packs.flatMap((pack) => [...trunkCharges(work, pack), ...placeCharges(work, pack)])

/** Whether it is a trunk is the one thing a rule about works asks that a work can answer. */
const trunkCharges = (work: Lying, { id, eligibility }: Pack): Charge[] =>
  eligibility.exclusions
    .filter(({ appliesTo }) => appliesTo === 'work')
    .map(({ clause, printed }) => ({ verdict: trunkVerdict(work), pack: id, clause, printed }))

function trunkVerdict({ isTrunk, inside, outside }: Lying): ChargeVerdict {
  if (isTrunk === false) return 'chargeable'
  if (inside === null || outside === null) return 'unplaced'
  if (isTrunk === null) return outside > 0 ? 'trunk-unsaid' : 'chargeable'
  return inside > 0 ? 'trunk-inside' : 'not-chargeable' // 与住宅小区不直接相关: what goes through one has to be judged
}

function placeCharges({ inside, outside }: Lying, { id, funding }: Pack): Charge[] {
  const ruled = (code: string, part: number | null, verdict: ChargeVerdict): Charge[] =>
    (part ?? 0) > 0
      ? funding.rules
          .filter((rule) => rule.code === code)
          .map(({ clause, printed }) => ({ verdict, pack: id, clause, printed }))
      : []
  return [...ruled('inside-boundary', inside, 'central-budget'), ...ruled('around-boundary', outside, 'as-allowed')]
}
