/** The barriers of the district, each to be switched off with a reason, or on again. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Input, Label, Switch, TextField } from 'react-aria-components'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'

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
              {!barrier.active && <span className="quiet"> · {barrier.reason}</span>}
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

const nameOf = (t: ReturnType<typeof useT>, { kind, name }: Barrier) =>
  name ?? t('bench.barriers.unnamed', { kind: t(`words.barrierKind.${kind as 'road' | 'railway' | 'river'}`) }) // crossings are no barriers

function NameOf({ barrier }: { barrier: Barrier }) {
  return nameOf(useT(), barrier)
}

function SwitchDialog({ barrier, onClose }: { barrier: Barrier; onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const [reason, setReason] = useState('')
  const name = nameOf(t, barrier)
  const active = !barrier.active
  const change = useMutation<unknown, Error>({
    mutationFn: () =>
      answerOf(
        client.api.barriers[':id'].$patch({
          param: { id: barrier.id },
          json: { version: barrier.version, active, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      stage.say({ text: t('bench.barriers.saved', { name }) })
      onClose()
    },
  })
  const title = t(active ? 'bench.barriers.on' : 'bench.barriers.off', { name })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button
            className="button primary"
            isDisabled={change.isPending || (!active && reason.trim() === '')}
            onPress={() => change.mutate()}
          >
            {title}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('bench.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('bench.barriers.hint')}</p>
      <TextField className="field field-tall" value={reason} onChange={setReason} maxLength={200}>
        <Label>{t('bench.ruling.reason')}</Label>
        <Input />
      </TextField>
      {change.error && <ProblemNote problem={change.error} />}
    </Dialog>
  )
}
