/** /api/areas: preview of a draft, list, read, add, change, delete. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  Area,
  AreaChange,
  AreaList,
  AreaPreview,
  AreaShapes,
  NeighbourDecision,
  NeighbourDecisions,
  NeighbourPairs,
  NewArea,
  PreviewRequest,
  ShapesRequest,
  UnifiedFlags,
} from '#contract/area.ts'
import { Adcode, Id, Year } from '#contract/keys.ts'
import { PlanYearChange, PlanYearPreview, PlanYearSaved } from '#contract/plan-year.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import type { Env } from '../http/env.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { boundaryTypes, examined } from '../http/valid.ts'
import { languageOf } from '../http/words.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { findUnifiedFlags } from './area-record.queries.ts'
import { listNeighbours, shapesOf } from './drafted.ts'
import { findDecisions } from './neighbour-decisions.queries.ts'
import { previewArea } from './preview.ts'
import { findArea, listAreas } from './read-areas.ts'
import { addArea, changeArea, deleteArea } from './save-area.ts'
import { decideNeighbours } from './save-neighbours.ts'
import { previewPlanYear, savePlanYear } from './save-plan-year.ts'

const params = z.object({ id: Id })
const Deleted = z.object({ id: Id, deleted: z.literal(true) })

const preview = createRoute({
  method: 'post',
  path: '/api/areas/preview',
  summary: 'What a drawn boundary or a set of compounds would be as an area',
  request: { body: body(PreviewRequest) },
  middleware: examined('boundary', boundaryTypes),
  responses: { 200: json(AreaPreview, 'Members, contiguity, faults, totals'), ...problems },
})
const shapes = createRoute({
  method: 'post',
  path: '/api/areas/shapes',
  summary: 'Sets of compounds closed into one shape each, as areas are drawn',
  request: { body: body(ShapesRequest) },
  responses: { 200: json(AreaShapes, 'A shape for every set with a placed compound'), ...problems },
})
const neighbours = createRoute({
  method: 'get',
  path: '/api/neighbours',
  summary: 'Every two compounds of a district that are near enough, and the barriers that keep some of them apart',
  request: { query: z.strictObject({ adcode: Adcode, maxGapM: z.coerce.number().min(0).max(500) }) },
  responses: { 200: json(NeighbourPairs, 'Pairs by gap'), ...problems },
})
const decisions = createRoute({
  method: 'get',
  path: '/api/neighbours/decisions',
  summary: 'Which compounds are neighbours, or are not, by decision of a planner',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(NeighbourDecisions, 'Decisions'), ...problems },
})
const decide = createRoute({
  method: 'put',
  path: '/api/neighbours/decisions',
  summary: 'Declare or deny that two compounds are neighbours, with a reason; null takes it back',
  request: { body: body(NeighbourDecision) },
  responses: { 200: json(NeighbourDecisions, 'Decisions as they then stand'), ...problems },
})
const list = createRoute({
  method: 'get',
  path: '/api/areas',
  summary: 'Areas of the adopted scheme of a district',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(AreaList, 'Areas by number, as they stand now'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/areas/{id}',
  summary: 'One area as it stands now',
  request: { params, query: noQuery },
  responses: { 200: json(Area, 'The area'), ...problems },
})
const flags = createRoute({
  method: 'get',
  path: '/api/unified-flags',
  summary: 'What the policy packs over a district want done as one in an area, with clause and responsible unit',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(UnifiedFlags, 'Flags, those of the province first'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/areas',
  summary: 'Save an area',
  request: { body: body(NewArea) },
  middleware: examined('outline', boundaryTypes),
  responses: { 201: json(Area, 'The area as saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/areas/{id}',
  summary:
    'Change the record of an area: name, year, members, outline, implementer, leading street office, flags, note',
  request: { params, body: body(AreaChange) },
  middleware: examined('outline', boundaryTypes),
  responses: { 200: json(Area, 'The area as saved'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/areas/{id}',
  summary: 'Delete an area; its compounds stay, the audit keeps it',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(Deleted, 'The area is gone'), ...problems },
})

const planYear = createRoute({
  method: 'get',
  path: '/api/areas/{id}/plan-year',
  summary: 'What one plan year for all members would mean: who moves, who has it, who keeps another one and why',
  request: { params, query: z.strictObject({ year: z.coerce.number().pipe(Year).optional() }) },
  responses: { 200: json(PlanYearPreview, 'For the year asked about, else the one proposed'), ...problems },
})
const harmonise = createRoute({
  method: 'put',
  path: '/api/areas/{id}/plan-year',
  summary: 'Give an area and its members one plan year, all of them or none; or give each back the year it had',
  request: { params, body: body(PlanYearChange) },
  responses: { 200: json(PlanYearSaved, 'The area as saved, and the members that were moved'), ...problems },
})

const languageFor = (c: Context<Env>) => languageOf(c.req.header('accept-language'))

export const areaRoutes = (services: Services) =>
  topicApp()
    .openapi(preview, async (c) => {
      const draft = c.req.valid('json')
      return c.json(await previewArea(databaseOf(services), c.get('reader'), languageFor(c), draft), 200)
    })
    .openapi(shapes, async (c) => {
      const { adcode, sets } = c.req.valid('json')
      const items = await shapesOf(databaseOf(services), c.get('reader'), adcode, sets)
      return c.json({ items }, 200)
    })
    .openapi(neighbours, async (c) => {
      const { adcode, maxGapM } = c.req.valid('query')
      const items = await listNeighbours(databaseOf(services), c.get('reader'), adcode, maxGapM)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(decisions, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      return c.json({ items: await findDecisions(databaseOf(services), c.get('reader'), adcode) }, 200)
    })
    .openapi(decide, async (c) =>
      c.json({ items: await decideNeighbours(writerOf(services, c), c.req.valid('json')) }, 200),
    )
    .openapi(list, async (c) => {
      const { adcode } = c.req.valid('query')
      const items = await listAreas(databaseOf(services), c.get('reader'), languageFor(c), adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param')
      const found = await findArea(databaseOf(services), c.get('reader'), languageFor(c), id)
      if (!found) throw new NotFound('area', id)
      return c.json(found, 200)
    })
    .openapi(flags, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      const items = await findUnifiedFlags(databaseOf(services), c.get('reader'), adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(add, async (c) => c.json(await addArea(areaWriter(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeArea(areaWriter(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await deleteArea(areaWriter(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
    .openapi(planYear, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await previewPlanYear(databaseOf(services), c.get('reader'), id, c.req.valid('query').year), 200)
    })
    .openapi(harmonise, async (c) =>
      c.json(await savePlanYear(areaWriter(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )

const areaWriter = (services: Services, c: Context<Env>) => ({ ...writerOf(services, c), language: languageFor(c) })
