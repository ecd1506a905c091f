/** Whether two compounds are neighbours, why, and the planner's word on it: it comes before what the rule finds. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { answerOf, client } from '#web/api.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useUndo } from '#web/use-undo.ts'
import type { Workbench } from './workbench.tsx'

type Ruling = { from: string; to: string; linked: boolean; reason: string; version: number }
type NeighbourRulingProps = { bench: Workbench; adcode: string; a: string; b: string }

export function NeighbourRuling({ bench, adcode, a, b }: NeighbourRulingProps) {
  const t = useT()
  const { rulings, deciding, decide } = useDeciding(adcode, a, b)
  const ruling = rulings.data?.find(isOf(a, b))
  return (
    <Section title={t('bench.ruling.title')}>
      {rulings.error && <ProblemNote problem={rulings.error} onRetry={() => rulings.refetch()} />}
      {rulings.data &&
        (ruling ? (
          <p>
            {t(ruling.linked ? 'bench.ruling.declared' : 'bench.ruling.denied', { reason: ruling.reason })}{' '}
            <Button
              className="link"
              isDisabled={deciding.isPending}
              onPress={() => decide({ linked: null, reason: '', seen: ruling.version }, ruling)}
            >
              {t('bench.ruling.takeBack')}
            </Button>
          </p>
        ) : (
          <>
            <p>{found(t, bench, a, b)}</p>
            <RulingForm
              isLinked={isLinked(bench, a, b)}
              isPending={deciding.isPending}
              onDecide={(decided) => decide({ ...decided, seen: null }, { linked: null, reason: '' })}
            />
          </>
        ))}
      {deciding.error && <ProblemNote problem={deciding.error} />}
    </Section>
  )
}

type Decided = { linked: boolean | null; reason: string }
type Deciding = Decided & { seen: number | null }

const isOf = (a: string, b: string) => (ruling: Pick<Ruling, 'from' | 'to'>) =>
  [ruling.from, ruling.to].includes(a) && [ruling.from, ruling.to].includes(b)

/** What is decided about two compounds, and the way to decide; the toast takes it back to `before`. */
function useDeciding(adcode: string, from: string, to: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const queries = useQueryClient()
  const queryKey = ['district', adcode, 'rulings']
  const rulings = useQuery<readonly Ruling[]>({
    queryKey,
    queryFn: async () => (await answerOf(client.api.neighbours.decisions.$get({ query: { adcode } }))).items,
  })
  const deciding = useMutation<{ items: readonly Ruling[] }, Error, Deciding>({
    mutationFn: ({ linked, reason, seen }) =>
      answerOf(client.api.neighbours.decisions.$put({ json: { adcode, from, to, linked, reason, seen } })),
    onSuccess: ({ items }) => void queries.setQueryData<readonly Ruling[]>(queryKey, items),
  })
  const decide = (decided: Deciding, { linked, reason }: Decided): Promise<void> =>
    deciding.mutateAsync(decided).then(
      ({ items }) =>
        stage.say({
          text: t(decided.linked === null ? 'bench.ruling.takenBack' : 'bench.ruling.saved'),
          undo: () =>
            undo(
              () => deciding.mutateAsync({ linked, reason, seen: items.find(isOf(from, to))?.version ?? null }),
              t(linked === null ? 'bench.ruling.takenBack' : 'bench.ruling.saved'),
            ),
        }),
      () => {}, // the mutation keeps the refusal, and the section shows it
    )
  return { rulings, deciding, decide }
}

type RulingFormProps = { isLinked: boolean; isPending: boolean; onDecide: (decided: Decided) => void }

/** The reason, and the one ruling that would change anything. */
function RulingForm({ isLinked, isPending, onDecide }: RulingFormProps) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isMissing = isAsked && reason.trim() === ''
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (reason.trim() !== '') onDecide({ linked: !isLinked, reason: reason.trim() })
      }}
    >
      <TextField className="field field-tall" value={reason} onChange={setReason} maxLength={200} isInvalid={isMissing}>
        <Label>{t('bench.ruling.reason')}</Label>
        <Input placeholder={t(isLinked ? 'bench.ruling.denyHint' : 'bench.ruling.declareHint')} />
        {isMissing && <FieldError className="field-fault">{t('bench.ruling.reasonWanted')}</FieldError>}
      </TextField>
      <Button type="submit" className="button button-small bench-ruling" isDisabled={isPending}>
        {t(isLinked ? 'bench.ruling.deny' : 'bench.ruling.declare')}
      </Button>
      <p className="quiet">{t('bench.ruling.everywhere')}</p>
    </Form>
  )
}

const pairOf = ({ sight }: Workbench, a: string, b: string) =>
  sight.pairs.find(({ from, to }) => [from, to].includes(a) && [from, to].includes(b))

function isLinked(bench: Workbench, a: string, b: string): boolean {
  const pair = pairOf(bench, a, b)
  return pair !== undefined && pair.cut === null && pair.gapM <= bench.sight.maxGapM
}

/** What the rule finds. */
function found(t: ReturnType<typeof useT>, bench: Workbench, a: string, b: string): string {
  const { sight } = bench
  const pair = pairOf(bench, a, b)
  if (!pair) return t('bench.ruling.outOfSight')
  if (pair.gapM > sight.maxGapM)
    return t('bench.ruling.apart', { gapM: figure(Math.ceil(pair.gapM)), maxGapM: figure(sight.maxGapM) })
  if (!pair.cut) return t('bench.ruling.linked', { gapM: figure(pair.gapM, 1) })
  const { name, kind } = pair.cut.barrier
  return t('bench.ruling.cut', { name: name ?? t(`words.barrierKind.${kind as 'road' | 'railway' | 'river'}`) }) // the kinds there are
}
