/** 倒排工期: a day of completion, the steps of a document, and the latest day each can begin; kept where it is wanted again. */
import type { BackSchedule } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useUndo } from '#web/use-undo.ts'
import { SavedSchedules } from './SavedSchedules.tsx'
import { ScheduleEditor, type ScheduleEditorProps } from './ScheduleEditor.tsx'
import { factsOf } from './schedule-draft.ts'
import { useRemoveSchedule, useSaveSchedule, useSchedules } from './use-deadlines.ts'

type BackSchedulingProps = Omit<ScheduleEditorProps, 'schedules' | 'stored'> & {
  /** Id of the schedule that is open; null: a new one. */
  opened: string | null
}

export function BackScheduling(props: BackSchedulingProps) {
  const t = useT()
  const { data, error, refetch } = useSchedules(props.adcode)
  return (
    <Section className="back-scheduling" title={t('deadlines.schedule')}>
      <p className="quiet">{t('deadlines.scheduleLead')}</p>
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton label={t('shell.loading')} />}
      {data && data.templates.length === 0 && <p>{t('deadlines.noPacks')}</p>}
      {data && data.templates.length > 0 && <OneSchedule {...props} schedules={data} />}
    </Section>
  )
}

type OneScheduleProps = BackSchedulingProps & Pick<ScheduleEditorProps, 'schedules'>

function OneSchedule({ opened, ...props }: OneScheduleProps) {
  const { adcode, schedules, readOnly, onOpen, onGone } = props
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const saving = useSaveSchedule(adcode)
  const removing = useRemoveSchedule(adcode)
  const stored = schedules.items.find(({ id }) => id === opened) ?? null
  const remove = (schedule: BackSchedule) => {
    if (removing.isPending) return // pressed twice; the button stays enabled, so that the keyboard keeps its place
    removing.mutate(schedule, {
      onSuccess: () => {
        onGone(schedule.id)
        stage.say({
          text: t('deadlines.removed', { name: schedule.name }),
          undo: () =>
            undo(
              () => saving.mutateAsync({ schedule: factsOf(schedule), seen: null }),
              t('deadlines.saved', { name: schedule.name }),
            ),
        })
      },
    })
  }
  return (
    <>
      <ScheduleEditor key={stored ? stored.id : 'fresh'} {...props} stored={stored} />
      {removing.error && <ProblemNote problem={removing.error} />}
      <SavedSchedules items={schedules.items} opened={opened} readOnly={readOnly} onOpen={onOpen} onRemove={remove} />
    </>
  )
}
