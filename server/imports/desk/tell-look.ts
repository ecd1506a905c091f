/** Work on a file on its way to whoever waits for it: lines of progress as it goes on, and as the last one what came of it or a problem. */
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { z } from 'zod'
import type { ImportTidings } from '#contract/import.ts'
import type { Env } from '../../http/env.ts'
import { problemResponse } from '../../http/problem.ts'
import { Cancelled } from './desk.ts'

type Line = z.input<typeof ImportTidings>
type Phase = Extract<Line, { progress: unknown }>['progress']['phase']
export type Watched = { signal: AbortSignal; onProgress: (phase: Phase, share: number) => void }

const linesType = 'application/x-ndjson'

export const wantsLines = (c: Context): boolean => c.req.header('accept')?.includes(linesType) === true

/** Work nobody follows, as long as somebody waits for its end. */
export const unwatched = (c: Context): Watched => ({ signal: c.req.raw.signal, onProgress: () => {} })

/** @param work ends when its signal is aborted: nobody listens any more */
export function tellWork(c: Context<Env>, work: (watched: Watched) => Promise<Line>): Response {
  const left = new AbortController()
  c.header('content-type', `${linesType}; charset=utf-8`)
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    out.onAbort(() => left.abort())
    let written = Promise.resolve<unknown>(null)
    const tell = (line: Line) => {
      written = written.then(() => out.write(`${JSON.stringify(line)}\n`))
    }
    try {
      tell(await work({ signal: left.signal, onProgress: (phase, share) => tell({ progress: { phase, share } }) }))
    } catch (error) {
      if (error instanceof Cancelled) return
      const problem = problemResponse(error instanceof Error ? error : new Error(String(error)), c)
      tell({ problem: await problem.json() })
    }
    await written
  })
}
