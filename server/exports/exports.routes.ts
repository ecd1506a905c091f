/**
 * /api/compounds/export, /api/works/export, /api/ground/export: a list as a file, by the list's own filter. Mounted before the lists, among
 * whose records `export` would be an id.
 */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ExportQuery, type ExportWish, GroundExportQuery, WorkExportQuery } from '#contract/exports.ts'
import { GroundCounts, GroundCountsFilter } from '#contract/ground.ts'
import { statusList } from '../compounds/status-list.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { attachment, streamed } from '../http/attachment.ts'
import type { Env } from '../http/env.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { languageOf } from '../http/words.ts'
import { databaseOf, type Services } from '../services.ts'
import { exportCompounds } from './compounds/compound-file.ts'
import type { ExportFile } from './export-file.ts'
import { mediaTypes } from './formats.ts'
import { exportGround } from './ground/ground-file.ts'
import { countGround } from './ground/ground-rows.queries.ts'
import { exportWorks } from './works/work-file.ts'

const file = { schema: z.string().openapi({ format: 'binary' }) }
const responses = {
  200: {
    description: 'The file, as it is made; its title and notes say source, data date and filter',
    content: Object.fromEntries(Object.values(mediaTypes).map((type) => [type, file])),
  },
  ...problems,
}

const compounds = createRoute({
  method: 'get',
  path: '/api/compounds/export',
  summary: 'The compounds of a list as a file: Excel, CSV, GeoJSON, GeoPackage, KML, FlatGeobuf, DXF',
  request: { query: ExportQuery.extend({ status: statusList.optional() }) },
  responses,
})
const works = createRoute({
  method: 'get',
  path: '/api/works/export',
  summary: 'Works and lines as a file, in the same formats',
  request: { query: WorkExportQuery },
  responses,
})
const ground = createRoute({
  method: 'get',
  path: '/api/ground/export',
  summary: 'Roads, rivers, railways, waters and crossings as a file, in the same formats',
  request: { query: GroundExportQuery },
  responses,
})
const counts = createRoute({
  method: 'get',
  path: '/api/ground',
  summary: 'How many roads, railways, rivers, waters and crossings a district has',
  request: { query: GroundCountsFilter },
  responses: { 200: json(GroundCounts, 'By kind; kinds of which there is none are left out'), ...problems },
})

const asking = (services: Services, c: Context<Env>, { lang }: ExportWish) => ({
  connection: databaseOf(services),
  reader: c.get('reader'),
  language: lang ?? languageOf(c.req.header('accept-language')),
  signal: c.req.raw.signal,
})

async function sent(c: Context<Env>, { encoding }: ExportWish, { fileName, plainName, format, chunks }: ExportFile) {
  const charset = format === 'csv' ? `; charset=${encoding ?? 'utf-8'}` : ''
  c.header('content-disposition', attachment(fileName, plainName))
  c.header('content-type', mediaTypes[format] + charset)
  c.header('cache-control', 'no-store')
  c.header('vary', 'Accept-Language')
  return c.body(await streamed(chunks, c.req.raw))
}

export const exportRoutes = (services: Services) =>
  topicApp()
    .openapi(compounds, async (c) => {
      const query = c.req.valid('query')
      return sent(c, query, await exportCompounds({ ...asking(services, c, query), query }))
    })
    .openapi(works, async (c) => {
      const query = c.req.valid('query')
      return sent(c, query, await exportWorks({ ...asking(services, c, query), query }))
    })
    .openapi(ground, async (c) => {
      const query = c.req.valid('query')
      return sent(c, query, await exportGround({ ...asking(services, c, query), query }))
    })
    .openapi(counts, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      return c.json(await countGround(databaseOf(services), c.get('reader'), adcode), 200)
    })
