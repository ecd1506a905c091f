/** /api/events: server-sent events; open pages hear when a district's revision moves. */
import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { databaseOf, type Services } from '../services.ts'
import { noQuery, problems, topicApp } from './route.ts'

const heartbeatMs = 25_000

const events = createRoute({
  method: 'get',
  path: '/api/events',
  summary: 'Server-sent events: which district moved to which revision',
  responses: {
    200: { description: 'An endless stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...problems,
  },
})

export const eventRoutes = (services: Services) =>
  topicApp().openapi(events, (c) => {
    noQuery.parse(c.req.query())
    const { revisions } = databaseOf(services)
    return streamSSE(c, async (stream) => {
      const stop = revisions.subscribe((revision) => {
        stream.writeSSE({ event: 'revision', data: JSON.stringify(revision) }).catch(() => stream.abort())
      })
      stream.onAbort(stop)
      // A comment now and then keeps proxies from closing a quiet stream, and tells us when the page has gone.
      while (!stream.aborted) {
        await stream.writeSSE({ event: 'alive', data: '' })
        await stream.sleep(heartbeatMs)
      }
    })
  })
