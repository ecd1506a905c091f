/** 备案: where the newest edition was handed in, when, and under which receipt. 豫政办〔2019〕58号 三（二） names three recipients. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import { filingRecipients, type PlanFiling } from '#contract/plan-editions.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
import { useUndo } from '#web/use-undo.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { usePlanAct } from './use-plans.ts'

export function Filings(props: PlanProps) {
  const { plan, readOnly } = props
  const t = useT()
  const [filing, setFiling] = useState<string | null>(null)
  const edition = plan.editions[0]?.edition
  if (edition === undefined)
    return (
      <section className="filings">
        <h3>{t('plans.filing')}</h3>
        <p className="quiet">{t('plans.filingNone')}</p>
      </section>
    )
  const own = plan.filings.filter((each) => each.edition === edition)
  const known = filingRecipients.map((each) => t(`plans.recipients.${each}`))
  const others = own.map(({ recipient }) => recipient).filter((recipient) => !known.includes(recipient))
  return (
    <section className="filings">
      <h3>
        {t('plans.filing')} <span className="quiet">{t('plans.editionOf', { edition })}</span>
      </h3>
      <p className="quiet">{t('plans.filingRule')}</p>
      <ul>
        {[...known, ...others].map((recipient) => (
          <Recipient
            key={recipient}
            {...props}
            recipient={recipient}
            filed={own.find((each) => each.recipient === recipient) ?? null}
            onFile={() => setFiling(recipient)}
          />
        ))}
      </ul>
      {!readOnly && (
        <Button className="link" onPress={() => setFiling('')}>
          {t('plans.fileOther')}
        </Button>
      )}
      {filing !== null && (
        <FilingDialog {...props} edition={edition} recipient={filing} onClose={() => setFiling(null)} />
      )}
    </section>
  )
}

type RecipientProps = PlanProps & { recipient: string; filed: PlanFiling | null; onFile: () => void }

function Recipient({ plan, recipient, filed, onFile, readOnly }: RecipientProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = usePlanAct(plan.id)
  const unfile = ({ id, version, edition, onDay, receiptNumber, note }: PlanFiling) =>
    acting.mutate(
      { kind: 'unfile', filing: id, version },
      {
        onSuccess: () => {
          const again = { kind: 'file', filing: { edition, recipient, onDay, receiptNumber, note } } as const
          stage.say({
            text: t('plans.unfiled', { recipient }),
            undo: () => undo(() => acting.mutateAsync(again), t('plans.undone')),
          })
        },
      },
    )
  return (
    <li data-filed={filed !== null || undefined}>
      <span>{recipient}</span>
      <span className="quiet">
        {filed
          ? `${t('plans.filedOn', { day: filed.onDay })} · ${filed.receiptNumber ? t('plans.receipt', { number: filed.receiptNumber }) : t('plans.noReceipt')}`
          : t('plans.notFiled')}
      </span>
      {!readOnly && (
        <Button
          className="link"
          aria-label={`${recipient} ${t(filed ? 'plans.unfile' : 'plans.file')}`}
          isDisabled={acting.isPending}
          onPress={() => (filed ? unfile(filed) : onFile())}
        >
          {t(filed ? 'plans.unfile' : 'plans.file')}
        </Button>
      )}
      {acting.error && <ProblemNote problem={acting.error} />}
    </li>
  )
}

type FilingDialogProps = PlanProps & { edition: number; recipient: string; onClose: () => void }

function FilingDialog({ plan, edition, recipient, onClose }: FilingDialogProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const [named, setNamed] = useState(recipient)
  const [onDay, setDay] = useState(today())
  const [receipt, setReceipt] = useState('')
  const acting = usePlanAct(plan.id)
  const to = named.trim()
  const file = () =>
    acting.mutate(
      { kind: 'file', filing: { edition, recipient: to, onDay, receiptNumber: receipt.trim() || null, note: null } },
      {
        onSuccess: ({ filings }) => {
          const made = filings.find((each) => each.edition === edition && each.recipient === to)
          const back = made && ({ kind: 'unfile', filing: made.id, version: made.version } as const)
          stage.say({
            text: t('plans.filed', { recipient: to }),
            ...(back && { undo: () => undo(() => acting.mutateAsync(back), t('plans.undone')) }),
          })
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={recipient === '' ? t('plans.fileOther') : t('plans.fileTitle', { recipient })}
      isPending={acting.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={to === '' || onDay === '' || acting.isPending} onPress={file}>
            {t('plans.record')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('plans.cancel')}
          </Button>
        </>
      }
    >
      {recipient === '' && <TextField label={t('plans.recipient')} longest={100} value={named} onChange={setNamed} />}
      <DayField label={t('plans.filingDay')} value={onDay} last={today()} onChange={setDay} />
      <TextField label={t('plans.receiptNumber')} longest={100} value={receipt} onChange={setReceipt} />
      {acting.error && <ProblemNote problem={acting.error} />}
    </Dialog>
  )
}
