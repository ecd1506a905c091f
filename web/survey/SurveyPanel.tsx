/** 调查摸底: how complete the ledger is street by street, what is missing, what is stale, and who has signed. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { SurveyStreet } from '#contract/survey.ts'
import { usualStaleMonths } from '#contract/survey-fields.ts'
import { figure, percent, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { HowCounted } from './HowCounted.tsx'
import { MissingFields } from './MissingFields.tsx'
import { SignOffDialog } from './SignOffDialog.tsx'
import { StaleList } from './StaleList.tsx'
import { Statement } from './Statement.tsx'
import { StreetRow } from './StreetRow.tsx'
import { useSurvey } from './use-survey.ts'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type SurveyPanelProps = { view: View; change: ChangeView; readOnly: boolean }
type Opened = { kind: 'sign' | 'withdraw' | 'statement'; street: string }

export function SurveyPanel({ view, change, readOnly }: SurveyPanelProps) {
  const t = useT()
  const [months, setMonths] = useState(usualStaleMonths)
  const { data: survey, error, refetch } = useSurvey(view.adcode, months)
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  if (error && !survey) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!survey) return <Skeleton label={t('shell.loading')} />
  const street = opened && survey.streets.find((each) => each.street?.id === opened.street)
  return (
    <article className="inspector" aria-label={t('survey.title')}>
      <header className="inspector-head">
        <div className="eyebrow">
          <span>{t('survey.title')}</span>
          <Button
            className="icon-button inspector-close"
            aria-label={t('shell.close')}
            onPress={() => change({ survey: false })}
          >
            <Icon name="close" />
          </Button>
        </div>
        <h1>
          {survey.completeness === null
            ? t('survey.completeness')
            : t('survey.completenessOf', { share: percent(survey.completeness) })}
        </h1>
        <p className="inspector-place">
          {t('survey.compounds', { count: survey.compounds })} ·{' '}
          {t('survey.staleCount', { count: figure(survey.stale) })} · {survey.today}
        </p>
        <p className="quiet survey-basis">{t('survey.basis')}</p>
      </header>
      <div className="inspector-body">
        {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {survey.compounds === 0 ? (
          <p className="empty">{t('survey.none')}</p>
        ) : (
          <>
            <Section title={t('survey.streets')}>
              <ul className="survey-streets">
                {survey.streets.map((each) => (
                  <StreetRow
                    key={each.street?.id ?? ''}
                    of={each}
                    readOnly={readOnly}
                    onPick={() => change(pickingStreet(each))}
                    onOpen={(kind) => each.street && setOpened({ kind, street: each.street.id })}
                    onCompound={(id) => change({ selected: [id] })}
                  />
                ))}
              </ul>
            </Section>
            <MissingFields survey={survey} view={view} change={change} />
            <StaleList survey={survey} months={months} onMonths={setMonths} view={view} change={change} />
            <HowCounted survey={survey} />
          </>
        )}
      </div>
      {opened?.kind === 'sign' && street && (
        <SignOffDialog adcode={view.adcode} of={street} today={survey.today} onClose={close} />
      )}
      {opened?.kind === 'withdraw' && street && <WithdrawDialog of={street} onClose={close} />}
      {opened?.kind === 'statement' && street && <Statement of={street} today={survey.today} onClose={close} />}
    </article>
  )
}

/** The rows of the street in the table. */
const pickingStreet = ({ street }: SurveyStreet) => ({ streets: [street?.id ?? 'none'], table: true })
