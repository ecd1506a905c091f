/** Who made a file and which day it bears. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Evidence } from '#contract/evidence.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { useDescribe } from './use-evidence.ts'

export function DescribeFile({ file, onClose }: { file: Evidence; onClose: () => void }) {
  const t = useT()
  const describing = useDescribe(file)
  const [issuer, setIssuer] = useState(file.issuer ?? '')
  const [onDay, setDay] = useState(file.onDay ?? '')
  const save = () => describing.mutate({ issuer: issuer.trim() || null, onDay: onDay || null }, { onSuccess: onClose })
  return (
    <fieldset className="evidence-form">
      <legend className="visually-hidden">{t('evidence.describeNamed', { name: file.name })}</legend>
      <label className="field">
        <span className="field-label">{t('evidence.issuer')}</span>
        <input
          className="input"
          value={issuer}
          maxLength={200}
          placeholder={t('evidence.issuerHint')}
          onChange={({ target }) => setIssuer(target.value)}
        />
      </label>
      <label className="field">
        <span className="field-label">{t('evidence.onDay')}</span>
        <input className="input" type="date" value={onDay} onChange={({ target }) => setDay(target.value)} />
      </label>
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
