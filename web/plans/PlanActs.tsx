/** What can be done with a plan where it stands: to joint review and back, publish, take back, drop a draft, export, print. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { FileButton } from '#web/ui/FileButton.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { PrintButton } from '#web/ui/PrintButton.tsx'
import { useUndo } from '#web/use-undo.ts'
import { DeleteDialog, DiscardDialog, RetractDialog } from './DropDialogs.tsx'
import { JointDialog } from './JointDialog.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { downloadWorkbook, type PlanAct, usePlanAct } from './use-plans.ts'
import { reviewOf } from './words.ts'

type Opened = 'joint' | 'publish' | 'retract' | 'discard' | 'delete'

export function PlanActs(props: PlanProps) {
  const { plan, readOnly } = props
  const t = useT()
  const [opened, setOpened] = useState<Opened | null>(null)
  const acting = usePlanAct(plan.id)
  return (
    <>
      <div className="plan-acts">
        {!readOnly && <Steps {...props} acting={acting} onOpen={setOpened} />}
        <FileButton label={t('plans.exportWorkbook')} look="button" fetchFile={() => downloadWorkbook(plan.id, null)} />
        <PrintButton look="button" />
      </div>
      {acting.error && <ProblemNote problem={acting.error} />}
      {opened === 'joint' && <JointDialog {...props} onClose={() => setOpened(null)} />}
      {opened === 'publish' && <PublishDialog {...props} onClose={() => setOpened(null)} />}
      {opened === 'retract' && <RetractDialog {...props} onClose={() => setOpened(null)} />}
      {opened === 'discard' && <DiscardDialog {...props} onClose={() => setOpened(null)} />}
      {opened === 'delete' && <DeleteDialog {...props} onClose={() => setOpened(null)} />}
    </>
  )
}

type StepsProps = PlanProps & {
  acting: ReturnType<typeof usePlanAct>
  onOpen: (dialog: Opened) => void
}

function Steps({ plan, acting, onOpen }: StepsProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const { state, edition, version } = plan
  const toDraft = () =>
    acting.mutate(
      { kind: 'change', change: { version, state: 'draft' } },
      {
        onSuccess: (saved) => {
          const back: PlanAct = { kind: 'change', change: { version: saved.version, ...reviewOf(plan) } }
          stage.say({ text: t('plans.draftDone'), undo: () => undo(() => acting.mutateAsync(back), t('plans.undone')) })
        },
      },
    )
  const isNew = edition === 1 && state !== 'published'
  return (
    <>
      {state === 'draft' && (
        <Button
          className="button primary"
          isDisabled={acting.isPending || plan.rows.length === 0}
          onPress={() => onOpen('joint')}
        >
          {t('plans.toJoint')}
        </Button>
      )}
      {state === 'joint' && (
        <>
          <Button className="button primary" isDisabled={acting.isPending} onPress={() => onOpen('publish')}>
            {t('plans.publish')}
          </Button>
          <Button className="button" isDisabled={acting.isPending} onPress={toDraft}>
            {t('plans.toDraft')}
          </Button>
        </>
      )}
      {state === 'published' && (
        <Button className="button" isDisabled={acting.isPending} onPress={() => onOpen('retract')}>
          {t('plans.retract')}
        </Button>
      )}
      {state !== 'published' && edition > 1 && (
        <Button className="button" isDisabled={acting.isPending} onPress={() => onOpen('discard')}>
          {t('plans.discard', { edition: edition - 1 })}
        </Button>
      )}
      {isNew && (
        <Button className="button danger" isDisabled={acting.isPending} onPress={() => onOpen('delete')}>
          {t('plans.delete')}
        </Button>
      )}
    </>
  )
}
