/** The last day of a property subsidy on record: of which compound, how long it ran, and what the document says of its term. */
import { Button } from 'react-aria-components'
import type { Deadlines, SubsidyEnd } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { leftWords } from './words.ts'

type SubsidyLineProps = {
  end: SubsidyEnd
  packs: Deadlines['packs']
  /** To the money of the compound. */
  onMoney: () => void
}

export function SubsidyLine({
  end: { name, startsOn, months, dueOn, daysLeft, term },
  packs,
  onMoney,
}: SubsidyLineProps) {
  const t = useT()
  const pack = packs.find(({ id }) => id === term?.pack)
  const what = t('deadlines.subsidy', { name })
  return (
    <li className="deadline-line" data-state={daysLeft < 0 ? 'history' : 'ahead'}>
      <time className="deadline-day" dateTime={dueOn}>
        {dueOn.slice(5)}
      </time>
      <div className="deadline-what">
        <strong>{what}</strong>
        <span className="deadline-source quiet">
          {t('deadlines.subsidyTerm', { day: startsOn, count: months })}{' '}
          {pack && term && (
            <>
              {documentName(pack)}{' '}
              <PrintedClause
                document={pack}
                clause={term.clause}
                printed={term.printed}
                quoted={pack.clauses.find(({ id }) => id === term.clause)?.quoted}
                about={what}
              />
            </>
          )}
        </span>
      </div>
      <div className="deadline-state">
        <span className="deadline-word">{t(daysLeft < 0 ? 'deadlines.subsidyOver' : 'deadlines.states.ahead')}</span>
        {daysLeft >= 0 && <span className="quiet">{leftWords(t, daysLeft)}</span>}
      </div>
      <Button className="link" aria-label={t('deadlines.subsidyMoneyOf', { name })} onPress={onMoney}>
        {t('deadlines.subsidyMoney')}
      </Button>
    </li>
  )
}
