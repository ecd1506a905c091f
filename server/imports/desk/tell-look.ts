/** A look on its way to whoever waits for it: lines of progress as it goes on, and as the last one the preview or a problem. */
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { z } from 'zod'
import type { ImportTidings } from '#contract/import.ts'
import type { Env } from '../../http/env.ts'
import { problemResponse } from '../../http/problem.ts'
import { languageOf } from '../../http/words.ts'
import { Cancelled } from './desk.ts'
import type { Look, LookWishes } from './look.ts'
import { previewOf } from './preview.ts'

type Watched = Pick<LookWishes, 'signal' | 'onProgress'>
type Line = z.input<typeof ImportTidings>

/** @param take ends when its signal is aborted: nobody listens any more */
export function tellLook(c: Context<Env>, take: (watched: Watched) => Promise<Look>): Response {
  const left = new AbortController()
  c.header('content-type', 'application/x-ndjson; charset=utf-8')
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    out.onAbort(() => left.abort())
    let written = Promise.resolve<unknown>(null)
    const tell = (line: Line) => {
      written = written.then(() => out.write(`${JSON.stringify(line)}\n`))
    }
    try {
      const look = await take({
        signal: left.signal,
        onProgress: (phase, share) => tell({ progress: { phase, share } }),
      })
      tell({ preview: previewOf(look, languageOf(c.req.header('accept-language'))) })
    } catch (error) {
      if (error instanceof Cancelled) return
      const problem = problemResponse(error instanceof Error ? error : new Error(String(error)), c)
      tell({ problem: await problem.json() })
    }
    await written
  })
}
