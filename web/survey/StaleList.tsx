/** Records nobody has said anything new of for long, the oldest first. */
import { Button } from 'react-aria-components'
import type { Survey } from '#contract/survey.ts'
import { isStaleGap } from '#contract/survey-fields.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'

const choices = [1, 6, 12, 24] as const
const mostShown = 6

type StaleListProps = {
  survey: Survey
  months: number
  onMonths: (months: number) => void
  view: View
  change: ChangeView
}

export function StaleList({ survey, months, onMonths, view, change }: StaleListProps) {
  const t = useT()
  const stage = useStage()
  const { stale, stalest } = survey
  const gap = `stale-${months}`
  return (
    <Section title={t('survey.stale')} remark={t('survey.staleHint')}>
      <Choice
        label={t('survey.staleChoice')}
        value={String(months)}
        options={choices.map((each) => ({ value: String(each), label: t('survey.staleMonths', { count: each }) }))}
        onChange={(next) => {
          onMonths(Number(next))
          if (isStaleGap(view.gap)) change({ gap: `stale-${next}` }, { replace: true })
        }}
      />
      {stale === 0 ? (
        <p className="quiet survey-small">{t('survey.noStale')}</p>
      ) : (
        <>
          <ul className="late-list survey-stale">
            {stalest.slice(0, mostShown).map(({ id, name, newestOn }) => (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => change({ selected: [id] })}
                  onPointerEnter={() => stage.hover(id)}
                  onPointerLeave={() => stage.hover(null)}
                >
                  <span className="late-name">{name}</span>
                  <span className="quiet">{newestOn ? t('survey.newest', { day: newestOn }) : t('survey.never')}</span>
                </button>
              </li>
            ))}
          </ul>
          <Button className="link" onPress={() => change({ gap, table: true })}>
            {t('survey.allInTable', { count: figure(stale) })}
          </Button>
        </>
      )}
    </Section>
  )
}
