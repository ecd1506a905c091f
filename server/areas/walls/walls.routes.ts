/** /api/areas/{id}/walls: where members of an area face each other, and what becomes of the wall there. */
import { createRoute, z } from '@hono/zod-openapi'
import { Id } from '#contract/keys.ts'
import { AreaWalls, Wall, WallChange } from '#contract/wall.ts'
import { body, json, noQuery, problems, topicApp } from '../../http/route.ts'
import { databaseOf, type Services, writerOf } from '../../services.ts'
import { listWalls } from './read-walls.ts'
import { decideWall } from './save-wall.ts'

const params = z.object({ id: Id })

const list = createRoute({
  method: 'get',
  path: '/api/areas/{id}/walls',
  summary: 'The walls members of an area face each other with, and metres by decision',
  request: { params, query: noQuery },
  responses: { 200: json(AreaWalls, 'Walls, the longest first'), ...problems },
})
const decide = createRoute({
  method: 'patch',
  path: '/api/areas/{id}/walls',
  summary: 'Decide about the wall between two members: removed, opened, kept or disputed, and who agrees',
  request: { params, body: body(WallChange) },
  responses: { 200: json(Wall, 'The wall as saved'), ...problems },
})

export const wallRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) =>
      c.json(await listWalls(databaseOf(services), c.get('reader'), c.req.valid('param').id), 200),
    )
    .openapi(decide, async (c) =>
      c.json(await decideWall(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
