/** /api/schemes: alternative divisions of a district; drafts are saved, compared, copied, adopted, archived. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import { NewScheme, Scheme, SchemeChange, SchemeList, SchemeStep } from '#contract/scheme.ts'
import { mustHaveDistrict } from '../../compounds/compounds.queries.ts'
import { NotFound } from '../../errors.ts'
import { attachment } from '../../http/attachment.ts'
import { body, json, noQuery, problems, topicApp } from '../../http/route.ts'
import { languageOf } from '../../http/words.ts'
import { databaseOf, type Services, writerOf } from '../../services.ts'
import { adoptScheme } from './save-adoption.ts'
import { addScheme, archiveScheme, changeScheme } from './save-scheme.ts'
import { findScheme, listSchemes } from './schemes.queries.ts'
import { workbookOf } from './workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

const params = z.object({ id: Id })
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const list = createRoute({
  method: 'get',
  path: '/api/schemes',
  summary: 'The schemes of a district, the adopted one first',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(SchemeList, 'Schemes'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/schemes/{id}',
  summary: 'One scheme with its areas',
  request: { params, query: noQuery },
  responses: { 200: json(Scheme, 'The scheme'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/schemes',
  summary: 'Keep a draft',
  request: { body: body(NewScheme) },
  responses: { 201: json(Scheme, 'The scheme as saved'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/schemes/{id}',
  summary: 'Rename a scheme, or save what was changed in a draft',
  request: { params, body: body(SchemeChange) },
  responses: { 200: json(Scheme, 'The scheme as saved'), ...problems },
})
const workbook = createRoute({
  method: 'get',
  path: '/api/schemes/{id}/workbook',
  summary: 'The areas of a scheme as a workbook: recorded figures, one row an area, and who is in none',
  request: { params, query: noQuery },
  responses: {
    200: {
      description: '片区一览表 as .xlsx, in the language of the reader',
      content: { [xlsxType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
  },
})
const adopt = createRoute({
  method: 'post',
  path: '/api/schemes/{id}/adopt',
  summary: 'Make a draft the division that holds; the one before is archived with its areas',
  request: { params, body: body(SchemeStep) },
  responses: { 200: json(Scheme, 'The adopted scheme'), ...problems },
})
const archive = createRoute({
  method: 'post',
  path: '/api/schemes/{id}/archive',
  summary: 'Put a draft away',
  request: { params, body: body(SchemeStep) },
  responses: { 200: json(Scheme, 'The archived scheme'), ...problems },
})

export const schemeRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const { adcode } = c.req.valid('query')
      await mustHaveDistrict(databaseOf(services), adcode)
      const items = await listSchemes(databaseOf(services), c.get('reader'), adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param')
      const found = await findScheme(databaseOf(services), c.get('reader'), id)
      if (!found) throw new NotFound('scheme', id)
      return c.json(found, 200)
    })
    .openapi(workbook, async (c) => {
      const language = languageOf(c.req.header('accept-language'))
      const { id } = c.req.valid('param')
      const told = await workbookOf(databaseOf(services), c.get('reader'), language, id)
      c.header('content-disposition', attachment(told.fileName, `${id}.xlsx`))
      c.header('content-type', xlsxType)
      c.header('cache-control', 'no-store')
      c.header('vary', 'Accept-Language')
      return c.body(Uint8Array.from(await writeWorkbook(told)))
    })
    .openapi(add, async (c) => c.json(await addScheme(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeScheme(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(adopt, async (c) => {
      const writer = { ...writerOf(services, c), language: languageOf(c.req.header('accept-language')) }
      return c.json(await adoptScheme(writer, c.req.valid('param').id, c.req.valid('json')), 200)
    })
    .openapi(archive, async (c) =>
      c.json(await archiveScheme(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
