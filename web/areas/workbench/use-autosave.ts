/** Keeps a draft on the server by itself, once the planner has changed anything: the first time as a new scheme. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Scheme, SchemeDraft } from '#contract/scheme.ts'
import { type ApiProblem, answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'

export type Saving = {
  state: 'untouched' | 'waiting' | 'saving' | 'saved' | 'failed'
  scheme: Scheme | null
  /** When it was last saved, as the reader's clock shows it. */
  at: string | null
  problem: ApiProblem | null
  /** Saves at once; answers the scheme as saved, null where that failed. */
  now: () => Promise<Scheme | null>
  rename: (name: string) => void
  /** After a conflict: what is on the page takes the place of what somebody else saved. */
  overwrite: () => void
}

type Options = {
  adcode: string
  stored: Scheme | null
  /** Null while the plan does not answer the wishes yet. */
  draft: SchemeDraft | null
  isTouched: boolean
  onSaved: (scheme: Scheme) => void
}

const restMs = 1200

export function useAutosave({ adcode, stored, draft, isTouched, onSaved }: Options): Saving {
  const t = useT()
  const queries = useQueryClient()
  const isOwn = stored?.state === 'draft'
  const [scheme, setScheme] = useState(isOwn ? stored : null)
  const [state, setState] = useState<Saving['state']>('untouched')
  const [at, setAt] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const held = useRef({ scheme, draft, saved: isOwn ? JSON.stringify(stored.draft?.request) : '' })
  held.current.draft = draft
  const queue = useRef(Promise.resolve<Scheme | null>(null))

  const save = useCallback(
    (name?: string): Promise<Scheme | null> => {
      const work = async (): Promise<Scheme | null> => {
        const { scheme: known, draft: content } = held.current
        if (!content) return known
        setState('saving')
        try {
          const kept = known
            ? await answerOf(
                client.api.schemes[':id'].$patch({
                  param: { id: known.id },
                  json: { version: known.version, draft: content, ...(name !== undefined && { name }) },
                }),
              )
            : await answerOf(
                client.api.schemes.$post({
                  json: { adcode, name: name ?? t('bench.firstName', { at: minute() }), draft: content },
                }),
              )
          held.current.scheme = kept
          held.current.saved = contentOf(content)
          queries.setQueryData(['scheme', kept.id], kept)
          void queries.invalidateQueries({ queryKey: ['district', adcode, 'schemes'] })
          setScheme(kept)
          setAt(minute().slice(-5))
          setProblem(null)
          setState('saved')
          if (!known) onSaved(kept)
          return kept
        } catch (error) {
          setProblem(error as ApiProblem)
          setState('failed')
          return null
        }
      }
      queue.current = queue.current.then(work, work)
      return queue.current
    },
    [adcode, queries, t, onSaved],
  )

  useEffect(() => {
    if (!draft || !isTouched || contentOf(draft) === held.current.saved) return
    setState((before) => (before === 'failed' ? before : 'waiting'))
    const timer = setTimeout(() => void save(), restMs)
    return () => clearTimeout(timer)
  }, [draft, isTouched, save])

  return {
    state,
    scheme,
    at,
    problem,
    now: () => save(),
    rename: (name) => void save(name),
    overwrite: () => {
      const current = problem?.current as Scheme | undefined // of a 409: the scheme as it stands
      if (current) held.current.scheme = current
      void save()
    },
  }
}

/** Reasons come in the reader's language; they are no change. */
const contentOf = ({ request, anchors, areas }: SchemeDraft) =>
  JSON.stringify([
    request,
    anchors,
    areas.map(({ number, name, compounds, planYear }) => [number, name, compounds, planYear]),
  ])

/** 2026-11-21 08:30 by the reader's clock. */
function minute(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`
}
