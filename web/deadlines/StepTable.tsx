/** Steps with their days, latest starts and ends, and a bar each on one line of time; order and days are the planner's. */
import { useId } from 'react'
import { Button } from 'react-aria-components'
import { daysBetween } from '#contract/days.ts'
import type { LatestStart, ScheduledStep, StepTemplate } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { type DaysField, leastDays, mostDays, moved, type ScheduleDraft, stepsOf, wrongText } from './schedule-draft.ts'
import { stepName } from './words.ts'

type StepTableProps = {
  template: StepTemplate
  draft: ScheduleDraft
  latest: readonly LatestStart[]
  onSteps: (steps: ScheduledStep[]) => void
  onDays: (code: string, field: DaysField, text: string) => void
}

export function StepTable({ template, draft, latest, onSteps, onDays }: StepTableProps) {
  const t = useT()
  const steps: ScheduledStep[] = latest.map(({ code, days, overlapDays }) => ({ code, days, overlapDays }))
  const from = latest.reduce((least, { startOn }) => (startOn < least ? startOn : least), latest[0]?.startOn ?? '')
  const span = Math.max(1, daysBetween(from, latest.at(-1)?.endOn ?? from) + 1)
  const isWhole = steps.length === template.steps.length
  const takeBack = 'take back'
  const { list, leaving } = useKeptFocus<HTMLDivElement>(
    [...steps.map(({ code }) => code), ...(isWhole ? [] : [takeBack])],
    '.step-leave:enabled, .step-take-back',
  )
  return (
    <div className="step-frame" ref={list} tabIndex={-1}>
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
            const typed = (field: DaysField) => ({
              field,
              text: wrongText(draft, step.code, field),
              days: step[field],
              onText: (text: string) => onDays(step.code, field, text),
            })
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
                  <DaysInput label={`${name} ${t('deadlines.days')}`} {...typed('days')} />
                  {named && named.days === step.days && typed('days').text === undefined && (
                    <span className="quiet"> {t('deadlines.presumed')}</span>
                  )}
                </td>
                <td>
                  {at < latest.length - 1 && (
                    <DaysInput label={`${name} ${t('deadlines.overlap')}`} {...typed('overlapDays')} />
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
                    className="step-leave"
                    off={latest.length === 1}
                    act={() => {
                      leaving(step.code)
                      onSteps(steps.toSpliced(at, 1))
                    }}
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
          <Button
            className="link step-take-back"
            onPress={() => {
              leaving(takeBack)
              onSteps(stepsOf(template))
            }}
          >
            {t('deadlines.takeBack')}
          </Button>
        )}
      </p>
    </div>
  )
}

type DaysInputProps = {
  label: string
  field: DaysField
  days: number
  /** What was typed instead of a number. */
  text: string | undefined
  onText: (text: string) => void
}

function DaysInput({ label, field, days, text, onText }: DaysInputProps) {
  const t = useT()
  const fault = useId()
  const isWrong = text !== undefined
  return (
    <>
      <input
        className="input step-days"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? fault : undefined}
        value={text ?? String(days)}
        onChange={({ target }) => onText(target.value)}
      />
      {isWrong && (
        <span className="field-fault" id={fault}>
          {t('deadlines.daysFault', { least: leastDays[field], most: mostDays })}
        </span>
      )}
    </>
  )
}

type ActProps = { icon: 'up' | 'down' | 'close'; label: string; className?: string; off: boolean; act: () => void }

const Act = ({ icon, label, className = '', off, act }: ActProps) => (
  <Button className={`icon-button ${className}`} aria-label={label} isDisabled={off} onPress={act}>
    <Icon name={icon} size={14} />
  </Button>
)
