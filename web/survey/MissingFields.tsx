/** What is missing, field by field; a press keeps the compounds without it, on the map and in the table. */
import type { Survey } from '#contract/survey.ts'
import { figure, useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'

export function MissingFields({ survey, view, change }: { survey: Survey; view: View; change: ChangeView }) {
  const t = useT()
  const { missing, fields, compounds } = survey
  if (missing.length === 0) {
    return (
      <Section title={t('survey.missing')}>
        <Note tone="good">{t('survey.nothingMissing')}</Note>
      </Section>
    )
  }
  const isRequired = (field: string) => fields.some((each) => each.field === field && each.required)
  return (
    <Section title={t('survey.missing')} remark={t('survey.missingHint')}>
      <ul className="counts survey-missing" aria-label={t('survey.missing')}>
        {missing.map(({ field, count, invented }) => (
          <li key={field}>
            <button
              type="button"
              className="count-row"
              aria-pressed={view.gap === field}
              data-dropped={(view.gap !== null && view.gap !== field) || undefined}
              title={invented > 0 ? t('survey.inventedShare', { count: figure(invented) }) : undefined}
              onClick={() => change(view.gap === field ? { gap: null } : { gap: field, table: true })}
            >
              <span className="count-name">
                {t(`words.field.${field}`)}
                {isRequired(field) && <em className="tag survey-required">{t('survey.required')}</em>}
              </span>
              <span className="count-bar" aria-hidden="true">
                <span style={{ width: `${(count / Math.max(1, compounds)) * 100}%` }} />
              </span>
              <span className="count-number">{figure(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {missing.some(({ invented }) => invented > 0) && <p className="quiet survey-small">{t('survey.inventedNote')}</p>}
    </Section>
  )
}
