/** The form of a back-schedule: whose steps, by when, for which compound; below it the table of latest starts. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { backSchedule } from '#contract/back-schedule.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { StepTemplate } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { Note } from '#web/ui/Note.tsx'
import { StepTable } from './StepTable.tsx'
import { hasWrong, type ScheduleDraft, stepsOf, withDays } from './schedule-draft.ts'
import { stepName } from './words.ts'

type ScheduleFormProps = {
  asOf: string
  templates: readonly StepTemplate[]
  draft: ScheduleDraft
  rows: readonly CompoundRow[]
  isLocked: boolean
  onChange: (draft: ScheduleDraft) => void
  /** Under the name typed, or the one shown where none is. */
  onSave: (name: string) => void
  /** What is to be known before it is saved. */
  told: ReactNode
  /** What else can be done with it. */
  children: ReactNode
}

export function ScheduleForm({
  asOf,
  templates,
  draft,
  rows,
  isLocked,
  onChange,
  onSave,
  told,
  children,
}: ScheduleFormProps) {
  const t = useT()
  const change = (edits: Partial<ScheduleDraft>) => onChange({ ...draft, ...edits })
  const template = templates.find(({ pack }) => pack.id === draft.packId)
  const latest = backSchedule(draft.steps, draft.endOn, asOf)
  const record = rows.find(({ id }) => id === draft.recordId)
  const nameNow =
    draft.name.trim() ||
    t('deadlines.nameDefault', { record: record?.name ?? (template ? documentName(template.pack) : '') })
  return (
    <>
      <div className="schedule-fields">
        <label className="field">
          <span className="field-label">{t('deadlines.template')}</span>
          <select
            className="input"
            value={draft.packId}
            onChange={({ target }) => {
              const chosen = templates.find(({ pack }) => pack.id === target.value)
              if (chosen) change({ packId: chosen.pack.id, steps: stepsOf(chosen), wrong: {} })
            }}
          >
            {templates.map(({ pack }) => (
              <option key={pack.id} value={pack.id}>
                {documentName(pack)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="field-label">{t('deadlines.endOn')}</span>
          <input
            className="input"
            type="date"
            value={draft.endOn}
            min="1990-01-01"
            max="2099-12-31"
            required
            onChange={({ target }) => target.value !== '' && change({ endOn: target.value })}
          />
        </label>
        <label className="field">
          <span className="field-label">{t('deadlines.forRecord')}</span>
          <select
            className="input"
            value={draft.recordId ?? ''}
            onChange={({ target }) => change({ recordId: target.value || null })}
          >
            <option value="">{t('deadlines.forNone')}</option>
            {rows.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="field-label">{t('deadlines.name')}</span>
          <input
            className="input"
            value={draft.name}
            maxLength={200}
            placeholder={nameNow}
            onChange={({ target }) => change({ name: target.value })}
          />
        </label>
      </div>
      {template && <Verdict latest={latest} template={template} />}
      {template && (
        <StepTable
          template={template}
          draft={draft}
          latest={latest}
          onSteps={(steps) => change({ steps })}
          onDays={(code, field, text) => onChange(withDays(draft, code, field, text))}
        />
      )}
      {told}
      <div className="schedule-acts">
        <Button
          className="button primary"
          isDisabled={isLocked || draft.steps.length === 0 || hasWrong(draft)}
          onPress={() => onSave(nameNow)}
        >
          {t('deadlines.save')}
        </Button>
        {children}
      </div>
    </>
  )
}

type VerdictProps = { latest: ReturnType<typeof backSchedule>; template: StepTemplate }

/** Whether there is time left, by the earliest start. */
function Verdict({ latest, template }: VerdictProps) {
  const t = useT()
  const first = latest.reduce<(typeof latest)[number] | null>(
    (least, each) => (least && least.startOn <= each.startOn ? least : each),
    null,
  )
  if (!first) return null
  const label = template.steps.find(({ code }) => code === first.code)?.label ?? first.code
  return first.daysLeft < 0 ? (
    <Note tone="warning">
      {t('deadlines.missed', {
        step: stepName({ code: first.code, label }),
        day: first.startOn,
        count: -first.daysLeft,
      })}
    </Note>
  ) : (
    <Note tone="good">{t('deadlines.inTime', { day: first.startOn, count: first.daysLeft })}</Note>
  )
}
