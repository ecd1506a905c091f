/** /api/basemap: the configured basemap, fetched by the server. Without one there are no tiles, and that is no fault. */
import { createRoute, z } from '@hono/zod-openapi'
import { NotFound } from '../errors.ts'
import { json, noQuery, problems, topicApp } from '../http/route.ts'
import type { Services } from '../services.ts'
import { type BasemapOptions, openBasemap } from './basemap.ts'
import { isTile } from './tile-grid.ts'

const BasemapFacts = z.object({
  kind: z.enum(['none', 'raster', 'vector']),
  attribution: z.string().nullable(),
  minzoom: z.int(),
  maxzoom: z.int(),
})
const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

const describe = createRoute({
  method: 'get',
  path: '/api/basemap.json',
  summary: 'The configured basemap',
  request: { query: noQuery },
  responses: { 200: json(BasemapFacts, 'Its kind (none when off) and attribution'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/basemap/{z}/{x}/{y}',
  summary: 'One tile of the basemap',
  request: { params: z.object({ z: wholeNumber, x: wholeNumber, y: wholeNumber }), query: noQuery },
  responses: {
    200: {
      description: 'The tile as the basemap gives it',
      content: { 'image/*': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
  },
})

/** `key` replaces {key} in the address of a service. */
export function basemapRoutes(
  { basemap }: Pick<Services, 'basemap'>,
  options: BasemapOptions = { key: process.env.BASEMAP_KEY ?? '' },
) {
  const source = basemap ? openBasemap(basemap, options) : null
  return topicApp()
    .openapi(describe, async (c) => {
      c.header('cache-control', 'no-cache')
      if (!basemap || !source) return c.json({ kind: 'none' as const, attribution: null, minzoom: 0, maxzoom: 0 }, 200)
      return c.json({ ...(await source.facts()), attribution: basemap.attribution }, 200)
    })
    .openapi(read, async (c) => {
      const address = c.req.valid('param')
      const tile = source && isTile(address) ? await source.tile(address) : null
      if (!tile) throw new NotFound('tile', `basemap/${address.z}/${address.x}/${address.y}`)
      c.header('content-type', tile.contentType)
      c.header('cache-control', 'private, max-age=86400')
      c.header('x-content-type-options', 'nosniff')
      return c.body(tile.bytes, 200)
    })
}
