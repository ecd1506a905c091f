/** Takes a file along: asked for first, for a browser that is handed a refusal by a link keeps it as a file that did not come. */
import { ApiProblem, reachFor } from '#web/api.ts'

/** Throws an ApiProblem where the server refuses; else the browser has the file under the name the server gives it. */
export async function takeFile(url: string): Promise<void> {
  const isRefused = await reachFor(url, { method: 'HEAD' }).then(
    () => false,
    (problem: unknown) => {
      if (problem instanceof ApiProblem && problem.status > 0) return true
      throw problem
    },
  )
  if (isRefused) await tellRefusal(url)
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}

/** A head has no words: they are in the answer. Where it is none any more, the file is not read a second time. */
async function tellRefusal(url: string): Promise<void> {
  const work = new AbortController()
  await reachFor(url, { signal: work.signal })
  work.abort()
}
