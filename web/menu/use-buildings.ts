/** Changes to the buildings of a compound: each says what it did and how to take it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BuildingChanges, BuildingsSaved } from '#contract/building.ts'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { useUndo } from '#web/use-undo.ts'

export function useBuildings(compoundId: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const queries = useQueryClient()
  const saving = useMutation<BuildingsSaved, Error, BuildingChanges>({
    mutationFn: (json) => answerOf(client.api.buildings.changes.$post({ json })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['district', compoundId.slice(0, 6), 'menu'] }),
  })
  /** `told` is said once it is done; a refusal stands in `saving.error`. Answers whether it was done. */
  const save = ({ changes, ticks = [] }: Pick<BuildingChanges, 'changes'> & Partial<BuildingChanges>, told: string) =>
    saving.mutateAsync({ compoundId, changes, ticks }).then(
      (saved) => {
        stage.say({ text: told, undo: () => undo(() => saving.mutateAsync(saved.undo), t('buildings.undone')) })
        return true
      },
      () => false,
    )
  return { saving, save }
}
