/** What can be done with a plan where it stands: to joint review and back, publish, take back, drop a draft, export, print. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { downloadWorkbook, useDeletePlan, usePlanAct } from './use-plans.ts'
import { today } from './words.ts'

export function PlanActs(props: PlanProps) {
  const { plan, readOnly } = props
  const t = useT()
  const [opened, setOpened] = useState<'publish' | 'retract' | null>(null)
  const acting = usePlanAct(plan.id)
  const fetching = useMutation<void, Error>({ mutationFn: () => downloadWorkbook(plan.id, null) })
  return (
    <>
      <div className="plan-acts">
        {!readOnly && (
          <Steps
            {...props}
            acting={acting}
            onPublish={() => setOpened('publish')}
            onRetract={() => setOpened('retract')}
          />
        )}
        <Button className="button" isDisabled={fetching.isPending} onPress={() => fetching.mutate()}>
          {t('plans.exportWorkbook')}
        </Button>
        <Button className="button" onPress={() => window.print()}>
          {t('plans.print')}
        </Button>
      </div>
      {acting.error && opened === null && <ProblemNote problem={acting.error} />}
      {fetching.error && <ProblemNote problem={fetching.error} />}
      {opened === 'publish' && <PublishDialog {...props} onClose={() => setOpened(null)} />}
      {opened === 'retract' && (
        <ReasonDialog
          title={t('plans.retractTitle', { edition: plan.edition })}
          text={t('plans.retractText')}
          label={t('plans.retractReason')}
          action={t('plans.retract')}
          isPending={acting.isPending}
          problem={acting.error}
          onReason={(reason) =>
            acting.mutate({ kind: 'retract', version: plan.version, reason }, { onSuccess: () => setOpened(null) })
          }
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

type StepsProps = PlanProps & {
  acting: ReturnType<typeof usePlanAct>
  onPublish: () => void
  onRetract: () => void
}

function Steps({ plan, view, change, acting, onPublish, onRetract }: StepsProps) {
  const t = useT()
  const stage = useStage()
  const deleting = useDeletePlan(view.adcode)
  const { id, state, edition, version, statement } = plan
  const move = (to: 'draft' | 'joint', text: string) =>
    acting.mutate(
      {
        kind: 'change',
        change: {
          version,
          state: to,
          statement: { ...statement, compiledOn: to === 'joint' ? (statement.compiledOn ?? today()) : null },
        },
      },
      {
        onSuccess: (saved) =>
          stage.say({
            text,
            undo: () =>
              acting.mutate({
                kind: 'change',
                change: { version: saved.version, state: to === 'joint' ? 'draft' : 'joint', statement },
              }),
          }),
      },
    )
  const isNew = edition === 1 && state !== 'published'
  return (
    <>
      {state === 'draft' && (
        <Button
          className="button primary"
          isDisabled={acting.isPending || plan.rows.length === 0}
          onPress={() => move('joint', t('plans.jointDone'))}
        >
          {t('plans.toJoint')}
        </Button>
      )}
      {state === 'joint' && (
        <>
          <Button className="button primary" isDisabled={acting.isPending} onPress={onPublish}>
            {t('plans.publish')}
          </Button>
          <Button className="button" isDisabled={acting.isPending} onPress={() => move('draft', t('plans.draftDone'))}>
            {t('plans.toDraft')}
          </Button>
        </>
      )}
      {state === 'published' && (
        <Button className="button" isDisabled={acting.isPending} onPress={onRetract}>
          {t('plans.retract')}
        </Button>
      )}
      {state !== 'published' && edition > 1 && (
        <Button
          className="button"
          isDisabled={acting.isPending}
          onPress={() => acting.mutate({ kind: 'discard', version })}
        >
          {t('plans.discard', { edition: edition - 1 })}
        </Button>
      )}
      {isNew && (
        <Button
          className="button danger"
          isDisabled={deleting.isPending}
          onPress={() =>
            deleting.mutate(
              { id, version },
              {
                onSuccess: () => {
                  change({ item: null })
                  stage.say({ text: t('plans.deleted', { name: plan.name }) })
                },
              },
            )
          }
        >
          {t('plans.delete')}
        </Button>
      )}
      {deleting.error && <ProblemNote problem={deleting.error} />}
    </>
  )
}
