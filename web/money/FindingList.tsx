/** What does not fit, each with the clause it rests on. */
import type { CompoundMoney, MoneyFinding } from '#contract/money.ts'
import { type Say, useT } from '#web/language.ts'
import { PackClause } from './PackClause.tsx'

type FindingListProps = { findings: readonly MoneyFinding[]; packs: CompoundMoney['packs'] }

export const findingWords = (t: Say, { code, params }: MoneyFinding): string => t(`money.findings.${code}`, params)

export function FindingList({ findings, packs }: FindingListProps) {
  const t = useT()
  return (
    <ul className="money-findings">
      {findings.map((finding, at) => {
        const { cites } = finding
        const words = findingWords(t, finding)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same
          <li key={at}>
            {words} <PackClause cites={cites} packs={packs} about={words} />
          </li>
        )
      })}
    </ul>
  )
}
