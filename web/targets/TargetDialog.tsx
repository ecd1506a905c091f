/** A target of the district's own: added, or changed as a whole. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Target, TargetList } from '#contract/targets.ts'
import type { ApiProblem } from '#web/api.ts'
import { type Sentence, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Contested } from '#web/ui/Contested.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { useUndo } from '#web/use-undo.ts'
import { type Draft, differing, draftOf, noChoice, statedOf } from './draft.ts'
import { TargetFields } from './TargetFields.tsx'
import { useDeleteTarget, useSaveTarget } from './use-targets.ts'

type TargetDialogProps = PanelProps & { list: TargetList; target: Target | null; onClose: () => void }

export function TargetDialog({ list, target, view, ledger, change, onClose }: TargetDialogProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  /** What the changes were made on: its version goes with the text, for a colleague's later one would hide the conflict. */
  const [seen, setSeen] = useState(target)
  const [draft, setDraft] = useState(() => draftOf(target, list.dataDate))
  const saving = useSaveTarget(view.adcode)
  const removing = useDeleteTarget(view.adcode)
  const stated = statedOf(draft)
  const theirs = theirsIn(saving.error)
  const stored = theirs && draftOf(theirs, list.dataDate)
  const contested = stored ? differing(draft, stored) : []
  const settle = (keeps: 'mine' | 'theirs') => {
    saving.reset()
    setSeen(theirs)
    if (stored && keeps === 'theirs') setDraft(stored)
  }
  const save = () => {
    if (!stated) return
    // whoever saved meanwhile saved the same: nothing of theirs would be hidden
    const over = theirs && contested.length === 0 ? theirs : seen
    const asked = over
      ? ({ kind: 'change', id: over.id, target: { version: over.version, ...stated } } as const)
      : ({ kind: 'add', target: { adcode: view.adcode, ...stated } } as const)
    saving.mutate(asked, {
      onSuccess: ({ target: { id, version } }) => {
        change({ item: id }, { replace: true })
        const before = seen && statedOf(draftOf(seen, list.dataDate))
        const back = () =>
          seen && before
            ? saving.mutateAsync({ kind: 'change', id, target: { version, ...before } })
            : removing.mutateAsync({ id, version })
        stage.say({
          text: t(seen ? 'targets.changed' : 'targets.added'),
          undo: () => undo(back, t('targets.undone')),
        })
        onClose()
      },
    })
  }
  const told = (field: keyof Draft, { measure, strength, unit, street, ...texts }: Draft): string => {
    if (field === 'measure') return t(`targets.measures.${measure}`)
    if (field === 'strength') return t(`targets.strengthNames.${strength}`)
    if (field === 'unit') return t(`targets.units.${unit}`)
    if (field === 'street') return ledger.streets.find(({ id }) => id === street)?.name ?? t('targets.allStreets')
    return field === 'fund' && texts.fund === noChoice ? t('targets.allFunds') : texts[field]
  }
  return (
    <Dialog
      title={t(target ? 'targets.editTitle' : 'targets.addTitle')}
      isPending={saving.isPending}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button primary"
            isDisabled={!stated || saving.isPending || contested.length > 0}
            onPress={save}
          >
            {t('targets.save')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('targets.cancel')}
          </Button>
        </>
      }
    >
      <TargetFields {...{ list, ledger, draft }} onChange={(part) => setDraft({ ...draft, ...part })} />
      {stored && (
        <Contested
          texts={contested.map((field) => ({ name: t(labels[field]), theirs: told(field, stored) }))}
          onSettle={settle}
        />
      )}
      {saving.error && contested.length === 0 && <ProblemNote problem={saving.error} />}
    </Dialog>
  )
}

const labels = {
  ...{ words: 'targets.words', by: 'targets.setBy', measure: 'targets.measure', strength: 'targets.strength' },
  ...{ unit: 'targets.unit', year: 'targets.year', amount: 'targets.amount', onDay: 'targets.onDay' },
  ...{ street: 'targets.street', fund: 'targets.fund' },
} as const satisfies Record<keyof Draft, Sentence>

/** The target as somebody else saved it meanwhile. */
const theirsIn = (error: Error | null): Target | null => {
  const { status, current } = (error ?? {}) as Partial<ApiProblem> // every refusal of the client is one
  return status === 409 ? (current as Target) : null // the server sends the record as it stands
}
