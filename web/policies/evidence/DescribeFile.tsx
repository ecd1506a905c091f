/** Who made a file and which day it bears. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import type { Evidence } from '#contract/evidence.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
import { useDescribe } from './use-evidence.ts'

export function DescribeFile({ file, onClose }: { file: Evidence; onClose: () => void }) {
  const t = useT()
  const [begun] = useState(file) // its version goes with the words: a colleague's later one would hide the conflict
  const describing = useDescribe(begun)
  const [issuer, setIssuer] = useState(file.issuer ?? '')
  const [onDay, setDay] = useState(file.onDay ?? '')
  const save = () => describing.mutate({ issuer: issuer.trim() || null, onDay: onDay || null }, { onSuccess: onClose })
  return (
    <fieldset ref={focusFirst} className="evidence-form">
      <legend className="visually-hidden">{t('evidence.describeNamed', { name: file.name })}</legend>
      <TextField
        label={t('evidence.issuer')}
        hint={t('evidence.issuerHint')}
        longest={200}
        value={issuer}
        onChange={setIssuer}
      />
      <DayField label={t('evidence.onDay')} last={today()} value={onDay} onChange={setDay} />
      <p>
        <Button className="button button-small primary" isDisabled={describing.isPending} onPress={save}>
          {t('shell.save')}
        </Button>
        <Button className="button button-small" onPress={onClose}>
          {t('shell.cancel')}
        </Button>
      </p>
      {describing.error && <ProblemNote problem={describing.error} />}
    </fieldset>
  )
}

/** The keyboard goes on in the form; where it closes, the button that opened it takes over. */
const focusFirst = (form: HTMLFieldSetElement | null) => form?.querySelector('input')?.focus()
