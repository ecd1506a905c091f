/** 核实: rows whose ledger names a higher subsidy though the province's year leaves them out. To look into; it accuses nobody. */
import type { FundingDoubt } from '#contract/district-eligibility.ts'
import { becauseWords } from '#web/because-words.ts'
import { figure, useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Section } from '#web/ui/Section.tsx'
import { testName } from './words.ts'

type FundingDoubtsProps = { doubts: readonly FundingDoubt[]; onChoose: (id: string) => void }

export function FundingDoubts({ doubts, onChoose }: FundingDoubtsProps) {
  const t = useT()
  const about = testName({ test: 'built-year', label: null })
  return (
    <Section title={t('policies.page.doubts')} remark={figure(doubts.length)} className="policy-doubts">
      <p className="quiet">{t(doubts.length === 0 ? 'policies.page.noDoubts' : 'policies.page.doubtsText')}</p>
      <ul>
        {doubts.map(({ compoundId, name, street, fundingLabel, pack, policy, clause, printed, because }) => {
          const document = { id: pack, documentNumber: policy }
          return (
            <li key={compoundId} className="policy-doubt">
              <button type="button" className="link" onClick={() => onChoose(compoundId)}>
                {name}
              </button>
              <span className="quiet">{street}</span>
              <span>{fundingLabel}</span>
              <span>
                {documentName(document)}
                {t('shell.comma')}
                {becauseWords(t, because)}
              </span>
              <PrintedClause document={document} clause={clause} printed={printed} about={`${name} ${about}`} />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
