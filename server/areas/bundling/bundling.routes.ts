/** /api/bundling: ask for a plan of areas, follow it while it is found, end it early. */
import { createRoute, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { BundleJob, BundleRequest } from '#contract/bundling.ts'
import { body, json, noQuery, problems, topicApp } from '../../http/route.ts'
import { boundaryTypes, examined } from '../../http/valid.ts'
import { languageOf } from '../../http/words.ts'
import { databaseOf, type Services } from '../../services.ts'
import { BundleJobs } from './jobs.ts'
import { BundleMaps, startBundling } from './start-bundling.ts'

const params = z.object({ id: z.uuid() })
const heartbeatMs = 15_000

const start = createRoute({
  method: 'post',
  path: '/api/bundling',
  summary: 'Ask for a plan of contiguous areas of a district or a window; the search goes on in the background',
  request: { body: body(BundleRequest) },
  middleware: examined('window', boundaryTypes),
  responses: { 202: json(BundleJob, 'The search as it begins'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/bundling/{id}',
  summary: 'One search as it stands, with the plan when there is one',
  request: { params, query: noQuery },
  responses: { 200: json(BundleJob, 'The search'), ...problems },
})
const follow = createRoute({
  method: 'get',
  path: '/api/bundling/{id}/events',
  summary: 'Server-sent events: the search each time it has got on; the last one carries the plan',
  request: { params, query: noQuery },
  responses: {
    200: { description: 'Ends with the search', content: { 'text/event-stream': { schema: z.string() } } },
    ...problems,
  },
})
const stop = createRoute({
  method: 'delete',
  path: '/api/bundling/{id}',
  summary: 'End a search early; its plan is what was found until then',
  request: { params, query: noQuery },
  responses: { 200: json(BundleJob, 'The search, stopped'), ...problems },
})

/** Nothing more will come of it. */
const isOver = ({ state, plan }: BundleJob) =>
  state === 'finished' || state === 'failed' || (state === 'stopped' && plan !== null)

export function bundlingRoutes(services: Services) {
  const jobs = new BundleJobs()
  const maps = new BundleMaps()
  return topicApp()
    .openapi(start, async (c) => {
      const language = languageOf(c.req.header('accept-language'))
      const door = { jobs, maps, connection: databaseOf(services), reader: c.get('reader'), language }
      return c.json(await startBundling(door, c.req.valid('json')), 202)
    })
    .openapi(read, (c) => c.json(jobs.get(c.get('reader'), c.req.valid('param').id), 200))
    .openapi(follow, (c) => {
      const reader = c.get('reader')
      const { id } = c.req.valid('param')
      jobs.get(reader, id) // refused before the stream begins
      return streamSSE(c, async (stream) => {
        let wake = () => {}
        const unheard: BundleJob[] = [jobs.get(reader, id)]
        const leave = jobs.listen(reader, id, (job) => {
          unheard.push(job)
          wake()
        })
        stream.onAbort(() => {
          leave()
          wake()
        })
        while (!stream.aborted) {
          const job = unheard.pop()
          unheard.length = 0 // only the latest is news
          if (job) await stream.writeSSE({ event: 'job', data: JSON.stringify(job) })
          if (job && isOver(job)) break
          if (unheard.length > 0) continue
          await new Promise<void>((resolve) => {
            wake = resolve
            setTimeout(resolve, heartbeatMs).unref()
          })
          if (unheard.length === 0) await stream.writeSSE({ event: 'alive', data: '' })
        }
        leave()
      })
    })
    .openapi(stop, (c) => c.json(jobs.stop(c.get('reader'), c.req.valid('param').id), 200))
}
