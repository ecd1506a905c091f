/** /api/districts, /api/street-offices, /api/communities, /api/barriers: the ground the plan stands on. */
import { createRoute, z } from '@hono/zod-openapi'
import {
  BarrierChange,
  BarrierState,
  Community,
  CommunityList,
  District,
  DistrictList,
  NewCommunity,
  Notices,
  StreetOffice,
} from '#contract/district.ts'
import { Adcode, Id } from '#contract/keys.ts'
import { NotFound } from '../errors.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import {
  findBarriers,
  findDistrict,
  getDistrict,
  listCommunities,
  listDistricts,
  listStreetOffices,
} from './districts.queries.ts'
import { listNotices } from './notices.queries.ts'
import { switchBarrier } from './save-barrier.ts'
import { addCommunity } from './save-community.ts'

const ofDistrict = z.strictObject({ adcode: Adcode })
const Features = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })

const list = createRoute({
  method: 'get',
  path: '/api/districts',
  summary: 'Districts with records',
  request: { query: noQuery },
  responses: { 200: json(DistrictList, 'Districts'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/districts/{adcode}',
  summary: 'One district: data date, revision, counts',
  request: { params: z.object({ adcode: Adcode }), query: noQuery },
  responses: { 200: json(District, 'District'), ...problems },
})
const notices = createRoute({
  method: 'get',
  path: '/api/districts/{adcode}/notices',
  summary: 'Whose data the roads and waters of a district are, as it has to stand beside the map',
  request: { params: z.object({ adcode: Adcode }), query: noQuery },
  responses: { 200: json(Notices, 'Notices'), ...problems },
})
const streets = createRoute({
  method: 'get',
  path: '/api/street-offices',
  summary: 'Street offices of a district',
  request: { query: ofDistrict },
  responses: { 200: json(z.object({ total: z.int(), items: z.array(StreetOffice) }), 'Street offices'), ...problems },
})
const communities = createRoute({
  method: 'get',
  path: '/api/communities',
  summary: 'Communities of a district',
  request: { query: ofDistrict },
  responses: { 200: json(CommunityList, 'Communities'), ...problems },
})
const nameCommunity = createRoute({
  method: 'post',
  path: '/api/communities',
  summary: 'Add a community under a street office',
  request: { body: body(NewCommunity) },
  responses: { 201: json(Community, 'The community as saved'), ...problems },
})
const barriers = createRoute({
  method: 'get',
  path: '/api/barriers',
  summary: 'Barriers and crossings as GeoJSON',
  request: { query: ofDistrict },
  responses: { 200: json(Features, 'GeoJSON FeatureCollection'), ...problems },
})

const change = createRoute({
  method: 'patch',
  path: '/api/barriers/{id}',
  summary: 'Switch a barrier on or off, with a reason',
  request: { params: z.object({ id: Id }), body: body(BarrierChange) },
  responses: { 200: json(BarrierState, 'The barrier as it then stands'), ...problems },
})

export const districtRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => c.json(await listDistricts(databaseOf(services), c.get('reader')), 200))
    .openapi(read, async (c) => {
      const { adcode } = c.req.valid('param')
      const found = await findDistrict(databaseOf(services), c.get('reader'), adcode)
      if (!found) throw new NotFound('district', adcode)
      return c.json(found, 200)
    })
    .openapi(notices, async (c) => {
      const { adcode } = c.req.valid('param')
      await getDistrict(databaseOf(services), adcode)
      return c.json({ items: await listNotices(databaseOf(services), c.get('reader'), adcode) }, 200)
    })
    .openapi(streets, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      const items = await listStreetOffices(databaseOf(services), c.get('reader'), adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(communities, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      const items = await listCommunities(databaseOf(services), c.get('reader'), adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(nameCommunity, async (c) => c.json(await addCommunity(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(barriers, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      return c.json(await findBarriers(databaseOf(services), c.get('reader'), adcode), 200)
    })
    .openapi(change, async (c) =>
      c.json(await switchBarrier(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
