/** One wall: between whom, how long, and what may be decided about it. Shows; decides nothing. */
import { useState } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { type Wall, wallConsents, wallDecisions } from '#contract/wall.ts'
import { figure, useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import type { WallDecided } from './use-walls.ts'
import { WallSign } from './WallTotalsList.tsx'

type Decided = Pick<WallDecided, 'decision' | 'consent' | 'note'>
type WallRowProps = {
  wall: Wall
  readOnly: boolean
  onDecide: (change: Decided) => void
  onRest: (isResting: boolean) => void
  onShow: () => void
}

export function WallRow({ wall, readOnly, onDecide, onRest, onShow }: WallRowProps) {
  const t = useT()
  const { fromName: from, toName: to, gapM, lengthM } = wall
  return (
    <li
      className="wall-row"
      onPointerEnter={() => onRest(true)}
      onPointerLeave={() => onRest(false)}
      onFocus={() => onRest(true)}
      onBlur={() => onRest(false)}
    >
      <div className="wall-head">
        <WallSign kind={wall.decision ?? 'undecided'} />
        <Button className="link-name" onPress={onShow}>
          {t('walls.between', { from, to })}
        </Button>
        <span className="wall-length">
          {figure(lengthM)} m
          <span className="quiet"> {gapM === 0 ? t('walls.touching') : t('walls.gap', { gap: figure(gapM, 1) })}</span>
        </span>
      </div>
      {readOnly ? <Told wall={wall} /> : <Controls wall={wall} onDecide={onDecide} />}
    </li>
  )
}

function Told({ wall: { decision, consent, note } }: { wall: Wall }) {
  const t = useT()
  return (
    <p className="quiet">
      {[t(`walls.decision.${decision ?? 'undecided'}`), t(`walls.consent.${consent}`), note]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

function Controls({ wall, onDecide }: Pick<WallRowProps, 'wall' | 'onDecide'>) {
  const t = useT()
  const named = { from: wall.fromName, to: wall.toName }
  return (
    <>
      <Choice
        label={t('walls.decisionOf', named)}
        options={[...wallDecisions, 'undecided' as const].map((value) => ({
          value,
          label: t(`walls.decision.${value}`),
        }))}
        value={wall.decision ?? 'undecided'}
        onChange={(value) => onDecide({ decision: value === 'undecided' ? null : value })}
      />
      <div className="wall-more">
        <Picker
          label={t('walls.consentOf', named)}
          options={wallConsents.map((value) => ({ value, label: t(`walls.consent.${value}`) }))}
          value={wall.consent}
          // the picker's values are the consents it was given
          onChange={(value) => onDecide({ consent: value as Wall['consent'] })}
        />
        <NoteInput
          key={wall.note ?? ''}
          label={t('walls.noteOf', named)}
          note={wall.note}
          onNote={(note) => onDecide({ note })}
        />
      </div>
    </>
  )
}

type NoteInputProps = { label: string; note: string | null; onNote: (note: string | null) => void }

/** Kept when the field is left, or with Enter. */
function NoteInput({ label, note, onNote }: NoteInputProps) {
  const t = useT()
  const [typed, setTyped] = useState(note ?? '')
  const keep = () => {
    const next = typed.trim() || null
    if (next !== note) onNote(next)
  }
  return (
    <TextField aria-label={label} value={typed} onChange={setTyped} onBlur={keep} maxLength={500}>
      <Input
        className="input"
        placeholder={t('walls.notePlaceholder')}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
    </TextField>
  )
}
