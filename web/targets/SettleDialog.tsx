/** Settles a difference in one of three ways, signed by a post: the ledger changes, the target changes, or neither and why. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import { type NewOutcome, type Outcome, outcomes, type TargetStanding } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
import { useUndo } from '#web/use-undo.ts'
import { RowChoice } from './RowChoice.tsx'
import type { DetailProps } from './TargetDetail.tsx'
import { useSaveTarget } from './use-targets.ts'

type SettleDialogProps = DetailProps & { onClose: () => void }

export function SettleDialog({ standing, view, name, onClose }: SettleDialogProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const { target, rows, planned, wanted, difference, isExact } = standing
  const canMove = target.unit === 'compound' && rows.length > 0
  const [outcome, setOutcome] = useState<Outcome>(canMove ? 'change-ledger' : 'note')
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set(isExact ? rows.map(({ id }) => id) : []))
  const [year, setYear] = useState(String(difference < 0 ? target.year : target.year + 1))
  const [amount, setAmount] = useState(String(planned))
  const [by, setBy] = useState('')
  const [onDay, setDay] = useState(today())
  const [reason, setReason] = useState('')
  const saving = useSaveTarget(view.adcode)
  const signed = { version: target.version, difference, by: by.trim(), onDay, reason: reason.trim() }
  const asked = askedOf()
  const isReady = asked !== null && signed.by !== '' && onDay !== '' && signed.reason !== ''

  function askedOf(): NewOutcome | null {
    if (outcome === 'note') return { outcome, ...signed }
    if (outcome === 'change-target')
      return /^[1-9]\d{0,6}$/.test(amount) ? { outcome, ...signed, amount: Number(amount) } : null
    const compounds = rows
      .filter(({ id }) => chosen.has(id))
      .map(({ id, version }) => ({ id, version, planYear: Number(year) }))
    return /^(19|20)\d\d$/.test(year) && compounds.length > 0 ? { outcome, ...signed, compounds } : null
  }

  const record = () => {
    if (!asked) return
    const recorded = ({ outcomes: made }: TargetStanding) => {
      const withdrawn = { kind: 'withdraw', outcome: made.at(-1)?.id ?? '', reason: t('targets.undoReason') } as const
      stage.say({
        text: t('targets.recorded', { outcome: t(`targets.outcomes.${outcome}`) }),
        undo: () => undo(() => saving.mutateAsync(withdrawn), t('targets.undone')),
      })
      onClose()
    }
    // the row may leave a filtered list before the answer is told; a refusal stands in the dialog
    void saving.mutateAsync({ kind: 'settle', target: target.id, outcome: asked }).then(recorded, () => undefined)
  }
  return (
    <Dialog
      title={t('targets.settleTitle', { target: name })}
      wide
      isPending={saving.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={!isReady || saving.isPending} onPress={record}>
            {t('targets.record')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('targets.cancel')}
          </Button>
        </>
      }
    >
      <Choice
        label={t('targets.which')}
        options={outcomes
          .filter((each) => each !== 'change-ledger' || canMove)
          .map((value) => ({ value, label: t(`targets.outcomes.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <p className="quiet settle-hint">{t(`targets.outcomeHints.${outcome}`)}</p>
      {outcome === 'change-ledger' && (
        <RowChoice standing={standing} chosen={chosen} onChoose={choose} year={year} onYear={setYear} />
      )}
      {outcome === 'change-target' && (
        <>
          <TextField isShort isNumber label={t('targets.newAmount')} longest={7} value={amount} onChange={setAmount} />
          {target.printed && <p className="quiet">{t('targets.keepsWords', { printed: target.printed })}</p>}
          <p className="quiet">{t('targets.after', { wanted: amount || wanted, planned })}</p>
        </>
      )}
      <TextField label={t('targets.by')} hint={t('targets.byHint')} longest={200} value={by} onChange={setBy} />
      <DayField label={t('targets.day')} value={onDay} last={today()} onChange={setDay} />
      <ReasonField label={t('targets.reason')} longest={1000} value={reason} onChange={setReason} />
      {saving.error && <ProblemNote problem={saving.error} />}
    </Dialog>
  )
}
