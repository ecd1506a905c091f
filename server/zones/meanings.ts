/** What a zone may mean in a district: an exclusion of the policies over it, under the name they print, or a historic quarter. */
import type { PolicyPack } from '#contract/policy.ts'
import { historicQuarter, type ZoneMeaning } from '#contract/zone.ts'
import { headOf } from '../policies/pack-result.ts'

/** `covering`: the packs over the district, the province's first. The district's own words name what several of them ask for. */
export function zoneMeanings(covering: readonly PolicyPack[]): ZoneMeaning[] {
  const meanings = new Map<string, ZoneMeaning>()
  for (const pack of covering) {
    for (const { code, label, clause, printed, parameter, appliesTo } of pack.eligibility.exclusions) {
      if (appliesTo !== 'compound') continue
      const known = meanings.get(code)
      meanings.set(code, {
        code,
        label,
        isDated: parameter !== null || known?.isDated === true,
        rules: [...(known?.rules ?? []), { pack: headOf(pack), label, clause, printed }],
      })
    }
  }
  const historic = { code: historicQuarter, label: null, isDated: false, rules: historicRules(covering) }
  return [...meanings.values(), historic]
}

/** As documents name what is to be kept: 历史街区保护, 城市风貌彰显. */
const kept = /历史(?:文化)?街区|历史(?:文化)?建筑|风貌/

/** The sentences of the documents that ask for care with what is old; a clause says so once. */
export const historicRules = (covering: readonly PolicyPack[]): ZoneMeaning['rules'] =>
  covering.flatMap((pack) =>
    pack.clauses.flatMap(({ id, quoted }) => {
      const printed = quoted.match(/[^。；\n]+[。；]?/g)?.find((sentence) => kept.test(sentence))
      return printed ? [{ pack: headOf(pack), label: null, clause: id, printed: printed.trim() }] : []
    }),
  )
