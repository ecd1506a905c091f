/** /api/policies and /api/compounds/{id}/eligibility: the documents over a district, and a compound held against them. */
import { createRoute, z } from '@hono/zod-openapi'
import { CompoundEligibility } from '#contract/eligibility.ts'
import { Adcode, Id } from '#contract/keys.ts'
import { PolicyPack, SourceId } from '#contract/policy.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services } from '../services.ts'
import { readEligibility, readPolicies } from './read-eligibility.ts'

const list = createRoute({
  method: 'get',
  path: '/api/policies',
  summary: 'The policy packs over a district: rules, parameters and clauses, the province’s first',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(z.object({ total: z.int(), items: z.array(PolicyPack) }), 'Packs'), ...problems },
})
const eligibility = createRoute({
  method: 'get',
  path: '/api/compounds/{id}/eligibility',
  summary: 'A compound held against every policy over it, test by test: verdict, clause, fact used, what is missing',
  // compare: a pack of another place to look at beside them
  request: { params: z.object({ id: Id }), query: z.strictObject({ compare: SourceId.optional() }) },
  responses: { 200: json(CompoundEligibility, 'Verdicts at the data date'), ...problems },
})

export const policyRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const items = await readPolicies(databaseOf(services), c.get('reader'), c.req.valid('query').adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(eligibility, async (c) => {
      const asked = { ...c.req.valid('param'), ...c.req.valid('query') }
      return c.json(await readEligibility(databaseOf(services), c.get('reader'), asked), 200)
    })
