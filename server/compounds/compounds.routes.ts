/** /api/compounds: list, read, add, change, retire; check a boundary while it is being drawn. */
import { createRoute, z } from '@hono/zod-openapi'
import {
  BoundaryChanges,
  BoundaryCheck,
  CompoundChange,
  CompoundDetail,
  CompoundFilter,
  CompoundList,
  NewCompound,
  Retirement,
} from '#contract/compound.ts'
import { Bounds } from '#contract/geometry.ts'
import { Adcode, Id } from '#contract/keys.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { boundaryTypes, examined, examinedEach } from '../http/valid.ts'
import { languageOf, say } from '../http/words.ts'
import { findByVerdict } from '../policies/verdict-columns.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { findNearby } from './boundary.queries.ts'
import { judgeBoundary } from './check-boundary.ts'
import { getCompound, listCompounds, mustHaveDistrict } from './compounds.queries.ts'
import { saveBoundaries } from './save-boundaries.ts'
import { addCompound, changeCompound, retireCompound } from './save-compound.ts'
import { statusList } from './status-list.ts'

const params = z.object({ id: Id })
const ShapeFinding = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  place: z.tuple([z.number(), z.number()]).nullable(),
  blocking: z.boolean(),
  /** Whose boundary it is about: the one drawn, or one that moves with it. */
  compound: Id.nullable(),
})

const list = createRoute({
  method: 'get',
  path: '/api/compounds',
  summary: 'Compounds of a district, city or province',
  request: { query: CompoundFilter.extend({ status: statusList.optional() }) },
  responses: { 200: json(CompoundList, 'One page, in ledger order'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/compounds/{id}',
  summary: 'One compound with every field and its source',
  request: { params, query: noQuery },
  responses: { 200: json(CompoundDetail, 'The compound'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/compounds',
  summary: 'Add a compound by hand',
  request: { body: body(NewCompound) },
  middleware: examined('boundary', boundaryTypes),
  responses: { 201: json(CompoundDetail, 'The compound as saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/compounds/{id}',
  summary: 'Change facts, boundary or status',
  request: { params, body: body(CompoundChange) },
  middleware: examined('boundary', boundaryTypes),
  responses: { 200: json(CompoundDetail, 'The compound as saved'), ...problems },
})
const saveTogether = createRoute({
  method: 'put',
  path: '/api/compounds/boundaries',
  summary: 'Save several boundaries together, or none of them',
  request: { body: body(BoundaryChanges) },
  middleware: examinedEach('items', 'boundary', boundaryTypes),
  responses: {
    200: json(z.object({ items: z.array(CompoundDetail) }), 'The compounds as saved, in the order asked'),
    ...problems,
  },
})
const retire = createRoute({
  method: 'post',
  path: '/api/compounds/{id}/retire',
  summary: 'Take a compound off the lists, keeping its record',
  request: { params, body: body(Retirement) },
  responses: { 200: json(CompoundDetail, 'The compound as retired'), ...problems },
})
const check = createRoute({
  method: 'post',
  path: '/api/compounds/check-boundary',
  summary: 'Findings about a boundary, before it is saved',
  request: { body: body(BoundaryCheck) },
  middleware: [examined('boundary', boundaryTypes), examinedEach('alongside', 'boundary', boundaryTypes)] as const,
  responses: { 200: json(z.object({ findings: z.array(ShapeFinding) }), 'Blocking faults and doubts'), ...problems },
})
const bounds = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(Bounds)
const nearby = createRoute({
  method: 'get',
  path: '/api/nearby',
  summary: 'Exact boundaries and roads in a window, for snapping',
  request: { query: z.strictObject({ adcode: Adcode, bounds: z.string().regex(/^-?[\d.]+(,-?[\d.]+){3}$/) }) },
  responses: {
    200: json(z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }), 'GeoJSON'),
    ...problems,
  },
})

export const compoundRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const filter = c.req.valid('query')
      if (filter.adcode !== undefined) await mustHaveDistrict(databaseOf(services), filter.adcode)
      const ids = await findByVerdict(databaseOf(services), c.get('reader'), filter)
      return c.json(await listCompounds(databaseOf(services), c.get('reader'), { ...filter, ids }), 200)
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await getCompound(databaseOf(services), c.get('reader'), id), 200)
    })
    .openapi(add, async (c) => c.json(await addCompound(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeCompound(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(saveTogether, async (c) => c.json(await saveBoundaries(writerOf(services, c), c.req.valid('json')), 200))
    .openapi(retire, async (c) =>
      c.json(await retireCompound(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(check, async (c) => {
      const judged = await judgeBoundary(databaseOf(services), c.get('reader'), c.req.valid('json'))
      const language = languageOf(c.req.header('accept-language'))
      const findings = judged.map(({ code, params, place = null, blocking, compound }) => ({
        code,
        params,
        place,
        blocking,
        compound,
        message: say(language, `findings.${code}`, params),
      }))
      return c.json({ findings }, 200)
    })
    .openapi(nearby, async (c) => {
      const query = c.req.valid('query')
      return c.json(
        await findNearby(databaseOf(services), c.get('reader'), query.adcode, bounds.parse(query.bounds)),
        200,
      )
    })
