/** Hands a plan to the joint review, with the day it was compiled: that day the deadline is judged by. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { DayField } from '#web/ui/TextField.tsx'
import { useUndo } from '#web/use-undo.ts'
import type { PlanProps } from './OpenPlan.tsx'
import { usePlanAct } from './use-plans.ts'

export function JointDialog({ plan, onClose }: PlanProps & { onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = usePlanAct(plan.id)
  const { name, version, dataDate, statement } = plan
  const [onDay, setDay] = useState(statement.compiledOn ?? earlier(today(), dataDate))
  const hand = () =>
    acting.mutate(
      { kind: 'change', change: { version, state: 'joint', compiledOn: onDay } },
      {
        onSuccess: (saved) => {
          const { compiledOn } = statement
          const back = { kind: 'change', change: { version: saved.version, state: 'draft', compiledOn } } as const
          stage.say({
            text: t('plans.jointDone'),
            undo: () => undo(() => acting.mutateAsync(back), t('plans.undone')),
          })
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={t('plans.jointTitle', { name })}
      isPending={acting.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={onDay === '' || acting.isPending} onPress={hand}>
            {t('plans.toJoint')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('plans.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('plans.jointText')}</p>
      <DayField label={t('plans.compiledDay')} value={onDay} last={dataDate} onChange={setDay} />
      <p className="quiet">{t('plans.compiledHint', { day: dataDate })}</p>
      {acting.error && <ProblemNote problem={acting.error} />}
    </Dialog>
  )
}

const earlier = (one: string, other: string) => (one < other ? one : other)
