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
import { useDecide } from './use-policies.ts'
import { testName } from './words.ts'

export type Decidable = Pick<TestResult, 'test' | 'label' | 'verdict' | 'printed' | 'note' | 'condition' | 'options'>

type DecideDialogProps = {
  adcode: string
  pack: { id: string; version: number }
  test: Decidable
  compounds: readonly { id: string; name: string }[]
  onClose: () => void
}

export function DecideDialog({ adcode, pack, test, compounds, onClose }: DecideDialogProps) {
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
      { onSuccess: onClose },
    )
  return (
    <Dialog
      title={title}
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
      <Field label={t('policies.decideBy')} hint={t('policies.decideByHint')} value={by} onChange={setBy} />
      <label className="field">
        <span className="field-label">{t('policies.decideDay')}</span>
        <input
          className="input"
          type="date"
          value={onDay}
          max={today()}
          onChange={({ target }) => setDay(target.value)}
        />
      </label>
      <Field
        label={t('policies.decideDocument')}
        hint={t('policies.decideDocumentHint')}
        value={document}
        onChange={setDocument}
      />
      <ReasonField label={t('policies.decideReason')} longest={1000} value={reason} onChange={setReason} />
      <p className="quiet">{t('policies.decideStays')}</p>
      {deciding.error && <ProblemNote problem={deciding.error} />}
    </Dialog>
  )
}

type FieldProps = { label: string; hint: string; value: string; onChange: (value: string) => void }

const Field = ({ label, hint, value, onChange }: FieldProps) => (
  <label className="field">
    <span className="field-label">{label}</span>
    <input
      className="input"
      value={value}
      maxLength={200}
      placeholder={hint}
      onChange={({ target }) => onChange(target.value)}
    />
  </label>
)
