/** /api/balance-units: list, read, add, replace, delete. */
import { createRoute, z } from '@hono/zod-openapi'
import { BalanceUnit, BalanceUnitChange, BalanceUnits, NamedRevenues, NewBalanceUnit } from '#contract/balance.ts'
import { Adcode, Id } from '#contract/keys.ts'
import { NotFound } from '../errors.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { examinedPlaces } from '../http/valid.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { findUnit, listUnits } from './read-balance.ts'
import { revenuesOf } from './revenues.ts'
import { addUnit, changeUnit, deleteUnit } from './save-balance.ts'

const params = z.object({ id: Id })
const Deleted = z.object({ id: Id, deleted: z.literal(true) })

const list = createRoute({
  method: 'get',
  path: '/api/balance-units',
  summary: 'Balance units of a district: what pays for what, with sums',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(BalanceUnits, 'Units by name, as they stand now'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/balance-units/{id}',
  summary: 'One balance unit with items, lines and sums',
  request: { params, query: noQuery },
  responses: { 200: json(BalanceUnit, 'The unit'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/balance-units',
  summary: 'Make a balance unit of areas, compounds, income projects and land parcels, near each other or not',
  request: { body: body(NewBalanceUnit) },
  middleware: examinedPlaces('items', 'place'),
  responses: { 201: json(BalanceUnit, 'The unit as saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/balance-units/{id}',
  summary: 'Replace name, note, items and lines of a balance unit as a whole',
  request: { params, body: body(BalanceUnitChange) },
  middleware: examinedPlaces('items', 'place'),
  responses: { 200: json(BalanceUnit, 'The unit as saved'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/balance-units/{id}',
  summary: 'Delete a balance unit; its areas and compounds stay, the audit keeps it',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(Deleted, 'The unit is gone'), ...problems },
})
const revenues = createRoute({
  method: 'get',
  path: '/api/balance-revenues',
  summary: 'Incomes the documents over a district name, with their clauses',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(NamedRevenues, 'The nearest document first'), ...problems },
})

export const balanceRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const items = await listUnits(databaseOf(services), c.get('reader'), c.req.valid('query').adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(revenues, async (c) => {
      const packs = await readPolicies(databaseOf(services), c.get('reader'), c.req.valid('query').adcode)
      return c.json({ items: revenuesOf(packs) }, 200)
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param')
      const found = await findUnit(databaseOf(services), c.get('reader'), id)
      if (!found) throw new NotFound('balance-unit', id)
      return c.json(found, 200)
    })
    .openapi(add, async (c) => c.json(await addUnit(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeUnit(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await deleteUnit(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
