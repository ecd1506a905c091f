/** Writes what was seen: how far it is, how to stop it, and the offer to take it back once it is written. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportRun } from '#contract/import.ts'
import type { ApiProblem } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { applyImport, type Progress } from './doors.ts'
import { changeWords } from './run-words.ts'
import type { Preview } from './use-preview.ts'
import { useKeepRun, useReadAgain } from './use-runs.ts'
import { useUndo } from './use-undo.ts'
import { forgetWishes, type Wishing } from './use-wishes.ts'

const begin: Progress = { phase: 'writing', share: 0 }

export function useWriting(run: ImportRun, look: Preview) {
  const t = useT()
  const stage = useStage()
  const keepRun = useKeepRun()
  const readAgain = useReadAgain()
  const { undo } = useUndo(run.id)
  const [progress, setProgress] = useState<Progress>(begin)
  const work = useRef<AbortController | null>(null)
  const write = useMutation({
    mutationFn: async (wishes: Wishing['wishes']) => {
      const controller = new AbortController()
      work.current = controller
      const { signal } = controller
      setProgress(begin)
      const digest = look.seen?.preview.digest ?? ''
      try {
        return await applyImport(run.id, { wishes, digest }, signal, setProgress)
      } catch (problem) {
        // stopped, or cut off, when it was written already: the server knows
        const isLost = signal.aborted || (problem as ApiProblem).status === 0 // as all the page asks for
        const now = isLost ? await readAgain(run.id) : null
        if (now?.state === 'applied') return now
        throw problem
      }
    },
    onSuccess: (written) => {
      forgetWishes(run.id)
      keepRun(written)
      const text = `${t('imports.report.applied')} ${changeWords(t, written.summary) ?? ''}`
      stage.say({ text, undo: () => void undo('toast') })
    },
  })
  const isStopped = work.current?.signal.aborted === true
  return {
    begin: write.mutate,
    isPending: write.isPending,
    reset: write.reset,
    progress: write.isPending ? progress : null,
    /** That it was stopped is no failure: nothing is written, and it can be begun again. */
    problem: isStopped ? null : (write.error as ApiProblem | null), // an ApiProblem, as all the page asks for
    stop: () => work.current?.abort(),
  }
}
