/** Taking a sign-off back, with the reason. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { SurveyStreet } from '#contract/survey.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { useWithdraw } from './use-survey.ts'

export function WithdrawDialog({ of: { street, signOff }, onClose }: { of: SurveyStreet; onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const [reason, setReason] = useState('')
  const withdrawing = useWithdraw(signOff?.id ?? '')
  const name = street?.name ?? ''
  const withdraw = () =>
    withdrawing.mutate(reason.trim(), {
      onSuccess: () => {
        stage.say({ text: t('survey.withdrawn', { street: name }) })
        onClose()
      },
    })
  return (
    <Dialog
      title={t('survey.withdrawTitle', { street: name })}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button danger"
            isDisabled={reason.trim() === '' || withdrawing.isPending}
            onPress={withdraw}
          >
            {t('survey.withdraw')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('survey.withdrawText')}</p>
      <label className="field field-tall">
        <span>{t('survey.withdrawReason')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {withdrawing.error && <ProblemNote problem={withdrawing.error} />}
    </Dialog>
  )
}
