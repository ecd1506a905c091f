/** Asks before a draft goes: the changes to a published plan, or a plan that was never published. Both can be taken back. */
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
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
    <Asking
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
    <Asking
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

type AskingProps = {
  title: string
  text: string
  action: string
  isPending: boolean
  problem: Error | null
  onDo: () => void
  onClose: () => void
}

function Asking({ title, text, action, isPending, problem, onDo, onClose }: AskingProps) {
  const t = useT()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button className="button danger" isDisabled={isPending} onPress={onDo}>
            {action}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('plans.cancel')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {problem && <ProblemNote problem={problem} />}
    </Dialog>
  )
}
