/** A known path asked for with a verb it does not have: 405 and the verbs it has. A verb that writes takes no query. */
import { createMiddleware } from 'hono/factory'
import { TrieRouter } from 'hono/router/trie-router'
import type { RouterRoute } from 'hono/types'
import { Refusal } from '../errors.ts'
import type { Env } from './env.ts'
import { noQuery } from './route.ts'

/** Answered as before: HEAD as GET, OPTIONS as a path nobody knows. */
const untouched = new Set(['HEAD', 'OPTIONS'])
/** Their routes are told everything by path and body; those of DELETE read their query themselves. */
const withoutQuery = new Set(['POST', 'PUT', 'PATCH'])
/** But for these: a file is a body of its own, and of a preview there are pages. Their routes are strict about their query themselves. */
const readsItsQuery = /^\/api\/(pictures|evidence|imports(\/[^/]+\/(rows|findings))?)$/

/** `routes` is asked at the first request, when every topic has been mounted. */
export function rightMethod(routes: () => readonly RouterRoute[]) {
  let known: ((path: string) => string[]) | undefined
  return createMiddleware<Env>(async (c, next) => {
    known ??= methodsByPath(routes())
    const { method, path } = c.req
    const methods = known(path)
    if (methods.length === 0 || untouched.has(method)) return next()
    if (!methods.includes(method)) {
      const allowed = methods.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : each)).join(', ')
      throw new Refusal('wrong-method', { id: path, method, allowed })
    }
    if (withoutQuery.has(method) && !readsItsQuery.test(path)) noQuery.parse(c.req.query())
    return next()
  })
}

function methodsByPath(routes: readonly RouterRoute[]): (path: string) => string[] {
  // middleware is mounted under every verb, which is called ALL
  const own = routes.filter(({ method }) => method !== 'ALL')
  const methods = [...new Set(own.map(({ method }) => method))].sort()
  const router = new TrieRouter<string>()
  for (const { method, path } of own) router.add(method, path, method)
  return (path) => methods.filter((method) => router.match(method, path)[0].length > 0)
}
