/** The sign-off as a sheet of paper, to be stamped and filed. */
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import type { SurveyStreet } from '#contract/survey.ts'
import { figure, percent, useT } from '#web/language.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { gapsTold } from './SignOffDialog.tsx'

type StatementProps = { of: SurveyStreet; today: string; onClose: () => void }

export function Statement({ of, today, onClose }: StatementProps) {
  const t = useT()
  useEffect(() => {
    document.body.dataset.statement = '' // while it is open, it is what prints
    return () => {
      delete document.body.dataset.statement
    }
  }, [])
  const { street, signOff, completeness, complete, stale, compounds, gaps, changes } = of
  if (!signOff) return null
  return (
    <Dialog
      title={t('survey.statement')}
      wide
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" onPress={() => window.print()}>
            {t('survey.print')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.close')}
          </Button>
        </>
      }
    >
      <article className="statement">
        <h1>{t('survey.statementTitle')}</h1>
        <p className="statement-text">
          {t('survey.statementText', { street: street?.name ?? '', count: signOff.compounds, day: signOff.onDay })}
        </p>
        {signOff.note && <p>{t('survey.statementNote', { note: signOff.note })}</p>}
        <p className="quiet">{t('survey.basis')}</p>
        <h2>{t('survey.statementNow', { day: today })}</h2>
        <p>
          {t('survey.compounds', { count: compounds })} ·{' '}
          {t('survey.completenessOf', { share: completeness === null ? '–' : percent(completeness) })} ·{' '}
          {t('survey.statementComplete', { count: figure(complete) })} ·{' '}
          {t('survey.staleCount', { count: figure(stale) })}
        </p>
        {gaps.length > 0 && <p>{t('survey.lackedBy', { fields: gapsTold(t, gaps) })}</p>}
        {changes.total === 0 ? (
          <p>{t('survey.statementUnchanged')}</p>
        ) : (
          <>
            <p>{t('survey.statementChanged', { count: figure(changes.total) })}</p>
            <ul>
              {changes.items.map(({ id, name, kind }) => (
                <li key={id}>{t('survey.changeOf', { name, kind: t(`survey.changeKinds.${kind}`) })}</li>
              ))}
            </ul>
          </>
        )}
        <dl className="statement-foot">
          <div>
            <dt>{t('survey.statementPost')}</dt>
            <dd>{signOff.post}</dd>
          </div>
          <div>
            <dt>{t('survey.statementDay')}</dt>
            <dd>{signOff.onDay}</dd>
          </div>
          <div>
            <dt>{street?.name}</dt>
            <dd>{t('survey.statementSeal')}</dd>
          </div>
        </dl>
      </article>
    </Dialog>
  )
}
