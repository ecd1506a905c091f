/** The barriers of the district, each to be switched off with a reason, or on again. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, FieldError, Form, Input, Label, Switch, TextField } from 'react-aria-components'
import { answerOf, client } from '#web/api.ts'
import { useCompounds } from '#web/district.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useWorkbench } from './workbench.tsx'

type Barrier = {
  id: string
  kind: 'road' | 'railway' | 'river' | 'crossing'
  name: string | null
  active: boolean
  reason: string | null
  version: number
}

export function BarrierSwitches({ adcode }: { adcode: string }) {
  const t = useT()
  const partedBy = usePartedPairs()
  const [asked, setAsked] = useState<Barrier | null>(null)
  const barriers = useQuery<readonly Barrier[]>({
    queryKey: ['district', adcode, 'barriers'],
    queryFn: async () => {
      const { features } = await answerOf(client.api.barriers.$get({ query: { adcode } }))
      return (features as { properties: Barrier }[]).map(({ properties }) => properties) // as the route's query writes them
    },
  })
  const shown = (barriers.data ?? []).filter(({ kind }) => kind !== 'crossing')
  return (
    <Section title={t('bench.barriers.title')}>
      {barriers.error && <ProblemNote problem={barriers.error} onRetry={() => barriers.refetch()} />}
      {barriers.data && shown.length === 0 && <p className="quiet">{t('bench.barriers.none')}</p>}
      <ul className="wish-list">
        {shown.map((barrier) => (
          <li key={barrier.id}>
            <span>
              <NameOf barrier={barrier} />
              <span className="quiet">{stateOf(t, barrier, partedBy(barrier).length)}</span>
            </span>
            <Switch className="switch" isSelected={barrier.active} onChange={() => setAsked(barrier)}>
              <span className="switch-track" aria-hidden="true" />
              <span className="visually-hidden">
                <NameOf barrier={barrier} />
              </span>
            </Switch>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('bench.barriers.hint')}</p>
      {asked && <SwitchDialog barrier={asked} onClose={() => setAsked(null)} />}
    </Section>
  )
}

/** " · 隔开 2 对", or why it is off. */
function stateOf(t: Say, { active, reason }: Barrier, parted: number): string {
  if (!active) return ` · ${t('bench.barriers.isOff', { reason: reason ?? '' })}`
  return parted > 0 ? ` · ${t('bench.barriers.parts', { count: parted })}` : ''
}

const nameOf = (t: Say, { kind, name }: Barrier) =>
  name ?? t('bench.barriers.unnamed', { kind: t(`words.barrierKind.${kind as 'road' | 'railway' | 'river'}`) }) // crossings are no barriers

function NameOf({ barrier }: { barrier: Barrier }) {
  return nameOf(useT(), barrier)
}

/** The pairs of compounds near enough to be neighbours that a barrier keeps apart, by its name. */
function usePartedPairs() {
  const bench = useWorkbench()
  const { pairs, maxGapM } = bench?.sight ?? { pairs: [], maxGapM: 0 }
  return ({ name, kind }: Barrier) =>
    pairs.filter(
      ({ cut, gapM }) => gapM <= maxGapM && cut !== null && cut.barrier.name === name && cut.barrier.kind === kind,
    )
}

type SwitchDialogProps = { barrier: Barrier; onClose: () => void }

function SwitchDialog({ barrier, onClose }: SwitchDialogProps) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { change, turn } = useSwitching(barrier, onClose)
  const name = nameOf(t, barrier)
  const isOff = !barrier.active
  const isMissing = isAsked && !isOff && reason.trim() === ''
  const verb = t(isOff ? 'bench.barriers.on' : 'bench.barriers.off', { name })
  const confirm = () => {
    setAsked(true)
    if (isOff || reason.trim() !== '') turn(reason.trim())
  }
  return (
    <Dialog
      title={t(isOff ? 'bench.barriers.onTitle' : 'bench.barriers.offTitle', { name })}
      isPending={change.isPending}
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" isDisabled={change.isPending} onPress={confirm}>
            {verb}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('bench.cancel')}
          </Button>
        </>
      }
    >
      {!isOff && <Parted barrier={barrier} />}
      <p className="quiet">{t('bench.barriers.hint')}</p>
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        <TextField
          className="field field-tall"
          value={reason}
          onChange={setReason}
          maxLength={200}
          isInvalid={isMissing}
          autoFocus
        >
          <Label>{t(isOff ? 'bench.ruling.reasonOptional' : 'bench.ruling.reason')}</Label>
          <Input />
          {isMissing && <FieldError className="field-fault">{t('bench.barriers.reasonWanted')}</FieldError>}
        </TextField>
      </Form>
      {change.error && <ProblemNote problem={change.error} />}
    </Dialog>
  )
}

/** Whom the barrier keeps apart now, by name. */
function Parted({ barrier }: { barrier: Barrier }) {
  const t = useT()
  const rows = useCompounds(barrier.id.slice(0, 6)).data
  const maxGapM = figure(useWorkbench()?.sight.maxGapM ?? 0)
  const parted = usePartedPairs()(barrier)
  if (parted.length === 0) return <p>{t('bench.barriers.partsNobody', { maxGapM })}</p>
  const called = (id: string) => rows?.find((row) => row.id === id)?.name ?? id
  const pairs = parted.map(({ from, to }) => `${called(from)}—${called(to)}`).join(t('shell.comma'))
  return <p>{t('bench.barriers.partsThese', { maxGapM, pairs })}</p>
}

/** Turns the switch over; the toast turns it back, with the reason there was. */
function useSwitching(barrier: Barrier, onDone: () => void) {
  const t = useT()
  const stage = useStage()
  const { id } = barrier
  const name = nameOf(t, barrier)
  type Turn = { version: number; active: boolean; reason: string }
  const change = useMutation<{ version: number }, Error, Turn>({
    mutationFn: (json) => answerOf(client.api.barriers[':id'].$patch({ param: { id }, json })),
  })
  const turn = (reason: string) =>
    change.mutateAsync({ version: barrier.version, active: !barrier.active, reason }).then(
      ({ version }) => {
        const back = { version, active: barrier.active, reason: barrier.reason ?? t('bench.barriers.undone') }
        const failed = (problem: Error) => stage.say({ text: problem.message })
        stage.say({
          text: t('bench.barriers.saved', { name }),
          undo: () =>
            change
              .mutateAsync(back)
              .then(() => stage.say({ text: t('bench.barriers.saved', { name }) }))
              .catch(failed),
        })
        onDone()
      },
      () => {}, // the mutation keeps the refusal, and the dialog shows it
    )
  return { change, turn }
}
