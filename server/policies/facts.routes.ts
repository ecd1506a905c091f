/** /api/facts and /api/decisions: what is recorded for the policies, and what somebody signs where they leave it open. */
import { createRoute, z } from '@hono/zod-openapi'
import { FactList, FactRecording, FactsRecorded } from '#contract/compound-fact.ts'
import { Adcode, Paging } from '#contract/keys.ts'
import { DecisionList, NewDecisions, WithdrawnDecisions } from '#contract/policy-decision.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { listFacts } from './facts.queries.ts'
import { decide, withdrawDecisions } from './save-decisions.ts'
import { recordFacts } from './save-facts.ts'

const codes = z
  .string()
  .max(1000)
  .regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/)
const list = createRoute({
  method: 'get',
  path: '/api/facts',
  summary: 'Facts recorded for the policies, of a district, by code',
  request: { query: Paging.extend({ adcode: Adcode, codes: codes.optional() }) },
  responses: { 200: json(FactList, 'One page, by compound and code'), ...problems },
})
const record = createRoute({
  method: 'put',
  path: '/api/facts',
  summary: 'Record, correct or take away facts of one or many compounds, together or not at all',
  request: { body: body(FactRecording) },
  responses: { 200: json(FactsRecorded, 'Each fact as it was and as it is'), ...problems },
})
const sign = createRoute({
  method: 'post',
  path: '/api/decisions',
  summary: 'Sign what a policy leaves open, for one compound or a batch',
  request: { body: body(NewDecisions) },
  responses: { 201: json(DecisionList, 'A decision for each compound'), ...problems },
})
const withdraw = createRoute({
  method: 'post',
  path: '/api/decisions/withdraw',
  summary: 'Take decisions back; they stay on record with the reason',
  request: { body: body(WithdrawnDecisions) },
  responses: { 200: json(DecisionList, 'The decisions as withdrawn'), ...problems },
})

export const factRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const { codes: asked, ...query } = c.req.valid('query')
      const wanted = { ...query, codes: asked?.split(',') ?? null }
      return c.json(await listFacts(databaseOf(services), c.get('reader'), wanted), 200)
    })
    .openapi(record, async (c) => c.json(await recordFacts(writerOf(services, c), c.req.valid('json')), 200))
    .openapi(sign, async (c) => c.json(await decide(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(withdraw, async (c) => c.json(await withdrawDecisions(writerOf(services, c), c.req.valid('json')), 200))
