/** Undoing from a toast: by then whatever did the thing may have closed, so the answer is waited for and told here. */
import { useCallback } from 'react'
import { useStage } from './stage.tsx'

/** `act` takes the thing back (a mutation's mutateAsync), `told` says that it is done; a refusal is said in its own words. */
export function useUndo(): (act: () => Promise<unknown>, told: string) => void {
  const stage = useStage()
  return useCallback(
    (act, told) =>
      void act().then(
        () => stage.say({ text: told }),
        (problem: Error) => stage.say({ text: problem.message }),
      ),
    [stage],
  )
}
