/** /api/duties: departments × items as the packs have them, where a unit has something to do, and the matrix as a workbook. */
import { createRoute, z } from '@hono/zod-openapi'
import { Duties, UnitCompounds } from '#contract/duties.ts'
import { Adcode } from '#contract/keys.ts'
import { writeWorkbook } from '../areas/schemes/write-workbook.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { attachment } from '../http/attachment.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { languageOf, say } from '../http/words.ts'
import { readingOf } from '../menu/menu-reading.ts'
import { databaseOf, type Services } from '../services.ts'
import { dutiesWorkbook } from './duties-workbook.ts'
import { readDuties, readUnitCompounds } from './read-duties.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ofDistrict = z.strictObject({ adcode: Adcode })

const read = createRoute({
  method: 'get',
  path: '/api/duties',
  summary:
    'Departments × items of every pack over a district, with each duty as printed and where the items are needed',
  request: { query: ofDistrict },
  responses: { 200: json(Duties, 'A matrix for each catalogue'), ...problems },
})
const ofUnit = createRoute({
  method: 'get',
  path: '/api/duties/compounds',
  summary: 'The compounds where items of one unit are needed',
  request: { query: ofDistrict.extend({ catalogue: z.string().max(20), unit: z.string().max(200) }) },
  responses: { 200: json(UnitCompounds, 'Compounds in ledger order, each with the items needed'), ...problems },
})
const workbook = createRoute({
  method: 'get',
  path: '/api/duties/workbook',
  summary: 'The matrix of duties as a workbook, and every duty as printed',
  request: { query: ofDistrict },
  responses: {
    200: {
      description: '职责分工表 as .xlsx, in the language of the reader',
      content: { [xlsxType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
  },
})

export const dutyRoutes = (services: Services) =>
  topicApp()
    .openapi(read, async (c) => c.json(await readDuties(readingOf(services, c), c.req.valid('query').adcode), 200))
    .openapi(ofUnit, async (c) => c.json(await readUnitCompounds(readingOf(services, c), c.req.valid('query')), 200))
    .openapi(workbook, async (c) => {
      const { adcode } = c.req.valid('query')
      const language = languageOf(c.req.header('accept-language'))
      const { name } = await getDistrict(databaseOf(services), adcode)
      const duties = await readDuties(readingOf(services, c), adcode)
      const told = dutiesWorkbook((key, params) => say(language, key, params), name, duties)
      c.header('content-disposition', attachment(told.fileName, `duties-${adcode}.xlsx`))
      c.header('content-type', xlsxType)
      c.header('cache-control', 'no-store')
      c.header('vary', 'Accept-Language')
      return c.body(Uint8Array.from(await writeWorkbook(told)))
    })
