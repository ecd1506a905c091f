/**
 * 核实: compounds whose ledger names a subsidy of a higher level although the province's year test says no. The subsidy may
 * come from the city or by a rule that is not among the packs, so this is a list to look into and accuses nobody.
 */
import type { FundingDoubt } from '#contract/district-eligibility.ts'
import type { Judged } from './read-district.ts'

/** As the ledger of 惠政文〔2019〕63号 prints it. */
const higherSubsidy = '上级补贴'

/** In ledger order. What was signed about the year does not count here: the document is asked, not the district. */
export function fundingDoubts(judged: Iterable<Judged>): FundingDoubt[] {
  const doubts: FundingDoubt[] = []
  for (const { compound, results } of judged) {
    const { id, name, street, fundingLabel } = compound
    if (!fundingLabel?.includes(higherSubsidy)) continue
    for (const { pack, classes } of results) {
      const year = classes[0]?.tests.find(({ kind }) => kind === 'built-year')
      if (pack.level !== 'province' || year?.verdict !== 'failed') continue
      const { clause, printed, because } = year
      const policy = { pack: pack.id, policy: pack.documentNumber, clause, printed, because }
      doubts.push({ compoundId: id, name, street, fundingLabel, ...policy })
    }
  }
  return doubts
}
