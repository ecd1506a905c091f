/** Whether two compounds are neighbours, why, and the planner's word on it: it comes before what the rule finds. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { answerOf, client } from '#web/api.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { Workbench } from './workbench.tsx'

type Ruling = { from: string; to: string; linked: boolean; reason: string }
type NeighbourRulingProps = { bench: Workbench; adcode: string; a: string; b: string }

export function NeighbourRuling({ bench, adcode, a, b }: NeighbourRulingProps) {
  const t = useT()
  const stage = useStage()
  const [reason, setReason] = useState('')
  const rulings = useQuery<readonly Ruling[]>({
    queryKey: ['district', adcode, 'rulings'],
    queryFn: async () => (await answerOf(client.api.neighbours.decisions.$get({ query: { adcode } }))).items,
  })
  const ruling = rulings.data?.find(({ from, to }) => [from, to].includes(a) && [from, to].includes(b))
  const deciding = useMutation<unknown, Error, boolean | null>({
    mutationFn: (linked) =>
      answerOf(
        client.api.neighbours.decisions.$put({ json: { adcode, from: a, to: b, linked, reason: reason.trim() } }),
      ),
    onSuccess: () => {
      setReason('')
      stage.say({ text: t('bench.ruling.saved') })
    },
  })
  return (
    <Section title={t('bench.ruling.title')}>
      <p>
        {ruling
          ? t(ruling.linked ? 'bench.ruling.declared' : 'bench.ruling.denied', { reason: ruling.reason })
          : found(t, bench, a, b)}
      </p>
      {ruling ? (
        <Button className="link" isDisabled={deciding.isPending} onPress={() => deciding.mutate(null)}>
          {t('bench.ruling.takeBack')}
        </Button>
      ) : (
        <>
          <TextField className="field" value={reason} onChange={setReason} maxLength={200}>
            <Label>{t('bench.ruling.reason')}</Label>
            <Input placeholder={t('bench.ruling.reasonHint')} />
          </TextField>
          <div className="buttons bench-ruling">
            {([true, false] as const).map((linked) => (
              <Button
                key={String(linked)}
                className="button button-small"
                isDisabled={deciding.isPending || reason.trim() === ''}
                onPress={() => deciding.mutate(linked)}
              >
                {t(linked ? 'bench.ruling.declare' : 'bench.ruling.deny')}
              </Button>
            ))}
          </div>
        </>
      )}
      {deciding.error && <ProblemNote problem={deciding.error} />}
    </Section>
  )
}

/** What the rule finds. */
function found(t: ReturnType<typeof useT>, { sight }: Workbench, a: string, b: string): string {
  const pair = sight.pairs.find(({ from, to }) => [from, to].includes(a) && [from, to].includes(b))
  if (!pair) return t('bench.ruling.outOfSight')
  if (pair.gapM > sight.maxGapM)
    return t('bench.ruling.apart', { gapM: figure(Math.ceil(pair.gapM)), maxGapM: figure(sight.maxGapM) })
  if (!pair.cut) return t('bench.ruling.linked', { gapM: figure(pair.gapM, 1) })
  const { name, kind } = pair.cut.barrier
  return t('bench.ruling.cut', { name: name ?? t(`words.barrierKind.${kind as 'road' | 'railway' | 'river'}`) }) // the kinds there are
}
