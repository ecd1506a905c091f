/** One pack's answer about one compound, with the words it rests on. */
import type { PackResult } from '#contract/eligibility.ts'
import type { PackHead, PolicyPack } from '#contract/policy.ts'
import { type Circumstances, evaluate } from './evaluate.ts'
import type { Facts } from './facts.ts'

export function packResult(
  pack: PolicyPack,
  facts: Facts,
  { relation, ...circumstances }: Circumstances & Pick<PackResult, 'relation'>,
): PackResult {
  const classes = evaluate(pack, facts, circumstances)
  const workRules = pack.eligibility.exclusions
    .filter(({ appliesTo }) => appliesTo === 'work')
    .map(({ code, label, clause, printed }) => ({ code, label, clause, printed }))
  const cited = new Set([...classes.flatMap(({ tests }) => tests), ...workRules].map(({ clause }) => clause))
  return {
    pack: headOf(pack),
    relation,
    classes,
    workRules,
    papers: pack.eligibility.conditions.flatMap(({ code: test, paper }) => (paper ? [{ test, ...paper }] : [])),
    clauses: pack.clauses.filter(({ id }) => cited.has(id)),
  }
}

/** Which document it is; without its rules. */
export const headOf = ({
  id,
  version,
  documentNumber,
  issuer,
  level,
  title,
  issuedOn,
  territory,
  validity,
}: PolicyPack): PackHead => ({
  ...{ id, version, documentNumber, issuer, level, title, issuedOn, territory },
  ...(validity && { validity }),
})

/** The same with its clauses, for pages that show them as printed. */
export const wordsOf = (pack: PolicyPack) => ({ ...headOf(pack), clauses: pack.clauses })
