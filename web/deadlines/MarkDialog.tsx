/** Records that a deadline was met, or that nobody asks for it any more: by which unit, on which day. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { DeadlineEntry } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
import { useMark } from './use-deadlines.ts'
import { deadlineName } from './words.ts'

type MarkDialogProps = {
  adcode: string
  entry: DeadlineEntry
  asOf: string
  onClose: () => void
  onMarked: (entry: DeadlineEntry, version: number) => void
}

export function MarkDialog({ adcode, entry, asOf, onClose, onMarked }: MarkDialogProps) {
  const t = useT()
  const [state, setState] = useState<'met' | 'waived'>('met')
  const [onDay, setDay] = useState(entry.dueOn < asOf ? entry.dueOn : asOf)
  const [by, setBy] = useState('')
  const [note, setNote] = useState('')
  const marking = useMark(adcode)
  const save = () =>
    marking.mutate(
      { entry, facts: { state, onDay, by: by.trim(), note: note.trim() || null } },
      {
        onSuccess: ({ version }) => {
          onMarked(entry, version)
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={t('deadlines.markTitle', { what: deadlineName(entry), period: entry.period })}
      isPending={marking.isPending}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button primary"
            isDisabled={by.trim() === '' || onDay === '' || marking.isPending}
            onPress={save}
          >
            {t('deadlines.markSave')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <Choice
        label={t('deadlines.standing')}
        options={(['met', 'waived'] as const).map((value) => ({ value, label: t(`deadlines.states.${value}`) }))}
        value={state}
        onChange={setState}
      />
      <DayField label={t('deadlines.markOn')} value={onDay} last={asOf} onChange={setDay} />
      <TextField
        label={t('deadlines.markBy')}
        hint={t('deadlines.markByHint')}
        longest={200}
        value={by}
        onChange={setBy}
      />
      <ReasonField label={t('deadlines.markNote')} longest={1000} value={note} onChange={setNote} />
      {marking.error && <ProblemNote problem={marking.error} />}
    </Dialog>
  )
}
