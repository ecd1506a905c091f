/**
 * 专款专用: money goes to what it was given for, and no more of it than there is (市中政办字〔2020〕13号 五（二）); and none of it is borrowed
 * on the government's promise (豫政办〔2019〕58号 四（一）).
 */
import type { MoneyFinding } from '#contract/money.ts'
import type { Contribution } from '#contract/money-record.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { fundingRule } from './funding-rule.ts'
import { sum } from './waterfall.ts'

/** An exception with a reason silences what it excuses; nothing silences money paid that was never given. */
export function earmarkFindings(contributions: readonly Contribution[], packs: readonly PolicyPack[]): MoneyFinding[] {
  const earmark = fundingRule(packs, 'earmark')
  const consent = fundingRule(packs, 'public-revenue-consent')
  const debt = fundingRule(packs, 'no-hidden-debt')
  return contributions.flatMap(({ source, amountWan, purpose, payments, consentDocument }, index) => {
    const number = index + 1
    const findings: MoneyFinding[] = []
    const paid = sum(payments.map((each) => each.amountWan))
    if (paid > amountWan)
      findings.push({ code: 'paid-above-contribution', params: { number, paid, amount: amountWan }, cites: earmark })
    for (const { itemCode, amountWan: amount, exception } of payments) {
      if (purpose === null || exception !== null || (itemCode !== null && purpose.includes(itemCode))) continue
      findings.push({
        code: 'paid-off-purpose',
        params: { number, amount, item: itemCode ?? '—', purpose: purpose.join('、') },
        cites: earmark,
      })
    }
    if (source === 'public-revenue' && consentDocument === null)
      findings.push({ code: 'consent-missing', params: { number }, cites: consent })
    if (source === 'government-debt') findings.push({ code: 'government-debt', params: { number }, cites: debt })
    return findings
  })
}
