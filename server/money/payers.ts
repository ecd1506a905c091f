/**
 * Who pays for what. 公益设施共同出资、个性项目户主负责 (豫政办〔2019〕58号 四（三）): what serves single households is theirs to pay; the
 * packs say of which items that holds.
 */
import type { Cited, MoneyFinding, PayerSum } from '#contract/money.ts'
import type { Contribution } from '#contract/money-record.ts'
import { standings } from '#contract/money-sources.ts'
import { type Payer, payers } from '#contract/payer.ts'
import type { Catalogue } from '#contract/policy.ts'
import type { Ticked } from './counted-items.ts'
import { sum } from './waterfall.ts'

/** An item of a catalogue as far as money asks. */
export type ItemRule = {
  label: string
  payer: (Cited & { payer: Payer }) | null
  subsidies: readonly (Cited & { unit: string })[]
}

/** The payer of the item, else of its catalogue. */
export const itemRules = (catalogues: readonly (Catalogue & { packId: string })[]): ReadonlyMap<string, ItemRule> =>
  new Map(
    catalogues.flatMap(({ packId, items, payer: ofAll }) =>
      items.map(({ code, label, payer = ofAll, subsidies = [] }): [string, ItemRule] => [
        code,
        {
          label,
          payer: payer ? { payer: payer.kind, pack: packId, clause: payer.clause, printed: payer.printed } : null,
          subsidies: subsidies.map(({ unit, clause, printed }) => ({ unit, pack: packId, clause, printed })),
        },
      ]),
    ),
  )

/** What the budget is asked to pay although the documents leave it to the households. */
export const privateFindings = (counted: readonly Ticked[], rules: ReadonlyMap<string, ItemRule>): MoneyFinding[] =>
  counted.flatMap(({ itemCode, payer, costWan }) => {
    const rule = rules.get(itemCode)
    if (payer !== 'government' || rule?.payer?.payer !== 'residents' || costWan === null) return []
    const { payer: _, ...cites } = rule.payer
    return [{ code: 'private-paid-by-others', params: { item: `${itemCode} ${rule.label}`, amount: costWan }, cites }]
  })

/** Sums of what has a cost, in the order of the payers; and what utilities pay of it. */
export function payerSums(items: readonly { payer: Payer | null; costWan: number | null }[]) {
  const byPayer: PayerSum[] = payers
    .map((payer) => ({
      payer,
      amountWan: sum(items.filter((each) => each.payer === payer).map(({ costWan }) => costWan ?? 0)),
    }))
    .filter(({ amountWan }) => amountWan > 0)
  const whole = sum(items.map(({ costWan }) => costWan ?? 0))
  const utility = byPayer.find(({ payer }) => payer === 'utility')?.amountWan ?? 0
  return { byPayer, utilityShare: whole > 0 ? utility / whole : null }
}

/** Days that contradict the order in which money comes: 申报 → 评审 → 批复 → 下达. */
export const standingFindings = (contributions: readonly Pick<Contribution, 'standingDays'>[]): MoneyFinding[] =>
  contributions.flatMap(({ standingDays }, index) => {
    const days = standings.flatMap((standing) => standingDays[standing] ?? [])
    const isInOrder = days.every((day, at) => at === 0 || day >= (days[at - 1] ?? ''))
    return isInOrder ? [] : [{ code: 'standing-disordered', params: { number: index + 1 }, cites: null }]
  })
