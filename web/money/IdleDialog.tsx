/** One idle place while somebody enters or changes it. */
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { acquisitions, type IdleFacts, type IdleSpace, idleStandings } from '#contract/idle-space.ts'
import type { ApiProblem } from '#web/api.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { useUndo } from '#web/use-undo.ts'
import { NumberInput, OneOf, showsFault, TextInput } from './inputs.tsx'
import { factsOf, type IdleSave, useRemoveIdleSpace, useSaveIdleSpace } from './use-idle-spaces.ts'

type IdleDialogProps = {
  adcode: string
  /** Null: a new one. */
  space: IdleSpace | null
  compounds: readonly { id: string; name: string }[]
  onClose: () => void
}

const empty = (compoundId: string): IdleFacts => ({
  ...{ compoundId, name: '', areaM2: null, owner: null, acquisition: null, intendedUse: null },
  standing: 'found',
  note: null,
})

export function IdleDialog({ adcode, space, compounds, onClose }: IdleDialogProps) {
  const t = useT()
  /** What the changes were made on. */
  const [seen, setSeen] = useState(space)
  const [facts, setFacts] = useState(space ? factsOf(space) : empty(compounds[0]?.id ?? ''))
  const form = useRef<HTMLDivElement>(null)
  const [lacks, setLacks] = useState(false)
  const { save, saving } = useSaving(adcode)
  const theirs = theirsIn(saving.error)
  const takeTheirs = (stored: IdleSpace) => {
    saving.reset()
    setSeen(stored)
    setFacts(factsOf(stored))
  }
  const change = (edits: Partial<IdleFacts>) => setFacts((before) => ({ ...before, ...edits }))
  const { name, areaM2, owner, acquisition, intendedUse, standing, note, compoundId } = facts
  const keep = (over: IdleSpace | null) => {
    setLacks(name === '')
    if (name !== '' && !showsFault(form.current)) save(over, facts, onClose)
  }
  return (
    <Dialog
      title={t(space ? 'money.idle.editTitle' : 'money.idle.addTitle')}
      isPending={saving.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={saving.isPending} onPress={() => keep(seen)}>
            {t('money.idle.save')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('money.idle.cancel')}
          </Button>
        </>
      }
    >
      <div className="money-fields" ref={form} key={seen?.version}>
        <OneOf
          label={t('money.idle.compound')}
          value={compoundId}
          options={compounds.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={(next) => change({ compoundId: next })}
        />
        <TextInput
          label={t('money.idle.name')}
          hint={t('money.idle.nameWanted')}
          value={name || null}
          onChange={(next) => change({ name: next ?? '' })}
        />
        <NumberInput
          label={t('money.idle.area')}
          value={areaM2}
          onChange={(next) => change({ areaM2: next || null })}
        />
        <TextInput label={t('money.idle.owner')} value={owner} onChange={(next) => change({ owner: next })} />
        <OneOf
          label={t('money.idle.acquisition')}
          value={acquisition ?? 'unsaid'}
          options={(['unsaid', ...acquisitions] as const).map((value) => ({
            value,
            label: t(`money.idle.acquisitions.${value}`),
          }))}
          onChange={(next) => change({ acquisition: next === 'unsaid' ? null : next })}
        />
        <TextInput label={t('money.idle.use')} value={intendedUse} onChange={(next) => change({ intendedUse: next })} />
        <OneOf
          label={t('money.idle.standing')}
          value={standing}
          options={idleStandings.map((value) => ({ value, label: t(`money.idle.standings.${value}`) }))}
          onChange={(next) => change({ standing: next })}
        />
        <TextInput
          label={t('money.idle.note')}
          value={note}
          longest={1000}
          onChange={(next) => change({ note: next })}
        />
      </div>
      {lacks && name === '' && <Note tone="warning">{t('money.idle.nameWanted')}</Note>}
      {theirs && (
        <Note tone="warning">
          {t('money.idle.collided', { told: toldOf(t, theirs) })}{' '}
          <Button className="link" onPress={() => takeTheirs(theirs)}>
            {t('money.takeTheirs')}
          </Button>{' '}
          <Button className="link" onPress={() => keep(theirs)}>
            {t('money.keepMine')}
          </Button>
        </Note>
      )}
      {saving.error && !theirs && <ProblemNote problem={saving.error} />}
    </Dialog>
  )
}

/** The place as somebody else saved it meanwhile. */
const theirsIn = (error: Error | null): IdleSpace | null => {
  const { status, current } = (error ?? {}) as Partial<ApiProblem> // every refusal of the client is one
  return status === 409 ? (current as IdleSpace) : null // the server sends the record as it stands
}

const toldOf = (
  t: Say,
  { compound, name, areaM2, owner, acquisition, intendedUse, standing, note }: IdleSpace,
): string =>
  [
    ...[compound, name, areaM2 !== null && t('money.boundary.unit.m2', { amount: figure(areaM2, 1) }), owner],
    ...[
      acquisition && t(`money.idle.acquisitions.${acquisition}`),
      intendedUse,
      t(`money.idle.standings.${standing}`),
      note,
    ],
  ]
    .filter(Boolean)
    .join(' · ')

/** The toast takes a new place off again, and gives a changed one back what it said. */
function useSaving(adcode: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const saving = useSaveIdleSpace(adcode)
  const removal = useRemoveIdleSpace(adcode)
  const save = (seen: IdleSpace | null, facts: IdleFacts, onSaved: () => void) =>
    saving.mutate({ seen, facts } satisfies IdleSave, {
      onSuccess: (saved) => {
        onSaved()
        const back = () =>
          seen ? saving.mutateAsync({ seen: saved, facts: factsOf(seen) }) : removal.mutateAsync(saved)
        stage.say({
          text: t('money.idle.saved', { name: saved.name }),
          undo: () => undo(back, t('money.idle.undone')),
        })
      },
    })
  return { save, saving }
}
