/** Who says so: 估 or 核定, the source and its day, beside the figure they are about; to be changed in place. */
import { useId } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { standings } from '#contract/balance.ts'
import { type Say, useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { type AttestationDraft, isAttested } from './unit-draft.ts'

type AttestationInputProps = {
  /** What it is about, for those who listen. */
  of: string
  attested: AttestationDraft
  onChange: (change: Partial<AttestationDraft>) => void
}

export function AttestationText({ attested }: { attested: AttestationDraft }) {
  const t = useT()
  return (
    <p className="attestation">
      <em className={`tag tag-${attested.standing}`}>{t(`balance.standing.${attested.standing}`)}</em>
      <span>{originInWords(t, attested)}</span>
    </p>
  )
}

export function AttestationInput({ of, attested, onChange }: AttestationInputProps) {
  const t = useT()
  const label = t('balance.attestationOf', { name: of })
  return (
    <DialogTrigger>
      <Button className="attestation" aria-label={label} data-invalid={!isAttested(attested)}>
        <em className={`tag tag-${attested.standing}`}>{t(`balance.standing.${attested.standing}`)}</em>
        <span>{originInWords(t, attested)}</span>
      </Button>
      <Popover className="popover source-card" placement="bottom start" offset={4}>
        <Dialog aria-label={label}>
          <AttestationFields attested={attested} onChange={onChange} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function AttestationFields({ attested, onChange }: Omit<AttestationInputProps, 'of'>) {
  const t = useT()
  const [sourceId, dayId] = [useId(), useId()]
  const { standing, source, onDay } = attested
  const isWanted = standing === 'approved' && source.trim() === ''
  return (
    <div className="attestation-fields">
      <Choice
        label={t('balance.standingLabel')}
        value={standing}
        options={standings.map((value) => ({ value, label: t(`balance.standing.${value}`) }))}
        onChange={(value) => onChange({ standing: value })}
      />
      <div className="field">
        <label htmlFor={sourceId}>{t('balance.source')}</label>
        <input
          id={sourceId}
          className="input"
          value={source}
          maxLength={200}
          placeholder={t('balance.sourceHint')}
          autoComplete="off"
          aria-invalid={isWanted}
          onChange={({ target }) => onChange({ source: target.value })}
        />
      </div>
      {isWanted && <p className="field-fault">{t('balance.sourceWanted')}</p>}
      <div className="field">
        <label htmlFor={dayId}>{t('balance.onDay')}</label>
        <input
          id={dayId}
          className="input"
          type="date"
          min="1900-01-01"
          max="2099-12-31"
          value={onDay}
          onChange={({ target }) => onChange({ onDay: target.value })}
        />
      </div>
    </div>
  )
}

/** "惠发改〔2026〕12号 · 2026-10-08" */
const originInWords = (t: Say, { source, onDay }: AttestationDraft): string =>
  [source.trim() || t('balance.noSource'), onDay].filter(Boolean).join(' · ')
