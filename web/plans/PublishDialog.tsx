/** Publishes a plan: day, number, who approved it, and whether the ledger's plan years follow. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { DayField, TextField } from '#web/ui/TextField.tsx'
import { useUndo } from '#web/use-undo.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { usePlanAct } from './use-plans.ts'

export function PublishDialog({ plan, onClose }: PlanProps & { onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const [publishedOn, setDay] = useState(today())
  const [number, setNumber] = useState('')
  const [approvedBy, setApprovedBy] = useState('')
  const [aligns, setAligns] = useState(true)
  const acting = usePlanAct(plan.id)
  const { name, edition, version, kind } = plan
  const apart = kind === 'project' ? [] : plan.rows.filter(({ year, planYear }) => year !== null && year !== planYear)
  const publish = () =>
    acting.mutate(
      {
        kind: 'publish',
        publication: {
          version,
          publishedOn,
          documentNumber: number.trim() || null,
          approvedBy: approvedBy.trim(),
          reason: null,
          align: aligns ? apart.map((row) => ({ id: row.id, version: row.version })) : [],
        },
      },
      {
        onSuccess: (saved) => {
          const retraction = { kind: 'retract', version: saved.version, reason: t('plans.undoReason') } as const
          stage.say({
            text: t('plans.published', { name, edition }),
            undo: () => undo(() => acting.mutateAsync(retraction), t('plans.retracted', { edition })),
          })
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={t('plans.publishTitle', { name, edition })}
      isPending={acting.isPending}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button primary"
            isDisabled={approvedBy.trim() === '' || publishedOn === '' || acting.isPending}
            onPress={publish}
          >
            {t('plans.publish')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('plans.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('plans.publishText', { count: plan.rows.length })}</p>
      <DayField label={t('plans.publishedOn')} value={publishedOn} last={today()} onChange={setDay} />
      <TextField label={t('plans.documentNumber')} longest={100} value={number} onChange={setNumber} />
      <TextField
        label={t('plans.approvedBy')}
        hint={t('plans.approvedHint')}
        longest={200}
        value={approvedBy}
        onChange={setApprovedBy}
      />
      {apart.length > 0 ? (
        <label className="plan-check">
          <input type="checkbox" checked={aligns} onChange={({ target }) => setAligns(target.checked)} />{' '}
          {t('plans.align', { count: apart.length })}
        </label>
      ) : (
        kind !== 'project' && <p className="quiet">{t('plans.alignNone')}</p>
      )}
      {acting.error && <ProblemNote problem={acting.error} />}
    </Dialog>
  )
}
