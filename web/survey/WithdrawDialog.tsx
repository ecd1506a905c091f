/** Taking a sign-off back, with the reason. */
import type { SurveyStreet } from '#contract/survey.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import { useWithdraw } from './use-survey.ts'

export function WithdrawDialog({ of: { street, signOff }, onClose }: { of: SurveyStreet; onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const withdrawing = useWithdraw(signOff?.id ?? '')
  const name = street?.name ?? ''
  const withdraw = (reason: string) =>
    withdrawing.mutate(reason, {
      onSuccess: () => {
        stage.say({ text: t('survey.withdrawn', { street: name }) })
        onClose()
      },
    })
  return (
    <ReasonDialog
      title={t('survey.withdrawTitle', { street: name })}
      text={t('survey.withdrawText')}
      label={t('survey.withdrawReason')}
      action={t('survey.withdraw')}
      isPending={withdrawing.isPending}
      problem={withdrawing.error}
      onReason={withdraw}
      onClose={onClose}
    />
  )
}
