/** The survey in one line of the margin; opens it. */
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { CompletenessBar } from './CompletenessBar.tsx'
import { useSurvey } from './use-survey.ts'

export function SurveyBrief({ view, change }: { view: View; change: ChangeView }) {
  const t = useT()
  const { data: survey } = useSurvey(view.adcode)
  return (
    <Section title={t('survey.title')} remark={survey ? t('survey.staleCount', { count: survey.stale }) : null}>
      <CompletenessBar share={survey?.completeness ?? null} label={t('survey.completeness')} />
      <p className="survey-open">
        <Button className="link" onPress={() => change({ survey: true, selected: [] })}>
          {t('survey.open')}
        </Button>
      </p>
    </Section>
  )
}
