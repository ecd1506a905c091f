/**
 * Taking an import back: begun from wherever it is offered, and told wherever the import is shown, since what is under way belongs to the
 * import and not to the button.
 */
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportUndone } from '#contract/import.ts'
import type { ApiProblem } from '#web/api.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { type Progress, undoImport } from './doors.ts'
import { useKeepRun, useReadAgain } from './use-runs.ts'

export type Undoing = {
  /** Null while nothing is under way. */
  progress: Progress | null
  stop: () => void
  undone: ImportUndone | null
  problem: ApiProblem | null
  /** It was stopped, and nothing is taken back. */
  isStopped: boolean
}

const idle: Undoing = { progress: null, stop: () => {}, undone: null, problem: null, isStopped: false }
const begin: Progress = { phase: 'undoing', share: 0 }

export function useUndo(id: string): Undoing & { undo: (from?: 'toast') => Promise<void> } {
  const t = useT()
  const queries = useQueryClient()
  const keepRun = useKeepRun()
  const readAgain = useReadAgain()
  const stage = useStage()
  const queryKey = ['import-undoing', id]
  const { data: undoing = idle } = useQuery<Undoing>({ queryKey, queryFn: skipToken })
  const tell = (news: Partial<Undoing>) =>
    queries.setQueryData<Undoing>(queryKey, (before = idle) => ({ ...before, ...news }))

  const undo = async (from?: 'toast') => {
    if (queries.getQueryData<Undoing>(queryKey)?.progress) return
    const work = new AbortController()
    // whoever takes it back from the line over the map may be on another page
    const say = (text: string) => stage.say(from === 'toast' ? { text } : null)
    say(t('imports.report.undoing'))
    tell({ ...idle, progress: begin, stop: () => work.abort() })
    try {
      const undone = await undoImport(id, work.signal, (progress) => tell({ progress }))
      tell({ progress: null, undone })
      keepRun(undone.run)
      say(undoneWords(undone))
    } catch (error) {
      const problem = error as ApiProblem // as all the page asks for
      const isStopped = work.signal.aborted
      const now = isStopped || problem.status === 0 ? await readAgain(id) : null
      const isUndone = now?.state === 'undone'
      tell({ progress: null, isStopped: isStopped && !isUndone, problem: isStopped || isUndone ? null : problem })
      if (isUndone) say(t('imports.report.undone'))
      else say(isStopped ? t('imports.report.undoStopped') : problem.message)
    }
  }

  function undoneWords({ restored, keptTotal }: ImportUndone): string {
    const words = t('imports.report.restored', { count: restored })
    return keptTotal > 0 ? `${words} ${t('imports.report.kept', { number: figure(keptTotal) })}` : words
  }

  return { ...undoing, undo }
}
