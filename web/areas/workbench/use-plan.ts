/** Asks for a plan each time the wishes change, follows the search, and ends the one nobody waits for any more. */
import { useEffect, useRef, useState } from 'react'
import type { BundleJob, BundlePlan, BundleRequest } from '#contract/bundling.ts'
import { ApiProblem, answerOf, client } from '#web/api.ts'

export type Search = {
  /** The last plan that was found; while searching that of the wishes before. */
  plan: BundlePlan | null
  /** Whether `plan` answers the wishes as they are. */
  isCurrent: boolean
  progress: BundleJob['progress'] | null
  problem: Error | null
  /** Ends the search with what there is. */
  stop: () => void
  retry: () => void
}

/** A slider that moves asks once it rests this long. */
const restMs = 150
const mostKept = 30

/** `request` null asks for nothing. `fresh` is part of the question: the revision of the records, the language of reasons. */
export function usePlan(request: BundleRequest | null, fresh: string): Search {
  const key = request && `${fresh} ${JSON.stringify(request)}`
  const known = useRef(new Map<string, BundlePlan>())
  const [found, setFound] = useState<{ key: string; plan: BundlePlan } | null>(null)
  const [progress, setProgress] = useState<BundleJob['progress'] | null>(null)
  const [failed, setFailed] = useState<{ key: string; problem: Error } | null>(null)
  const [tries, setTries] = useState(0)
  const job = useRef<string | null>(null)
  const latest = useRef(request)
  latest.current = request

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the request; `tries` asks again
  useEffect(() => {
    const asked = latest.current
    if (!key || !asked) return
    const kept = known.current.get(key)
    if (kept) {
      setFound({ key, plan: kept })
      setProgress(null)
      return
    }
    let events: EventSource | null = null
    let isGone = false
    const keep = (plan: BundlePlan) => {
      if (plan.complete) known.current.set(key, plan)
      for (const old of [...known.current.keys()].slice(0, -mostKept)) known.current.delete(old)
      setFound({ key, plan })
      setProgress(null)
    }
    const fail = (problem: Error) => {
      setFailed({ key, problem })
      setProgress(null)
    }
    const hear = (told: BundleJob) => {
      setProgress(told.progress)
      if (told.failure) fail(new ApiProblem({ status: 500, ...told.failure }))
      if (told.plan) keep(told.plan)
      if (!told.plan && !told.failure) return
      job.current = null
      events?.close()
    }
    const begin = async () => {
      setFailed(null)
      try {
        const begun = (await answerOf(client.api.bundling.$post({ json: asked }))) as BundleJob
        if (isGone) return void end(begun.id)
        job.current = begun.id
        setProgress(begun.progress)
        events = new EventSource(`/api/bundling/${begun.id}/events`)
        events.addEventListener('job', ({ data }) => hear(JSON.parse(data)))
        events.addEventListener('error', () => {
          if (events?.readyState === EventSource.CLOSED) fail(new ApiProblem(lost))
        })
      } catch (problem) {
        if (!isGone) fail(problem as Error)
      }
    }
    const timer = setTimeout(() => void begin(), restMs)
    return () => {
      isGone = true
      clearTimeout(timer)
      events?.close()
      if (job.current) end(job.current)
      job.current = null
    }
  }, [key, tries])

  const isCurrent = found !== null && found.key === key
  return {
    plan: found?.plan ?? null,
    isCurrent,
    progress: isCurrent ? null : progress,
    problem: failed?.key === key ? failed.problem : null,
    stop: () => job.current && end(job.current),
    retry: () => setTries((count) => count + 1),
  }
}

const lost = { status: 0, code: 'unreachable', detail: '' }

/** Nobody waits for the answer: a search that has ended by itself is as good. */
function end(id: string): void {
  client.api.bundling[':id'].$delete({ param: { id }, query: {} }).catch(() => undefined)
}
