/** The imports of a district, newest first, read anew, and discarded. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportRun } from '#contract/import.ts'
import { readRuns, readSettledRun, removeDraft } from './doors.ts'
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

/** After work whose answer was lost, or not waited for: what the server says became of the import; null where it does not answer. */
export function useReadAgain(): (id: string) => Promise<ImportRun | null> {
  const queries = useQueryClient()
  const keepRun = useKeepRun()
  return async (id) => {
    const asked = { queryKey: ['import', id], queryFn: () => readSettledRun(id), staleTime: 0 }
    const run = await queries.fetchQuery<ImportRun>(asked).catch(() => null)
    if (run) keepRun(run)
    return run
  }
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
