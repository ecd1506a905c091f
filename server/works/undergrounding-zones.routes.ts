/** /api/undergrounding-zones, as a list and as GeoJSON: what goes below ground in a year, and how far each operator is. */
import { createRoute, z } from '@hono/zod-openapi'
import { MultiPolygonShape } from '#contract/geometry.ts'
import { UndergroundingZone, ZoneFilter, ZoneList } from '#contract/work.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services } from '../services.ts'
import { findUndergroundingZones, type ZoneWithShape } from './undergrounding-zones.queries.ts'

const ZoneFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: UndergroundingZone,
      geometry: MultiPolygonShape,
    }),
  ),
})

const list = createRoute({
  method: 'get',
  path: '/api/undergrounding-zones',
  summary: 'Undergrounding zones of a year, with the metres of each operator',
  request: { query: ZoneFilter },
  responses: { 200: json(ZoneList, 'Zones'), ...problems },
})
const shapes = createRoute({
  method: 'get',
  path: '/api/undergrounding-zones.geojson',
  summary: 'The same zones as GeoJSON, each dissolved into one shape',
  request: { query: ZoneFilter },
  responses: {
    200: { description: 'GeoJSON FeatureCollection', content: { 'application/geo+json': { schema: ZoneFeatures } } },
    ...problems,
  },
})

export const undergroundingZoneRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const zones = await findUndergroundingZones(databaseOf(services), c.get('reader'), c.req.valid('query'))
      return c.json({ total: zones.length, items: zones.map(({ shape: _, ...zone }) => zone) }, 200)
    })
    .openapi(shapes, async (c) => {
      const zones = await findUndergroundingZones(databaseOf(services), c.get('reader'), c.req.valid('query'))
      const answer = { type: 'FeatureCollection' as const, features: zones.map(featureOf) }
      return c.json(answer, 200, { 'content-type': 'application/geo+json; charset=utf-8' })
    })

const featureOf = ({ shape, ...zone }: ZoneWithShape) => ({
  type: 'Feature' as const,
  id: zone.id,
  properties: zone,
  geometry: shape,
})
