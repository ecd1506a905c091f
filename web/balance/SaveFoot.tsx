/** Saving a balance unit as one document: what is missing, what somebody else did meanwhile, discarding, deleting. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { BalanceUnit } from '#contract/balance.ts'
import { ApiProblem } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { resultInWords } from './Result.tsx'
import { changeOf, gapsIn, isUnchanged, type UnitDraft } from './unit-draft.ts'
import { useChangeUnit, useDeleteUnit } from './use-balance.ts'

type SaveFootProps = { unit: BalanceUnit; draft: UnitDraft; onDiscard: () => void; onDeleted: () => void }

export function SaveFoot({ unit, draft, onDiscard, onDeleted }: SaveFootProps) {
  const t = useT()
  const stage = useStage()
  const [asks, setAsks] = useState(false)
  const saving = useChangeUnit(unit.id)
  const gaps = gapsIn(draft)
  const theirs = currentOf(saving.error)
  const same = isUnchanged(draft, unit)
  const save = (version: number) =>
    saving.mutate(
      { ...changeOf(draft), version },
      {
        onSuccess: (saved) => {
          onDiscard()
          stage.say({ text: t('balance.saved', { name: saved.name }) })
        },
      },
    )
  const discard = () => {
    saving.reset()
    onDiscard()
  }
  return (
    <>
      {gaps > 0 && (
        <div className="section">
          <Note tone="warning">{t('balance.incomplete', { count: gaps })}</Note>
        </div>
      )}
      {theirs ? (
        <div className="section">
          <Note tone="failure">
            {t('balance.conflict', { version: theirs.version, result: resultInWords(t, theirs.sums) })}
            <div className="note-foot">
              <Button className="link" onPress={discard}>
                {t('balance.keepTheirs')}
              </Button>
              <Button className="link" isDisabled={gaps > 0} onPress={() => save(theirs.version)}>
                {t('balance.keepMine')}
              </Button>
            </div>
          </Note>
        </div>
      ) : (
        saving.error && <ProblemNote problem={saving.error} />
      )}
      {!same && <p className="section quiet">{t('balance.keptHere')}</p>}
      <footer className="inspector-foot">
        <Button
          className="button primary"
          isDisabled={same || gaps > 0 || saving.isPending}
          onPress={() => save(draft.version)}
        >
          {t('balance.save')}
        </Button>
        {!same && (
          <Button className="button" onPress={discard}>
            {t('balance.discard')}
          </Button>
        )}
        <Button className="button danger" onPress={() => setAsks(true)}>
          {t('balance.delete')}
        </Button>
      </footer>
      {asks && (
        <Deletion
          unit={unit}
          onClose={() => setAsks(false)}
          onDeleted={() => {
            discard()
            onDeleted()
          }}
        />
      )}
    </>
  )
}

/** The unit as somebody else saved it, when that is why ours was refused. */
const currentOf = (error: Error | null): BalanceUnit | null =>
  error instanceof ApiProblem && error.code === 'stale-version'
    ? (error.current as BalanceUnit) // on 409 the server sends the record as the contract has it
    : null

function Deletion({ unit, onClose, onDeleted }: { unit: BalanceUnit; onClose: () => void; onDeleted: () => void }) {
  const t = useT()
  const stage = useStage()
  const deletion = useDeleteUnit(unit.id)
  const { name } = unit
  const remove = () =>
    deletion.mutate(unit.version, {
      onSuccess: () => {
        stage.say({ text: t('balance.deleted', { name }) })
        onDeleted()
      },
    })
  return (
    <ConfirmDialog
      title={t('balance.deleteTitle', { name })}
      text={t('balance.deleteText')}
      action={t('balance.delete')}
      isPending={deletion.isPending}
      problem={deletion.error}
      onDo={remove}
      onClose={onClose}
    />
  )
}
