/** /api/works and /api/operators: list, read, add, change, delete a work; the companies it can be given to. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import { NewWork, OperatorList, WorkChange, WorkDetail, WorkFilter, WorkList } from '#contract/work.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { examined, workTypes } from '../http/valid.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { addWork, changeWork, deleteWork } from './save-work.ts'
import { findWork, listOperators, listWorks } from './works.queries.ts'

const params = z.object({ id: Id })
const Deleted = z.object({ id: Id, deleted: z.literal(true) })

const list = createRoute({
  method: 'get',
  path: '/api/works',
  summary: 'Works of a district',
  request: { query: WorkFilter },
  responses: { 200: json(WorkList, 'One page, in the order of their ids'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/works/{id}',
  summary: 'One work with its line, its compounds and the source of every field',
  request: { params, query: noQuery },
  responses: { 200: json(WorkDetail, 'The work'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/works',
  summary: 'Add a work',
  request: { body: body(NewWork) },
  middleware: examined('geometry', workTypes),
  responses: { 201: json(WorkDetail, 'The work as saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/works/{id}',
  summary: 'Change facts or line of a work',
  request: { params, body: body(WorkChange) },
  middleware: examined('geometry', workTypes),
  responses: { 200: json(WorkDetail, 'The work as saved'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/works/{id}',
  summary: 'Delete a work; the audit keeps it',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(Deleted, 'The work is gone'), ...problems },
})
const operators = createRoute({
  method: 'get',
  path: '/api/operators',
  summary: 'Utility companies, and who else has works in the district',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(OperatorList, 'Operators'), ...problems },
})

export const workRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const filter = c.req.valid('query')
      await getDistrict(databaseOf(services), filter.adcode)
      return c.json(await listWorks(databaseOf(services), c.get('reader'), filter), 200)
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param')
      const found = await findWork(databaseOf(services), c.get('reader'), id)
      if (!found) throw new NotFound('work', id)
      return c.json(found, 200)
    })
    .openapi(add, async (c) => c.json(await addWork(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeWork(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await deleteWork(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
    .openapi(operators, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      return c.json(await listOperators(databaseOf(services), c.get('reader'), adcode), 200)
    })
