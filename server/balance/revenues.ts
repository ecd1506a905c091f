/** What may bring back the money of a renovation: incomes the documents name (豫政办〔2019〕58号 四（四）), the nearest document first. */
import type { NamedRevenue } from '#contract/balance.ts'
import type { PolicyPack } from '#contract/policy.ts'

export const revenuesOf = (packs: readonly Pick<PolicyPack, 'id' | 'documentNumber' | 'funding'>[]): NamedRevenue[] =>
  packs.toReversed().flatMap(({ id, documentNumber, funding }) =>
    (funding.revenues ?? []).map(({ label, clause, printed }) => ({
      ...{ label, clause, printed },
      document: { id, documentNumber },
    })),
  )
