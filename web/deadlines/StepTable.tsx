/** Steps with their days, latest starts and ends, and a bar each on one line of time; order and days are the planner's. */
import { Button } from 'react-aria-components'
import { daysBetween } from '#contract/days.ts'
import type { LatestStart, ScheduledStep, StepTemplate } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { daysTyped, moved, stepsOf } from './schedule-draft.ts'
import { stepName } from './words.ts'

type StepTableProps = {
  template: StepTemplate
  latest: readonly LatestStart[]
  onSteps: (steps: ScheduledStep[]) => void
}

export function StepTable({ template, latest, onSteps }: StepTableProps) {
  const t = useT()
  const steps: ScheduledStep[] = latest.map(({ code, days, overlapDays }) => ({ code, days, overlapDays }))
  const change = (at: number, edits: Partial<ScheduledStep>) =>
    onSteps(steps.map((step, index) => (index === at ? { ...step, ...edits } : step)))
  const from = latest.reduce((least, { startOn }) => (startOn < least ? startOn : least), latest[0]?.startOn ?? '')
  const span = Math.max(1, daysBetween(from, latest.at(-1)?.endOn ?? from) + 1)
  const isWhole = steps.length === template.steps.length
  return (
    <div className="step-frame">
      <table className="step-table">
        <thead>
          <tr>
            <th scope="col">{t('deadlines.step')}</th>
            <th scope="col">{t('deadlines.days')}</th>
            <th scope="col">{t('deadlines.overlap')}</th>
            <th scope="col">{t('deadlines.startBy')}</th>
            <th scope="col">{t('deadlines.endBy')}</th>
            <th scope="col" className="step-chart">
              {t('deadlines.chart')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('shell.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {latest.map((step, at) => {
            const named = template.steps.find(({ code }) => code === step.code)
            const name = stepName({ code: step.code, label: named?.label ?? step.code })
            const left = (daysBetween(from, step.startOn) / span) * 100
            return (
              <tr key={step.code} data-missed={step.daysLeft < 0 || undefined}>
                <th scope="row">
                  {name}{' '}
                  {named && (
                    <PrintedClause
                      document={template.pack}
                      clause={named.clause}
                      printed={named.printed}
                      quoted={template.pack.clauses.find(({ id }) => id === named.clause)?.quoted}
                      note={named.note}
                      about={name}
                    />
                  )}
                </th>
                <td>
                  <DaysInput
                    label={`${name} ${t('deadlines.days')}`}
                    days={step.days}
                    least={1}
                    onDays={(days) => change(at, { days })}
                  />
                  {named && named.days === step.days && <span className="quiet"> {t('deadlines.presumed')}</span>}
                </td>
                <td>
                  {at < latest.length - 1 && (
                    <DaysInput
                      label={`${name} ${t('deadlines.overlap')}`}
                      days={step.overlapDays}
                      least={0}
                      onDays={(overlapDays) => change(at, { overlapDays })}
                    />
                  )}
                </td>
                <td className="step-start">{step.startOn}</td>
                <td>{step.endOn}</td>
                <td className="step-chart" aria-hidden="true">
                  <span className="step-bar" style={{ left: `${left}%`, width: `${(step.days / span) * 100}%` }} />
                </td>
                <td className="step-acts">
                  <Act
                    icon="up"
                    label={t('deadlines.moveUp', { step: name })}
                    off={at === 0}
                    act={() => onSteps(moved(steps, at, -1))}
                  />
                  <Act
                    icon="down"
                    label={t('deadlines.moveDown', { step: name })}
                    off={at === latest.length - 1}
                    act={() => onSteps(moved(steps, at, 1))}
                  />
                  <Act
                    icon="close"
                    label={t('deadlines.leaveOut', { step: name })}
                    off={latest.length === 1}
                    act={() => onSteps(steps.toSpliced(at, 1))}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="quiet step-total">
        {t('deadlines.total', { count: span })}
        {!isWhole && (
          <Button className="link" onPress={() => onSteps(stepsOf(template))}>
            {t('deadlines.takeBack')}
          </Button>
        )}
      </p>
    </div>
  )
}

type DaysInputProps = { label: string; days: number; least: number; onDays: (days: number) => void }

/** Takes a number once it is one; until then the last one holds. */
function DaysInput({ label, days, least, onDays }: DaysInputProps) {
  return (
    <input
      key={days}
      className="input step-days"
      type="number"
      min={least}
      max={1000}
      aria-label={label}
      defaultValue={days}
      onBlur={({ target }) => {
        const typed = daysTyped(target.value, least)
        if (typed === null) target.value = String(days)
        else if (typed !== days) onDays(typed)
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  )
}

type ActProps = { icon: 'up' | 'down' | 'close'; label: string; off: boolean; act: () => void }

const Act = ({ icon, label, off, act }: ActProps) => (
  <Button className="icon-button" aria-label={label} isDisabled={off} onPress={act}>
    <Icon name={icon} size={14} />
  </Button>
)
