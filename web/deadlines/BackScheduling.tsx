/** 倒排工期: a day of completion, the steps of a document, and the latest day each can begin; kept where it is wanted again. */
import { useState } from 'react'
import type { CompoundRow } from '#contract/compound.ts'
import type { BackSchedule, Schedules } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useUndo } from '#web/use-undo.ts'
import { SavedSchedules } from './SavedSchedules.tsx'
import { ScheduleForm } from './ScheduleForm.tsx'
import { draftOf, freshDraft } from './schedule-draft.ts'
import { useRemoveSchedule, useSaveSchedule, useSchedules } from './use-deadlines.ts'

type BackSchedulingProps = {
  adcode: string
  /** Id of the schedule that is open; null: a new one. */
  opened: string | null
  rows: readonly CompoundRow[]
  readOnly: boolean
  onOpen: (id: string | null) => void
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

function OneSchedule({
  adcode,
  opened,
  rows,
  readOnly,
  schedules,
  onOpen,
}: BackSchedulingProps & { schedules: Schedules }) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const { asOf, templates, items } = schedules
  const seen = items.find(({ id }) => id === opened) ?? null
  const [fresh, setFresh] = useState(() => freshDraft(templates, asOf))
  const saving = useSaveSchedule(adcode)
  const removing = useRemoveSchedule(adcode)
  const remove = (schedule: BackSchedule) => {
    const { name, recordId, packId, endOn, steps } = schedule
    removing.mutate(schedule, {
      onSuccess: () => {
        if (schedule.id === opened) onOpen(null)
        stage.say({
          text: t('deadlines.removed', { name }),
          undo: () =>
            undo(
              () => saving.mutateAsync({ schedule: { name, recordId, packId, endOn, steps }, seen: null }),
              t('deadlines.saved', { name }),
            ),
        })
      },
    })
  }
  return (
    <>
      <ScheduleForm
        key={seen ? seen.id : 'fresh'}
        asOf={asOf}
        templates={templates}
        begun={seen ? draftOf(seen) : fresh}
        rows={rows}
        isKept={seen !== null}
        saving={readOnly || saving.isPending ? null : save}
        onChange={seen ? undefined : setFresh}
        onFresh={seen ? () => onOpen(null) : undefined}
      />
      {(saving.error ?? removing.error) && <ProblemNote problem={(saving.error ?? removing.error) as Error} />}
      <SavedSchedules items={items} opened={opened} readOnly={readOnly} onOpen={onOpen} onRemove={remove} />
    </>
  )

  function save(schedule: Parameters<typeof saving.mutate>[0]['schedule']) {
    saving.mutate(
      { schedule, seen },
      {
        onSuccess: (kept) => {
          stage.say({
            text: t('deadlines.saved', { name: kept.name }),
            undo: () =>
              undo(
                async () =>
                  seen
                    ? saving.mutateAsync({ schedule: ofSchedule(seen), seen: kept })
                    : removing.mutateAsync(kept).then(() => onOpen(null)),
                t(seen ? 'deadlines.saved' : 'deadlines.removed', { name: kept.name }),
              ),
          })
          onOpen(kept.id)
        },
      },
    )
  }
}

const ofSchedule = ({ name, recordId, packId, endOn, steps }: BackSchedule) => ({
  name,
  recordId,
  packId,
  endOn,
  steps,
})
