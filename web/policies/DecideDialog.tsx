/** Somebody signs for what the text leaves open: as what, which post, on which day, why, and by which document of a higher level. */

import { useState } from 'react'
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import type { Decision, TestResult } from '#contract/eligibility.ts'
import { useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
import { useDecide } from './use-policies.ts'
import { testName } from './words.ts'

export type Decidable = Pick<TestResult, 'test' | 'label' | 'verdict' | 'printed' | 'note' | 'condition' | 'options'>

type DecideDialogProps = {
  adcode: string
  pack: { id: string; version: number }
  test: Decidable
  compounds: readonly { id: string; name: string }[]
  onClose: () => void
  onDecided?: () => void
}

export function DecideDialog({ adcode, pack, test, compounds, onClose, onDecided }: DecideDialogProps) {
  const t = useT()
  const deciding = useDecide(adcode)
  const [verdict, setVerdict] = useState<Decision['verdict']>(test.options[0] ?? 'passed')
  const [by, setBy] = useState('')
  const [onDay, setDay] = useState(today)
  const [reason, setReason] = useState('')
  const [document, setDocument] = useState('')
  const isConditional = test.verdict === 'conditional'
  const isReady = by.trim() !== '' && onDay !== '' && reason.trim() !== '' && (!isConditional || document.trim() !== '')
  const [only] = compounds
  const name = testName(test)
  const title =
    compounds.length === 1 && only
      ? t('policies.decideOf', { name: only.name, test: name })
      : t('policies.decideTitle', { count: compounds.length, test: name })
  const sign = () =>
    deciding.mutate(
      {
        ...{ compounds: compounds.map(({ id }) => id), pack: pack.id, packVersion: pack.version, test: test.test },
        ...{ workClass: null, verdict, by: by.trim(), onDay, reason: reason.trim() },
        ...(document.trim() && { document: document.trim() }),
      },
      {
        onSuccess: () => {
          onDecided?.()
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={title}
      isPending={deciding.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={!isReady || deciding.isPending} onPress={sign}>
            {t('policies.decide')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <blockquote className="printed">{test.condition ?? test.printed}</blockquote>
      {test.note && <p className="quiet">{test.note}</p>}
      <Choice
        label={t('policies.decideAs')}
        options={test.options.map((value) => ({
          value,
          label: t(isConditional && value === 'passed' ? 'policies.decideAsTaken' : `policies.testVerdict.${value}`),
        }))}
        value={verdict}
        onChange={setVerdict}
      />
      <TextField
        label={t('policies.decideBy')}
        hint={t('policies.decideByHint')}
        longest={200}
        value={by}
        onChange={setBy}
      />
      <DayField label={t('policies.decideDay')} last={today()} value={onDay} onChange={setDay} />
      <TextField
        label={t('policies.decideDocument')}
        hint={t('policies.decideDocumentHint')}
        longest={200}
        value={document}
        onChange={setDocument}
      />
      <ReasonField label={t('policies.decideReason')} longest={1000} value={reason} onChange={setReason} />
      <p className="quiet">{t('policies.decideStays')}</p>
      {deciding.error && <ProblemNote problem={deciding.error} />}
    </Dialog>
  )
}
