/** Asks before something of a plan goes: the changes to a published one, one never published, or, for a reason, an edition. */
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import { useUndo } from '#web/use-undo.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { openedOf } from './opened.ts'
import { useDeletePlan, usePlanAct, useRestorePlan } from './use-plans.ts'
import { placedOf, reviewOf } from './words.ts'

type DropDialogProps = PlanProps & { onClose: () => void }

export function DiscardDialog({ plan, onClose }: DropDialogProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = usePlanAct(plan.id)
  const edition = plan.edition - 1
  const discard = () => {
    const { name, parentId, statement } = plan
    const draft = { name, parentId, statement, compounds: placedOf(plan) }
    const again = async (published: number) => {
      const { version } = await acting.mutateAsync({ kind: 'change', change: { version: published, ...draft } })
      if (plan.state === 'joint') await acting.mutateAsync({ kind: 'change', change: { version, ...reviewOf(plan) } })
    }
    acting.mutate(
      { kind: 'discard', version: plan.version },
      {
        onSuccess: ({ version }) => {
          stage.say({
            text: t('plans.discarded', { edition }),
            undo: () => undo(() => again(version), t('plans.undone')),
          })
          onClose()
        },
      },
    )
  }
  return (
    <ConfirmDialog
      title={t('plans.discardTitle', { edition })}
      text={t('plans.discardText')}
      action={t('plans.discardAction')}
      isPending={acting.isPending}
      problem={acting.error}
      onDo={discard}
      onClose={onClose}
    />
  )
}

export function DeleteDialog({ plan, view, change, onClose }: DropDialogProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const deleting = useDeletePlan(view.adcode)
  const restoring = useRestorePlan(view.adcode)
  const { id, name, version } = plan
  // the page of a deleted plan closes before it tells anything, so the answer is waited for here
  const drop = () =>
    void deleting.mutateAsync({ id, version }).then(
      () => {
        change((now) => (openedOf(now.item)?.id === id ? { ...now, item: null } : now))
        stage.say({
          text: t('plans.deleted', { name }),
          undo: () => undo(() => restoring.mutateAsync(plan), t('plans.undone')),
        })
      },
      () => undefined, // the refusal stands in the dialog
    )
  return (
    <ConfirmDialog
      title={t('plans.deleteTitle', { name })}
      text={t('plans.deleteText')}
      action={t('plans.delete')}
      isPending={deleting.isPending}
      problem={deleting.error}
      onDo={drop}
      onClose={onClose}
    />
  )
}

/** Its refusal goes with it: who asks again begins anew. */
export function RetractDialog({ plan, onClose }: DropDialogProps) {
  const t = useT()
  const acting = usePlanAct(plan.id)
  const { edition, version } = plan
  return (
    <ReasonDialog
      title={t('plans.retractTitle', { edition })}
      text={t('plans.retractText')}
      label={t('plans.retractReason')}
      action={t('plans.retract')}
      isPending={acting.isPending}
      problem={acting.error}
      onReason={(reason) => acting.mutate({ kind: 'retract', version, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
