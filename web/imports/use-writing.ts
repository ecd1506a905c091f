/** Writes what was seen: how far it is, how to stop it, and the offer to take it back once it is written. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportRun } from '#contract/import.ts'
import type { ApiProblem } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { applyImport, type Progress, undoImport } from './doors.ts'
import { changeWords } from './run-words.ts'
import type { Preview } from './use-preview.ts'
import { useKeepRun } from './use-runs.ts'
import { forgetWishes, type Wishing } from './use-wishes.ts'

const begin: Progress = { phase: 'writing', share: 0 }

export function useWriting(run: ImportRun, look: Preview) {
  const t = useT()
  const stage = useStage()
  const keepRun = useKeepRun()
  const [progress, setProgress] = useState<Progress>(begin)
  const work = useRef<AbortController | null>(null)
  const write = useMutation({
    mutationFn: (wishes: Wishing['wishes']) => {
      work.current = new AbortController()
      setProgress(begin)
      const digest = look.seen?.preview.digest ?? ''
      return applyImport(run.id, { wishes, digest }, work.current.signal, setProgress)
    },
    onSuccess: (written) => {
      forgetWishes(run.id)
      keepRun(written)
      const undo = () => void undoImport(run.id).then(({ run: undone }) => keepRun(undone))
      stage.say({ text: `${t('imports.report.applied')} ${changeWords(t, written.summary) ?? ''}`, undo })
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
