/** /api/progress: what leaders look at. */
import { createRoute, z } from '@hono/zod-openapi'
import { Progress } from '#contract/district.ts'
import { Adcode } from '#contract/keys.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services } from '../services.ts'
import { getProgress } from './progress.queries.ts'

const read = createRoute({
  method: 'get',
  path: '/api/progress',
  summary: 'Progress of a district at its data date, with the rows behind each figure',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(Progress, 'Progress'), ...problems },
})

export const progressRoutes = (services: Services) =>
  topicApp().openapi(read, async (c) =>
    c.json(await getProgress(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
  )
