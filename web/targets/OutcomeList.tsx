/** What was made of a target's difference: each signed, dated and reasoned; withdrawn ones stay with why. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { NewOutcome, TargetOutcome } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { useUndo } from '#web/use-undo.ts'
import type { DetailProps } from './TargetDetail.tsx'
import { useSaveTarget } from './use-targets.ts'

export function OutcomeList({ standing, view, ledger, readOnly }: DetailProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const [withdrawing, setWithdrawing] = useState<TargetOutcome | null>(null)
  const saving = useSaveTarget(view.adcode)
  const { outcomes, target } = standing
  const inForce = outcomes.flatMap(({ id, withdrawnAt }) => (withdrawnAt === null ? id : []))
  const { list, leaving } = useKeptFocus<HTMLUListElement>(inForce, '.link')
  if (outcomes.length === 0) return null
  const versionOf = (id: string) => ledger.rows.find((row) => row.id === id)?.version ?? 1
  const ask = (outcome: TargetOutcome) => {
    saving.reset() // the last refusal is of another
    leaving(outcome.id)
    setWithdrawing(outcome)
  }
  const withdraw = (outcome: TargetOutcome, reason: string) =>
    saving.mutate(
      { kind: 'withdraw', outcome: outcome.id, reason },
      {
        onSuccess: ({ target: { version }, difference }) => {
          setWithdrawing(null)
          const again = againOf(outcome, { version, difference }, (id) => versionOf(id) + 1)
          const settle = () => saving.mutateAsync({ kind: 'settle', target: target.id, outcome: again })
          const back = { undo: () => undo(settle, t('targets.undone')) }
          stage.say({ text: t('targets.withdrawn'), ...(difference === 0 ? {} : back) })
        },
      },
    )
  return (
    <section className="target-part">
      <h3>{t('targets.outcomesTitle')}</h3>
      <ul className="outcomes" ref={list} tabIndex={-1}>
        {outcomes.map((outcome) => (
          <li key={outcome.id} data-withdrawn={outcome.withdrawnAt !== null || undefined}>
            <Outcome outcome={outcome} />
            {!readOnly && outcome.withdrawnAt === null && (
              <Button
                className="link"
                aria-label={`${outcome.onDay} ${t(`targets.outcomes.${outcome.outcome}`)} ${t('targets.withdraw')}`}
                isDisabled={saving.isPending}
                onPress={() => ask(outcome)}
              >
                {t('targets.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withdrawing && (
        <ReasonDialog
          title={t('targets.withdrawTitle')}
          text={t('targets.withdrawText')}
          label={t('targets.reason')}
          action={t('targets.withdraw')}
          isPending={saving.isPending}
          problem={saving.error}
          onReason={(reason) => withdraw(withdrawing, reason)}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </section>
  )
}

/** The same again, signed as it was; a compound that was moved back has a version more since. */
function againOf(
  { outcome, by, onDay, reason, moved, amount }: TargetOutcome,
  now: { version: number; difference: number },
  versionOf: (id: string) => number,
): NewOutcome {
  const signed = { ...now, by, onDay, reason }
  if (outcome === 'change-target' && amount) return { outcome, ...signed, amount: amount.to }
  if (outcome === 'change-ledger')
    return {
      outcome,
      ...signed,
      compounds: moved.map(({ id, to }) => ({ id, version: versionOf(id), planYear: to })),
    }
  return { outcome: 'note', ...signed }
}

function Outcome({ outcome }: { outcome: TargetOutcome }) {
  const t = useT()
  const { moved, amount, withdrawnReason } = outcome
  const year = (value: number | null) => value ?? t('targets.noYear')
  return (
    <div>
      <p>
        <b>{t(`targets.outcomes.${outcome.outcome}`)}</b>{' '}
        {t('targets.signed', { onDay: outcome.onDay, by: outcome.by, reason: outcome.reason })}{' '}
        <span className="quiet">{t('targets.whenDifference', { by: Math.abs(outcome.difference) })}</span>
      </p>
      {moved.map(({ id, name, from, to }) => (
        <p key={id} className="quiet">
          {t('targets.movedOne', { name, from: year(from), to: year(to) })}
        </p>
      ))}
      {amount && (
        <p className="quiet">{t('targets.amountMoved', { from: amount.from ?? t('targets.all'), to: amount.to })}</p>
      )}
      {withdrawnReason && <p className="quiet">{t('targets.withdrawnFor', { reason: withdrawnReason })}</p>}
    </div>
  )
}
