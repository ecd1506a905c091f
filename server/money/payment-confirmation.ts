/** 资金拨付确认: where a document asks for it, the street office confirms by the progress of the works before money leaves. */
import type { MoneyFinding } from '#contract/money.ts'
import type { Contribution } from '#contract/money-record.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { fundingRule } from './funding-rule.ts'

/** The rule of the nearest pack that asks for it; null where none does. */
export const confirmationRule = (packs: readonly PolicyPack[]) => fundingRule(packs, 'payment-confirmation')

/** Confirmed is who says by whom, on which day and at how much of the works; after the payment is too late. */
export function confirmationFindings(
  contributions: readonly Pick<Contribution, 'payments'>[],
  packs: readonly PolicyPack[],
): MoneyFinding[] {
  const cites = confirmationRule(packs)
  if (!cites) return []
  return contributions.flatMap(({ payments }, index) =>
    payments.flatMap(({ amountWan: amount, onDay, confirmedBy, confirmedOn, progressPercent }, at): MoneyFinding[] => {
      const params = { number: index + 1, payment: at + 1, amount, day: onDay }
      if (confirmedBy === null || confirmedOn === null || progressPercent === null)
        return [{ code: 'payment-unconfirmed', params, cites }]
      return confirmedOn > onDay ? [{ code: 'payment-confirmed-late', params: { ...params, confirmedOn }, cites }] : []
    }),
  )
}
