/** /api/money and /api/compounds/{id}/money: who pays for what, and what the district carries. */
import { createRoute, z } from '@hono/zod-openapi'
import { Id } from '#contract/keys.ts'
import { CompoundMoney, DistrictMoney, MoneyQuery, MoneySave } from '#contract/money.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { readDistrictMoney, readMoney } from './read-money.ts'
import { saveMoney } from './save-money.ts'

const params = z.object({ id: Id })

const ofDistrict = createRoute({
  method: 'get',
  path: '/api/money',
  summary: 'Cost, contributors and remainder of every compound of a district, with sums and findings',
  request: { query: MoneyQuery },
  responses: { 200: json(DistrictMoney, 'Money by compound'), ...problems },
})
const ofCompound = createRoute({
  method: 'get',
  path: '/api/compounds/{id}/money',
  summary: 'Contributions, payments, maintenance fund and property subsidy of a compound, with what they come to',
  request: { params },
  responses: { 200: json(CompoundMoney, 'The money of the compound'), ...problems },
})
const save = createRoute({
  method: 'put',
  path: '/api/compounds/{id}/money',
  summary: 'Save the money of a compound as a whole, on the record that was seen',
  request: { params, body: body(MoneySave) },
  responses: { 200: json(CompoundMoney, 'As saved'), ...problems },
})

export const moneyRoutes = (services: Services) =>
  topicApp()
    .openapi(ofDistrict, async (c) =>
      c.json(await readDistrictMoney(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
    )
    .openapi(ofCompound, async (c) =>
      c.json(await readMoney(databaseOf(services), c.get('reader'), c.req.valid('param').id), 200),
    )
    .openapi(save, async (c) =>
      c.json(await saveMoney(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
