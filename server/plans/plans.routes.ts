/** /api/plans: three-year, annual and project plans; drafts, editions, filing, candidates, and each plan as a workbook. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import { languages } from '#contract/language/catalogue.ts'
import { CandidateList } from '#contract/plan-candidates.ts'
import { NewFiling, PlanEdition, PlanPublication, PlanRetraction } from '#contract/plan-editions.ts'
import { NewPlan, Plan, PlanChange, PlanList } from '#contract/plans.ts'
import { NotFound } from '../errors.ts'
import { attachment } from '../http/attachment.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { languageOf } from '../http/words.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { listCandidates } from './list-candidates.ts'
import { goneLink, publishedPage, publishedPolicy } from './published-page.ts'
import { findPublished, getEdition } from './read-editions.ts'
import { findPlan, listPlans } from './read-plans.ts'
import { filePlan, removeFiling } from './save-filing.ts'
import { addPlan, changePlan, deletePlan, discardDraft } from './save-plan.ts'
import { publishPlan, retractPlan } from './save-publication.ts'
import { planWorkbook } from './workbook.ts'

const params = z.object({ id: Id })
const edition = z.coerce.number().int().min(1)
const version = z.coerce.number().int().min(1)
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const planned = (description: string) => ({ 200: json(Plan, description), ...problems })

const list = createRoute({
  method: 'get',
  path: '/api/plans',
  summary: 'Plans of a district, the widest first, each with its state and when it has to be compiled',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(PlanList, 'Plans at the data date'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/plans/{id}',
  summary: 'One plan: compounds, sums, warnings, editions, what differs from the last, filings',
  request: { params, query: noQuery },
  responses: planned('The plan'),
})
const candidates = createRoute({
  method: 'get',
  path: '/api/plans/{id}/candidates',
  summary: 'Compounds a plan may take in, with the parts of their priority and their verdicts',
  request: { params, query: noQuery },
  responses: { 200: json(CandidateList, 'In ledger order'), ...problems },
})
const oneEdition = createRoute({
  method: 'get',
  path: '/api/plans/{id}/editions/{edition}',
  summary: 'A plan as it was published, frozen, with what it changed of the edition before',
  request: { params: params.extend({ edition }), query: noQuery },
  responses: { 200: json(PlanEdition, 'The edition'), ...problems },
})
const editionPage = createRoute({
  method: 'get',
  path: '/api/plans/{id}/editions/{edition}/page',
  summary: 'A plan as it was published, as a page anybody may be sent',
  request: {
    params: params.extend({ edition }),
    // a messenger may hang words of its own to the address it passes on
    query: z.object({ lang: z.enum(languages).optional() }),
  },
  responses: { 200: { description: 'HTML', content: { 'text/html': { schema: z.string() } } }, ...problems },
})
const workbook = createRoute({
  method: 'get',
  path: '/api/plans/{id}/workbook',
  summary: 'A plan as a workbook: an edition as published, or the draft as it stands',
  request: { params, query: z.strictObject({ edition: edition.optional() }) },
  responses: {
    200: {
      description: 'The plan as .xlsx, in the language of the reader',
      content: { [xlsxType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
  },
})
const add = createRoute({
  method: 'post',
  path: '/api/plans',
  summary: 'Begin a plan',
  request: { body: body(NewPlan) },
  responses: { 201: json(Plan, 'The plan as saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/plans/{id}',
  summary: 'Change a plan; of a published one this opens the draft of the next edition',
  request: { params, body: body(PlanChange) },
  responses: planned('The plan as saved'),
})
const remove = createRoute({
  method: 'delete',
  path: '/api/plans/{id}',
  summary: 'Delete a plan that was never published',
  request: { params, query: z.strictObject({ version }) },
  responses: { 200: json(z.object({ id: Id, deleted: z.literal(true) }), 'The plan is gone'), ...problems },
})
const discard = createRoute({
  method: 'post',
  path: '/api/plans/{id}/discard',
  summary: 'Drop the draft of the next edition: the plan is as it was last published',
  request: { params, body: body(z.strictObject({ version: z.int().min(1) })) },
  responses: planned('The plan as last published'),
})
const publish = createRoute({
  method: 'post',
  path: '/api/plans/{id}/publish',
  summary: 'Publish a plan: freeze it as an edition, and let the ledger’s plan years follow where asked',
  request: { params, body: body(PlanPublication) },
  responses: planned('The published plan'),
})
const retract = createRoute({
  method: 'post',
  path: '/api/plans/{id}/retract',
  summary: 'Take the newest edition back, while it was not filed',
  request: { params, body: body(PlanRetraction) },
  responses: planned('The plan in joint review again'),
})
const file = createRoute({
  method: 'post',
  path: '/api/plans/{id}/filings',
  summary: 'Record that an edition was filed with a recipient',
  request: { params, body: body(NewFiling) },
  responses: { 201: json(Plan, 'The plan with its filings'), ...problems },
})
const unfile = createRoute({
  method: 'delete',
  path: '/api/plans/{id}/filings/{filing}',
  summary: 'Take a filing off the record',
  request: { params: params.extend({ filing: Id }), query: z.strictObject({ version }) },
  responses: planned('The plan with its filings'),
})

export const planRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) =>
      c.json(await listPlans(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
    )
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param')
      const found = await findPlan(databaseOf(services), c.get('reader'), id)
      if (!found) throw new NotFound('plan', id)
      return c.json(found, 200)
    })
    .openapi(candidates, async (c) =>
      c.json(await listCandidates(databaseOf(services), c.get('reader'), c.req.valid('param').id), 200),
    )
    .openapi(oneEdition, async (c) => {
      const asked = c.req.valid('param')
      return c.json(await getEdition(databaseOf(services), c.get('reader'), asked.id, asked.edition), 200)
    })
    .openapi(editionPage, async (c) => {
      const asked = c.req.valid('param')
      const language = c.req.valid('query').lang ?? languageOf(c.req.header('accept-language'))
      const found = await findPublished(databaseOf(services), c.get('reader'), asked.id, asked.edition)
      c.header('content-security-policy', publishedPolicy)
      c.header('content-language', language)
      c.header('cache-control', 'no-cache') // it may be taken back
      c.header('vary', 'Accept-Language')
      if (!found) c.status(404)
      return c.html(found ? publishedPage(found, language) : goneLink(language))
    })
    .openapi(workbook, async (c) => {
      const { id } = c.req.valid('param')
      const asked = { language: languageOf(c.req.header('accept-language')), id }
      const { edition: wanted = null } = c.req.valid('query')
      const told = await planWorkbook(databaseOf(services), c.get('reader'), { ...asked, edition: wanted })
      c.header('content-disposition', attachment(`${told.fileName}.xlsx`, `${id}.xlsx`))
      c.header('content-type', xlsxType)
      c.header('cache-control', 'no-store')
      c.header('vary', 'Accept-Language')
      return c.body(Uint8Array.from(told.bytes))
    })
    .openapi(add, async (c) => c.json(await addPlan(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changePlan(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await deletePlan(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
    .openapi(discard, async (c) =>
      c.json(await discardDraft(writerOf(services, c), c.req.valid('param').id, c.req.valid('json').version), 200),
    )
    .openapi(publish, async (c) =>
      c.json(await publishPlan(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(retract, async (c) =>
      c.json(await retractPlan(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(file, async (c) =>
      c.json(await filePlan(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .openapi(unfile, async (c) => {
      const { id, filing } = c.req.valid('param')
      return c.json(await removeFiling(writerOf(services, c), id, filing, c.req.valid('query').version), 200)
    })
