/** /api/targets: what is stated, against the ledger; own targets; what was made of a difference. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import {
  NewOutcome,
  NewTarget,
  OutcomeWithdrawal,
  TargetChange,
  TargetList,
  TargetStanding,
} from '#contract/targets.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { readTargets } from './read-targets.ts'
import { recordOutcome, withdrawOutcome } from './save-outcome.ts'
import { addTarget, changeTarget, deleteTarget } from './save-target.ts'

const params = z.object({ id: Id })
const Deleted = z.object({ id: Id, deleted: z.literal(true) })

const list = createRoute({
  method: 'get',
  path: '/api/targets',
  summary: 'Targets of a district against its ledger: difference, the rows behind it, dated steps, what was made of it',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(TargetList, 'Targets by year, at the data date'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/targets',
  summary: 'State a target of the district’s own: for all, for one street office, for one fund',
  request: { body: body(NewTarget) },
  responses: { 201: json(TargetStanding, 'The target as it stands'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/targets/{id}',
  summary: 'Change a target of the district’s own as a whole',
  request: { params, body: body(TargetChange) },
  responses: { 200: json(TargetStanding, 'The target as it stands'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/targets/{id}',
  summary: 'Take a target of the district’s own away, while nothing was recorded of it',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(Deleted, 'It is gone; the audit keeps it'), ...problems },
})
const settle = createRoute({
  method: 'post',
  path: '/api/targets/{id}/outcomes',
  summary: 'Record what is made of a difference: change the ledger, change the target, or note why both stay',
  request: { params, body: body(NewOutcome) },
  responses: { 201: json(TargetStanding, 'The target as it stands'), ...problems },
})
const withdraw = createRoute({
  method: 'post',
  path: '/api/target-outcomes/{id}/withdraw',
  summary: 'Withdraw an outcome: what it changed is taken back, the record of it stays',
  request: { params, query: noQuery, body: body(OutcomeWithdrawal) },
  responses: { 200: json(TargetStanding, 'The target as it stands'), ...problems },
})

export const targetRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) =>
      c.json(await readTargets(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
    )
    .openapi(add, async (c) => c.json(await addTarget(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeTarget(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await deleteTarget(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
    .openapi(settle, async (c) =>
      c.json(await recordOutcome(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .openapi(withdraw, async (c) =>
      c.json(await withdrawOutcome(writerOf(services, c), c.req.valid('param').id, c.req.valid('json').reason), 200),
    )
