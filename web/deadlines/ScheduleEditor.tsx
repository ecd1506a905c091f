/** The schedule that is open, or a new one: what is typed is kept until it is saved or dropped, and hides no colleague's save. */
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import type { BackSchedule, Schedules } from '#contract/deadlines.ts'
import type { ApiProblem } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { useKept } from '#web/use-kept.ts'
import { useUndo } from '#web/use-undo.ts'
import { ScheduleForm } from './ScheduleForm.tsx'
import { draftOf, factsOf, freshDraft, isSameDraft, type ScheduleDraft } from './schedule-draft.ts'
import { useRemoveSchedule, useSaveSchedule } from './use-deadlines.ts'

export type ScheduleEditorProps = {
  adcode: string
  schedules: Schedules
  /** As it stands now; null: a new one. */
  stored: BackSchedule | null
  rows: readonly CompoundRow[]
  readOnly: boolean
  onOpen: (id: string | null) => void
  /** It was taken back; whoever looks at another one by then keeps it. */
  onGone: (id: string) => void
}

/** `seen`: what the draft was made on; its version is the one sent. */
type Kept = { seen: BackSchedule | null; draft: ScheduleDraft }

export function ScheduleEditor({ adcode, schedules, stored, rows, readOnly, onOpen, onGone }: ScheduleEditorProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const { asOf, templates } = schedules
  const begunOn = (seen: BackSchedule | null): Kept => ({
    seen,
    draft: seen ? draftOf(seen) : freshDraft(templates, asOf),
  })
  const [{ seen, draft }, keep, forget] = useKept(`schedule ${adcode} ${stored?.id ?? 'fresh'}`, begunOn(stored))
  const saving = useSaveSchedule(adcode)
  const removing = useRemoveSchedule(adcode)
  const isChanged = !isSameDraft(draft, begunOn(seen).draft)
  const isBehind = stored !== null && seen !== null && stored.version > seen.version
  const begin = (from: BackSchedule | null) => {
    saving.reset()
    keep(begunOn(from))
    forget()
  }
  const follows = isBehind && !isChanged
  useEffect(() => {
    // nothing of ours is lost: what somebody else saved, or an undo brought back, is shown at once
    if (follows) begin(stored)
  })
  const told = (saved: BackSchedule) => {
    const back = () =>
      seen
        ? saving.mutateAsync({ schedule: factsOf(seen), seen: saved })
        : removing.mutateAsync(saved).then(() => onGone(saved.id))
    begin(seen && saved)
    stage.say({
      text: t('deadlines.saved', { name: saved.name }),
      undo: () => undo(back, t(seen ? 'deadlines.saved' : 'deadlines.removed', { name: saved.name })),
    })
  }
  const save = (name: string) =>
    // the page may be left before the answer, and what is kept of it is saved by then; a refusal stands on the page
    void saving
      .mutateAsync(
        { schedule: factsOf({ ...draft, name }), seen },
        { onSuccess: ({ id }) => (seen ? undefined : onOpen(id)) },
      )
      .then(told, () => undefined)
  const isRefused = saving.error && (saving.error as ApiProblem).status !== 409
  const theirs = !saving.isPending && isBehind && isChanged && (
    <Note tone="warning">
      {t('deadlines.collided')}{' '}
      <Button className="link" onPress={() => begin(stored)}>
        {t('deadlines.takeTheirs')}
      </Button>{' '}
      <Button className="link" onPress={() => keep({ seen: stored, draft })}>
        {t('deadlines.keepMine')}
      </Button>
    </Note>
  )
  return (
    <>
      <ScheduleForm
        asOf={asOf}
        templates={templates}
        draft={draft}
        rows={rows}
        isLocked={readOnly || saving.isPending}
        // what is typed while it is being saved would be taken for saved
        onChange={(next) => !saving.isPending && keep({ seen, draft: next })}
        onSave={save}
        told={theirs}
      >
        {isChanged && (
          <Button className="button" onPress={() => begin(stored)}>
            {t('deadlines.drop')}
          </Button>
        )}
        {stored && (
          <Button className="button" onPress={() => onOpen(null)}>
            {t('deadlines.fresh')}
          </Button>
        )}
      </ScheduleForm>
      {isRefused && <ProblemNote problem={saving.error as Error} />}
    </>
  )
}
