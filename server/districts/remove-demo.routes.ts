/** DELETE /api/districts/{adcode}/demo: the invented town goes in one step. */
import { createRoute, z } from '@hono/zod-openapi'
import { DemoRemoval } from '#contract/district.ts'
import { Adcode } from '#contract/keys.ts'
import { json, noQuery, problems, topicApp } from '../http/route.ts'
import { type Services, writerOf } from '../services.ts'
import { removeDemo } from './save-demo-removal.ts'

const remove = createRoute({
  method: 'delete',
  path: '/api/districts/{adcode}/demo',
  summary: 'Remove everything invented in a district; what users changed stays',
  request: { params: z.object({ adcode: Adcode }) },
  responses: { 200: json(DemoRemoval, 'How many records went'), ...problems },
})

export const demoRoutes = (services: Services) =>
  topicApp().openapi(remove, async (c) => {
    noQuery.parse(c.req.query())
    return c.json(await removeDemo(writerOf(services, c), c.req.valid('param').adcode), 200)
  })
