/** /api/eligibility: a whole district under its policies, as a list, as colours of the map, and as work to be done. */
import { createRoute, z } from '@hono/zod-openapi'
import {
  DistrictEligibility,
  DistrictPolicies,
  EligibilityQuery,
  Standings,
  StandingsQuery,
} from '#contract/district-eligibility.ts'
import { Adcode } from '#contract/keys.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services } from '../services.ts'
import { readDistrictEligibility, readDistrictPolicies } from './read-district.ts'
import { readStandings } from './read-standings.ts'

const list = createRoute({
  method: 'get',
  path: '/api/eligibility',
  summary: 'Every compound of a district under every policy over it, test by test, in ledger order',
  request: { query: EligibilityQuery },
  responses: { 200: json(DistrictEligibility, 'Verdicts at the data date'), ...problems },
})
const standings = createRoute({
  method: 'get',
  path: '/api/eligibility/standings',
  summary: 'How each compound stands under one policy, for one class of work or by one test alone, and why',
  request: { query: StandingsQuery },
  responses: { 200: json(Standings, 'A verdict for each compound'), ...problems },
})
const summary = createRoute({
  method: 'get',
  path: '/api/eligibility/summary',
  summary: 'What the policies over a district leave to be recorded, decided and looked into',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(DistrictPolicies, 'Counts and lists'), ...problems },
})

export const eligibilityRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) =>
      c.json(await readDistrictEligibility(databaseOf(services), c.get('reader'), c.req.valid('query')), 200),
    )
    .openapi(standings, async (c) =>
      c.json(await readStandings(databaseOf(services), c.get('reader'), c.req.valid('query')), 200),
    )
    .openapi(summary, async (c) =>
      c.json(await readDistrictPolicies(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
    )
