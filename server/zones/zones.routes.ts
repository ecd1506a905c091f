/** /api/policy-zones: ground that documents mark; listed, tried out, added, changed, taken away. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import { NewZone, PolicyZones, Zone, ZoneChange } from '#contract/zone.ts'
import { ZoneCheck, ZoneTrial } from '#contract/zone-check.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { boundaryTypes, examined } from '../http/valid.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { checkZone, readZones } from './read-zones.ts'
import { addZone, changeZone, deleteZone } from './save-zone.ts'

const params = z.object({ id: Id })
const Deleted = z.object({ id: Id, deleted: z.literal(true) })
const examinedBoundary = examined('boundary', boundaryTypes)

const list = createRoute({
  method: 'get',
  path: '/api/policy-zones',
  summary: 'Zones of a district with what lies in them, and what a zone may mean there',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(PolicyZones, 'Zones by name'), ...problems },
})
const check = createRoute({
  method: 'post',
  path: '/api/policy-zones/check',
  summary: 'Who would lie in a zone and whose verdict it would change, before it is saved',
  request: { body: body(ZoneTrial) },
  middleware: examinedBoundary,
  responses: { 200: json(ZoneCheck, 'Compounds in it, and changed verdicts by policy'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/policy-zones',
  summary: 'Add a zone',
  request: { body: body(NewZone) },
  middleware: examinedBoundary,
  responses: { 201: json(Zone, 'The zone as saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/policy-zones/{id}',
  summary: 'Change the fields given of a zone',
  request: { params, body: body(ZoneChange) },
  middleware: examinedBoundary,
  responses: { 200: json(Zone, 'The zone as saved'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/policy-zones/{id}',
  summary: 'Take a zone away; the audit keeps it',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(Deleted, 'The zone is gone'), ...problems },
})

export const zoneRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) =>
      c.json(await readZones(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
    )
    .openapi(check, async (c) =>
      c.json(await checkZone(databaseOf(services), c.get('reader'), c.req.valid('json')), 200),
    )
    .openapi(add, async (c) => c.json(await addZone(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeZone(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await deleteZone(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
