/** The imports of a district, newest first, and what can be done to one: taken back, discarded. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportRun, ImportUndone } from '#contract/import.ts'
import { useStage } from '#web/stage.tsx'
import { readRuns, removeDraft, undoImport } from './doors.ts'
import { forgetWishes } from './use-wishes.ts'

export const useRuns = (adcode: string) =>
  useQuery<ImportRun[]>({ queryKey: ['imports', adcode], queryFn: () => readRuns(adcode), staleTime: 0 })

/** Puts a run as the server just answered it everywhere, and has the district read anew. */
export function useKeepRun(): (run: ImportRun) => void {
  const queries = useQueryClient()
  return (run) => {
    queries.setQueryData(['import', run.id], run)
    void queries.invalidateQueries({ queryKey: ['imports', run.adcode] })
    void queries.invalidateQueries({ queryKey: ['district', run.adcode] })
  }
}

export function useUndo(id: string) {
  const keepRun = useKeepRun()
  const stage = useStage()
  return useMutation<ImportUndone>({
    mutationFn: () => undoImport(id),
    onSuccess: ({ run }) => {
      stage.say(null) // it may still offer this undo
      keepRun(run)
    },
  })
}

export function useDiscard({ id, adcode }: Pick<ImportRun, 'id' | 'adcode'>, onDone?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => removeDraft(id),
    onSuccess: () => {
      forgetWishes(id)
      queries.removeQueries({ queryKey: ['import', id] })
      void queries.invalidateQueries({ queryKey: ['imports', adcode] })
      onDone?.()
    },
  })
}
