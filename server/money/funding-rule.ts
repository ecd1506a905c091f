/** What the documents say of money beside sources and items. */
import type { Cited } from '#contract/money.ts'
import type { PolicyPack } from '#contract/policy.ts'

/** What the nearest pack that speaks of it says, by the code of its own funding rule. */
export function fundingRule(packs: readonly Pick<PolicyPack, 'id' | 'funding'>[], code: string): Cited | null {
  for (const { id, funding } of packs.toReversed()) {
    const rule = funding.rules.find((each) => each.code === code)
    if (rule) return { pack: id, clause: rule.clause, printed: rule.printed }
  }
  return null
}
