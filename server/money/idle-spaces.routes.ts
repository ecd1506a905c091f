/** /api/idle-spaces: rooms and ground lying idle in or by compounds. */
import { createRoute, z } from '@hono/zod-openapi'
import { IdleChange, IdleFacts, IdleQuery, IdleSpace, IdleSpaces } from '#contract/idle-space.ts'
import { Id } from '#contract/keys.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { readIdleSpaces } from './read-idle-spaces.ts'
import { addIdleSpace, changeIdleSpace, deleteIdleSpace } from './save-idle-space.ts'

const params = z.object({ id: Id })

const list = createRoute({
  method: 'get',
  path: '/api/idle-spaces',
  summary: 'Rooms and ground lying idle in or by the compounds of a district, with the clause that asks for them',
  request: { query: IdleQuery },
  responses: { 200: json(IdleSpaces, 'By compound, in ledger order'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/idle-spaces',
  summary: 'Put an idle room or piece of ground on the list',
  request: { body: body(IdleFacts) },
  responses: { 201: json(IdleSpace, 'As saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/idle-spaces/{id}',
  summary: 'Replace what is told of an idle space as a whole',
  request: { params, body: body(IdleChange) },
  responses: { 200: json(IdleSpace, 'As saved'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/idle-spaces/{id}',
  summary: 'Take an idle space off the list; the audit keeps it',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(z.object({ id: Id, deleted: z.literal(true) }), 'It is gone'), ...problems },
})

export const idleSpaceRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) =>
      c.json(await readIdleSpaces(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
    )
    .openapi(add, async (c) => c.json(await addIdleSpace(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeIdleSpace(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await deleteIdleSpace(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
