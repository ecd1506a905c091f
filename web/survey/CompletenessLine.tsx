/** How complete one compound's record is, what it lacks, how old it is, and whether its street has signed it. */
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { CompletenessBar } from './CompletenessBar.tsx'
import { useCompoundSurvey } from './use-survey.ts'

export function CompletenessLine({ id }: { id: string }) {
  const t = useT()
  const { data: survey, error, refetch } = useCompoundSurvey(id)
  if (error && !survey) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!survey) return null
  const { missing, estimated, stale, staleMonths, newestOn, signed } = survey
  const comma = t('shell.comma')
  const named = missing.map(({ field, invented }) => {
    const name = t(`words.field.${field}`)
    return invented ? t('survey.inventedMark', { field: name }) : name
  })
  return (
    <Section title={t('survey.completeness')} className="completeness-line">
      <CompletenessBar share={survey.completeness} label={t('survey.completeness')} />
      <p className="quiet">
        {missing.length === 0 ? t('survey.lackedNothing') : t('survey.lackedBy', { fields: named.join(comma) })}
      </p>
      {estimated.length > 0 && (
        <p className="quiet">
          {t('survey.estimatedBy', { fields: estimated.map((field) => t(`words.field.${field}`)).join(comma) })}
        </p>
      )}
      {stale && (
        <p className="survey-warn">
          {t('survey.staleSince', { months: staleMonths, day: newestOn ?? t('survey.never') })}
        </p>
      )}
      {signed && (
        <p className={signed.changed ? 'survey-warn' : 'survey-good'}>
          {signed.changed
            ? t('survey.signedChanged', { day: signed.onDay })
            : t('survey.signedPart', { day: signed.onDay, post: signed.post })}
        </p>
      )}
    </Section>
  )
}
