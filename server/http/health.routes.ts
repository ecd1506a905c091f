/** /api/health: 200 once the engine is open, 503 before. */
import { createRoute } from '@hono/zod-openapi'
import { Health } from '#contract/district.ts'
import type { Services } from '../services.ts'
import { json, noQuery, topicApp } from './route.ts'

const health = createRoute({
  method: 'get',
  path: '/api/health',
  summary: 'Is the service ready',
  responses: { 200: json(Health, 'Ready'), 503: json(Health, 'Starting, or the database cannot be opened') },
})

export const healthRoutes = (services: Services) =>
  topicApp().openapi(health, (c) => {
    noQuery.parse(c.req.query())
    const { database } = services
    const facts = {
      engine: database?.engine ?? null,
      version: database?.version ?? null,
      readOnly: !services.reader.mayWrite,
      restoredFrom: database?.restoredFrom ?? null,
      startedForMs: Date.now() - services.startedAt,
    }
    c.header('cache-control', 'no-store')
    if (database && !services.failure) return c.json({ status: 'ok' as const, ...facts }, 200)
    c.header('retry-after', '2')
    return c.json({ status: services.failure ? ('unavailable' as const) : ('starting' as const), ...facts }, 503)
  })
