/** The form of a back-schedule: whose steps, by when, for which compound; below it the table of latest starts. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { backSchedule } from '#contract/back-schedule.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { StepTemplate } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { Note } from '#web/ui/Note.tsx'
import { StepTable } from './StepTable.tsx'
import { type ScheduleDraft, stepsOf } from './schedule-draft.ts'
import { stepName } from './words.ts'

type ScheduleFormProps = {
  asOf: string
  templates: readonly StepTemplate[]
  begun: ScheduleDraft
  rows: readonly CompoundRow[]
  isKept: boolean
  /** Null where nothing can be saved just now. */
  saving: ((draft: ScheduleDraft & { steps: ScheduleDraft['steps'][number][] }) => void) | null
  onChange?: ((draft: ScheduleDraft) => void) | undefined
  onFresh?: (() => void) | undefined
}

export function ScheduleForm({ asOf, templates, begun, rows, isKept, saving, onChange, onFresh }: ScheduleFormProps) {
  const t = useT()
  const [draft, setDraft] = useState(begun)
  const change = (edits: Partial<ScheduleDraft>) => {
    const next = { ...draft, ...edits }
    setDraft(next)
    onChange?.(next)
  }
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
              if (chosen) change({ packId: chosen.pack.id, steps: stepsOf(chosen) })
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
      {template && <StepTable template={template} latest={latest} onSteps={(steps) => change({ steps })} />}
      <div className="schedule-acts">
        <Button
          className="button primary"
          isDisabled={saving === null || draft.steps.length === 0}
          onPress={() => saving?.({ ...draft, name: nameNow, steps: [...draft.steps] })}
        >
          {t('deadlines.save')}
        </Button>
        {isKept && onFresh && (
          <Button className="button" onPress={onFresh}>
            {t('deadlines.fresh')}
          </Button>
        )}
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
