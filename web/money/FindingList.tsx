/** What does not fit, each with the clause it rests on. */
import type { CompoundMoney, MoneyFinding } from '#contract/money.ts'
import { type Say, useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'

type FindingListProps = { findings: readonly MoneyFinding[]; packs: CompoundMoney['packs'] }

export const findingWords = (t: Say, { code, params }: MoneyFinding): string => t(`money.findings.${code}`, params)

export function FindingList({ findings, packs }: FindingListProps) {
  const t = useT()
  return (
    <ul className="money-findings">
      {findings.map((finding) => {
        const { cites } = finding
        const words = findingWords(t, finding)
        const pack = packs.find(({ id }) => id === cites?.pack)
        return (
          <li key={words}>
            {words}{' '}
            {cites && pack && (
              <PrintedClause
                document={pack}
                clause={cites.clause}
                printed={cites.printed}
                quoted={pack.clauses.find(({ id }) => id === cites.clause)?.quoted}
                about={words}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
