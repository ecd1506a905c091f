/** A new status: what, on which day, and who says so. All three, or none. */
import { useId } from 'react'
import type { StatusChange } from '#contract/compound.ts'
import { type Status, statuses } from '#contract/status.ts'
import { useT } from '#web/language.ts'

type StatusInputProps = {
  now: Status
  status: Partial<StatusChange> | null
  showFaults: boolean
  onChange: (status: Partial<StatusChange> | null) => void
}

export function StatusInput({ now, status, showFaults, onChange }: StatusInputProps) {
  const t = useT()
  const id = useId()
  const missing = showFaults && status !== null && !(status.onDay && status.source?.trim())
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-status`}>{t('compounds.newStatus')}</label>
        <select
          id={`${id}-status`}
          className="input"
          value={status?.status ?? ''}
          onChange={({ target }) => onChange(target.value ? { ...status, status: target.value as Status } : null)}
        >
          <option value="">{t('compounds.statusStays', { status: t(`words.status.${now}`) })}</option>
          {statuses.map((each) => (
            <option key={each} value={each}>
              {t(`words.status.${each}`)}
            </option>
          ))}
        </select>
      </div>
      {status && (
        <>
          <div className="field">
            <label htmlFor={`${id}-day`}>{t('compounds.onDay')}</label>
            <input
              id={`${id}-day`}
              className="input"
              type="date"
              max={today()}
              value={status.onDay ?? ''}
              onChange={({ target }) => onChange({ ...status, onDay: target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-source`}>{t('compounds.statusSource')}</label>
            <input
              id={`${id}-source`}
              className="input"
              maxLength={200}
              placeholder={t('compounds.statusSourceHint')}
              value={status.source ?? ''}
              onChange={({ target }) => onChange({ ...status, source: target.value })}
            />
          </div>
          {missing && <p className="field-fault">{t('compounds.statusIncomplete')}</p>}
        </>
      )}
    </>
  )
}

/** The reader's own calendar day, YYYY-MM-DD. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
