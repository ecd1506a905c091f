/** /api/tiles: vector tiles, and a TileJSON for each set of them. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, AdcodePrefix } from '#contract/keys.ts'
import type { Database } from '../db/client.ts'
import { NotFound } from '../errors.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { languageOf, say } from '../http/words.ts'
import { databaseOf, type Services } from '../services.ts'
import { getTilesetExtent } from './extents.queries.ts'
import { cacheControl, isKnown, takesGzip } from './freshness.ts'
import { isTile } from './tile-grid.ts'
import { TileJson, tileJsonOf } from './tile-json.ts'
import { TileStore } from './tile-store.ts'
import { isTileset, tilesets } from './tilesets.ts'

const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

const describe = createRoute({
  method: 'get',
  path: '/api/tiles/{document}',
  summary: `TileJSON 3.0.0 of ${tilesets.join(', ')}`,
  request: {
    params: z.object({ document: z.string().openapi({ example: 'compounds.json' }) }),
    query: z.strictObject({ adcode: AdcodePrefix.optional() }),
  },
  responses: { 200: json(TileJson, 'TileJSON'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/tiles/{tileset}/{z}/{x}/{y}',
  summary: 'One vector tile',
  request: {
    params: z.object({
      tileset: z.string().openapi({ example: 'compounds' }),
      z: wholeNumber,
      x: wholeNumber,
      y: wholeNumber,
    }),
    query: z.strictObject({ v: wholeNumber.optional(), adcode: Adcode.optional() }),
  },
  responses: {
    200: {
      description: 'Mapbox Vector Tile 2.1, gzipped',
      content: { 'application/vnd.mapbox-vector-tile': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    304: { description: 'The tile the client keeps is still good' },
    ...problems,
  },
})

const plain = promisify(gunzip)

export function tileRoutes(services: Services) {
  const storeOf = storePerDatabase()
  return topicApp()
    .openapi(describe, async (c) => {
      const { document } = c.req.valid('param')
      const { adcode = '' } = c.req.valid('query')
      const name = document.replace(/\.json$/, '')
      if (name === document || !isTileset(name)) throw new NotFound('tile', document)
      const extent = await getTilesetExtent(databaseOf(services), c.get('reader'), name, adcode)
      if (adcode !== '' && extent.districts === 0) throw new NotFound('district', adcode)
      const notice = extent.invented ? say(languageOf(c.req.header('accept-language')), 'shell.inventedTitle') : null
      c.header('cache-control', 'no-cache')
      c.header('vary', 'Accept-Language')
      return c.json(tileJsonOf(name, { origin: originOf(c.req.raw), bounds: extent.bounds, notice }), 200)
    })
    .openapi(read, async (c) => {
      const { tileset, ...tile } = c.req.valid('param')
      if (!isTileset(tileset) || !isTile(tile)) throw new NotFound('tile', `${tileset}/${tile.z}/${tile.x}/${tile.y}`)
      const { gzipped, mark, revisions } = await storeOf(databaseOf(services)).get(c.get('reader'), tileset, tile)
      const zipped = takesGzip(c.req.header('accept-encoding'))
      const etag = zipped ? `"${mark}"` : `"${mark}-plain"`
      c.header('etag', etag)
      c.header('cache-control', cacheControl(revisions, c.req.valid('query')))
      c.header('vary', 'Accept-Encoding')
      if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304)
      c.header('content-type', 'application/vnd.mapbox-vector-tile')
      if (zipped) c.header('content-encoding', 'gzip')
      return c.body(zipped ? gzipped : new Uint8Array(await plain(gzipped)), 200)
    })
}

/** The store is made when the database is open, and again should it be another one. */
function storePerDatabase() {
  let made: { database: Database; store: TileStore } | null = null
  return (database: Database): TileStore => {
    if (made?.database !== database) made = { database, store: new TileStore(database, database.revisions) }
    return made.store
  }
}

/** The address the client itself used, also through a proxy that ends TLS. */
function originOf({ url, headers }: Request): string {
  const { host, protocol } = new URL(url)
  const forwarded = headers.get('x-forwarded-proto')
  return `${forwarded === 'https' || forwarded === 'http' ? forwarded : protocol.slice(0, -1)}://${host}`
}
