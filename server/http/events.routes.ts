/** /api/events: server-sent events; open pages hear when a district's revision moves. */
import { streamSSE } from 'hono/streaming'
import { databaseOf, type Services } from '../services.ts'
import { topicApp } from './route.ts'

const heartbeatMs = 25_000

export const eventRoutes = (services: Services) =>
  topicApp().get('/api/events', (c) => {
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
