/** Works beside compounds as money asks about them, and what somebody says of one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BoundaryWork, MoneyWorks } from '#contract/money-works.ts'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { useUndo } from '#web/use-undo.ts'

const keyOf = (adcode: string) => ['district', adcode, 'money-works']

export const useMoneyWorks = (adcode: string) =>
  useQuery<MoneyWorks>({
    queryKey: keyOf(adcode),
    queryFn: () => answerOf(client.api.money.works.$get({ query: { adcode } })),
  })

export type Mark = Partial<Pick<BoundaryWork, 'isTrunk' | 'isPrioritised'>>

/** Says something of a work; a toast takes it back. */
export function useMark(adcode: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const queries = useQueryClient()
  const saving = useMutation<{ version: number }, Error, { id: string; version: number; mark: Mark }>({
    mutationFn: ({ id, version, mark }) =>
      answerOf(client.api.works[':id'].$patch({ param: { id }, json: { version, ...mark } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['district', adcode] }),
  })
  const mark = (work: BoundaryWork, name: string, next: Mark, before: Mark) =>
    // the pane may be left before the answer
    void saving.mutateAsync({ id: work.id, version: work.version, mark: next }).then(
      ({ version }) =>
        stage.say({
          text: t('money.marked', { name }),
          undo: () =>
            undo(() => saving.mutateAsync({ id: work.id, version, mark: before }), t('money.marking', { name })),
        }),
      (problem: Error) => stage.say({ text: problem.message }),
    )
  return { mark, isPending: saving.isPending }
}
