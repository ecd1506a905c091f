/** A street office signs its survey off: what is signed, what is missing and why, by which post, on which day. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { FieldCount, SurveyStreet } from '#contract/survey.ts'
import { type Say, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
import { CompletenessBar } from './CompletenessBar.tsx'
import { useSignOff } from './use-survey.ts'

type SignOffDialogProps = { adcode: string; of: SurveyStreet; today: string; onClose: () => void }

export function SignOffDialog({ adcode, of, today, onClose }: SignOffDialogProps) {
  const t = useT()
  const stage = useStage()
  const { street, compounds, completeness, gaps, digest, signOff } = of
  const [post, setPost] = useState(signOff?.post ?? '')
  const [onDay, setDay] = useState(today)
  const [note, setNote] = useState('')
  const signing = useSignOff(adcode)
  const isReady = post.trim() !== '' && onDay !== '' && (gaps.length === 0 || note.trim() !== '')
  const name = street?.name ?? ''
  const sign = () => {
    const why = note.trim() === '' ? {} : { note: note.trim() }
    const replaces = signOff ? { replaces: signOff.id } : {}
    signing.mutate(
      { streetOfficeId: street?.id ?? '', post: post.trim(), onDay, digest, ...why, ...replaces },
      {
        onSuccess: () => {
          stage.say({ text: t('survey.signed', { street: name }) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('survey.signTitle', { street: name })}
      isPending={signing.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={!isReady || signing.isPending} onPress={sign}>
            {t('survey.sign')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('survey.signText', { count: compounds })}</p>
      <CompletenessBar share={completeness} label={t('survey.completeness')} />
      {gaps.length > 0 && <Note tone="warning">{t('survey.gapsText', { gaps: gapsTold(t, gaps) })}</Note>}
      <TextField label={t('survey.post')} hint={t('survey.postHint')} longest={100} value={post} onChange={setPost} />
      <DayField label={t('survey.day')} value={onDay} last={today} onChange={setDay} />
      <ReasonField
        label={t(gaps.length > 0 ? 'survey.note' : 'survey.noteOptional')}
        longest={1000}
        value={note}
        onChange={setNote}
      />
      {signing.error && <ProblemNote problem={signing.error} />}
    </Dialog>
  )
}

/** “户数 3 个、边界 2 个”. */
export const gapsTold = (t: Say, gaps: readonly FieldCount[]): string =>
  gaps
    .map(({ field, count }) => t('survey.gapTold', { field: t(`words.field.${field}`), count }))
    .join(t('shell.comma'))
