/** /api/compounds/export: the list as a file, by the list's own filter. Mounted before the compounds, among which `export` would be an id. */
import { createRoute, z } from '@hono/zod-openapi'
import { type ExportFormat, ExportQuery } from '#contract/exports.ts'
import { attachment, streamed } from '../http/attachment.ts'
import { problems, topicApp } from '../http/route.ts'
import { languageOf } from '../http/words.ts'
import { databaseOf, type Services } from '../services.ts'
import { exportCompounds } from './export.ts'
import { statusList } from './status-list.ts'

const mediaTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  geojson: 'application/geo+json',
  gpkg: 'application/geopackage+sqlite3',
  kml: 'application/vnd.google-earth.kml+xml',
  fgb: 'application/flatgeobuf',
  dxf: 'image/vnd.dxf',
}

const file = { schema: z.string().openapi({ format: 'binary' }) }

const exported = createRoute({
  method: 'get',
  path: '/api/compounds/export',
  summary: 'The compounds of a list as a file: Excel, CSV, GeoJSON, GeoPackage, KML, FlatGeobuf, DXF',
  request: { query: ExportQuery.extend({ status: statusList.optional() }) },
  responses: {
    200: {
      description: 'The file, as it is made; its title and notes say source, data date and filter',
      content: Object.fromEntries(Object.values(mediaTypes).map((type) => [type, file])),
    },
    ...problems,
  },
})

export const exportRoutes = (services: Services) =>
  topicApp().openapi(exported, async (c) => {
    const query = c.req.valid('query')
    const language = query.lang ?? languageOf(c.req.header('accept-language'))
    const asked = { connection: databaseOf(services), reader: c.get('reader'), language, query }
    const { fileName, plainName, chunks } = await exportCompounds(asked)
    const charset = query.format === 'csv' ? `; charset=${query.encoding ?? 'utf-8'}` : ''
    c.header('content-disposition', attachment(fileName, plainName))
    // exportCompounds refuses the one format without a type
    c.header('content-type', mediaTypes[query.format as ExportFormat] + charset)
    c.header('cache-control', 'no-store')
    c.header('vary', 'Accept-Language')
    return c.body(await streamed(chunks))
  })
