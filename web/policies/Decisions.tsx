/** What was decided about a test: by which post, when, why, under which version; the one that holds, those that rest, those withdrawn. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { TestResult } from '#contract/eligibility.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import { useWithdrawDecision } from './use-policies.ts'

type Signed = TestResult['decisions'][number]
type DecisionsProps = { adcode: string; decisions: readonly Signed[]; readOnly: boolean }

export function Decisions({ adcode, decisions, readOnly }: DecisionsProps) {
  const [withdrawing, setWithdrawing] = useState<Signed | null>(null)
  if (decisions.length === 0) return null
  return (
    <>
      <ul className="decisions">
        {decisions.map((decision) => (
          <DecisionLine
            key={decision.id}
            decision={decision}
            onWithdraw={readOnly || decision.withdrawn ? null : () => setWithdrawing(decision)}
          />
        ))}
      </ul>
      {withdrawing && <Withdrawing adcode={adcode} id={withdrawing.id} onClose={() => setWithdrawing(null)} />}
    </>
  )
}

function DecisionLine({ decision, onWithdraw }: { decision: Signed; onWithdraw: (() => void) | null }) {
  const t = useT()
  const { by, onDay, reason, verdict, packVersion, document, withdrawn, holds } = decision
  const told = [
    t('policies.underVersion', { version: packVersion }),
    document && t('policies.onDocument', { document }),
  ]
  return (
    <li data-idle={!holds || undefined}>
      {t('policies.decision', { by, onDay, reason, verdict: t(`policies.testVerdict.${verdict}`) })}{' '}
      <span className="quiet">{told.filter(Boolean).join(t('shell.comma'))}</span>
      {withdrawn && <span className="decision-over"> {t('policies.withdrawnOn', withdrawn)}</span>}
      {!holds && !withdrawn && <span className="quiet"> {t('policies.decisionIdle')}</span>}
      {onWithdraw && (
        <Button className="link" onPress={onWithdraw}>
          {t('policies.withdrawDecision')}
        </Button>
      )}
    </li>
  )
}

function Withdrawing({ adcode, id, onClose }: { adcode: string; id: string; onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const withdrawing = useWithdrawDecision(adcode)
  const withdraw = (reason: string) =>
    withdrawing.mutate(
      { id, reason },
      {
        onSuccess: () => {
          stage.say({ text: t('policies.withdrawnToast') })
          onClose()
        },
      },
    )
  return (
    <ReasonDialog
      title={t('policies.withdrawTitle')}
      text={t('policies.withdrawText')}
      label={t('policies.withdrawReason')}
      action={t('policies.withdrawDecision')}
      isPending={withdrawing.isPending}
      problem={withdrawing.error}
      onReason={withdraw}
      onClose={onClose}
    />
  )
}
