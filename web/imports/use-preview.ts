/** Looks at the file anew each time a wish changes, follows the work, ends what nobody waits for; the last preview stays meanwhile. */
import { useEffect, useRef, useState } from 'react'
import type { ImportPreview, ImportWishes } from '#contract/import.ts'
import { type Progress, previewImport } from './doors.ts'

export type Preview = {
  /** The last one made, with the wishes it was made for. */
  seen: { preview: ImportPreview; wishes: ImportWishes; language: string } | null
  /** Whether it answers the wishes as they are. */
  isCurrent: boolean
  /** Null while nothing is being made. */
  progress: Progress | null
  isStopped: boolean
  problem: Error | null
  stop: () => void
  again: () => void
}

/** A wish that changes quickly is asked about once it rests this long. */
const restMs = 120
const begin: Progress = { phase: 'reading', share: 0 }

export function usePreview(id: string, wishes: ImportWishes, language: string): Preview {
  const key = `${language} ${JSON.stringify(withoutSource(wishes))}`
  const [seen, setSeen] = useState<(NonNullable<Preview['seen']> & { key: string }) | null>(null)
  const [progress, setProgress] = useState<Progress | null>(begin)
  const [ended, setEnded] = useState<{ key: string; problem: Error | null } | null>(null)
  const [tries, setTries] = useState(0)
  const work = useRef<AbortController | null>(null)
  const latest = useRef(wishes)
  latest.current = wishes

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the wishes; `tries` asks again
  useEffect(() => {
    const own = new AbortController()
    work.current = own
    setEnded(null)
    setProgress(begin)
    const look = async () => {
      try {
        const preview = await previewImport(id, latest.current, own.signal, (told) => {
          if (!own.signal.aborted) setProgress(told)
        })
        if (own.signal.aborted) return
        setSeen({ key, preview, wishes: latest.current, language })
      } catch (problem) {
        if (!own.signal.aborted) setEnded({ key, problem: problem as Error })
      }
      if (!own.signal.aborted) setProgress(null)
    }
    const timer = setTimeout(() => void look(), restMs)
    return () => {
      clearTimeout(timer)
      own.abort()
    }
  }, [id, key, tries])

  const here = ended?.key === key ? ended : null
  return {
    seen,
    isCurrent: seen?.key === key,
    progress: seen?.key === key ? null : progress,
    isStopped: here !== null && here.problem === null && seen?.key !== key,
    problem: here?.problem ?? null,
    stop: () => {
      work.current?.abort()
      setProgress(null)
      setEnded({ key, problem: null })
    },
    again: () => {
      setSeen((before) => before && { ...before, key: '' })
      setTries((count) => count + 1)
    },
  }
}

/** Words about the source stand beside the rows and change nothing of what is seen. */
function withoutSource({ source: _, ...wishes }: ImportWishes): Partial<ImportWishes> {
  return wishes
}
