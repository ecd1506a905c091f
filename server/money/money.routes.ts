/** /api/money and /api/compounds/{id}/money: who pays for what, what the district carries, works beside compounds, project lists. */
import { createRoute, z } from '@hono/zod-openapi'
import { Id } from '#contract/keys.ts'
import { ApplicationRequest, CompoundMoney, DistrictMoney, MoneyQuery } from '#contract/money.ts'
import { MoneySave } from '#contract/money-record.ts'
import { MoneyWorks } from '#contract/money-works.ts'
import { writeWorkbook } from '../areas/schemes/write-workbook.ts'
import { attachment } from '../http/attachment.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { languageOf, say } from '../http/words.ts'
import { readingOf } from '../menu/menu-reading.ts'
import { type Services, writerOf } from '../services.ts'
import { readApplication } from './read-application.ts'
import { readDistrictMoney, readMoney } from './read-money.ts'
import { readMoneyWorks } from './read-works.ts'
import { saveMoney } from './save-money.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const params = z.object({ id: Id })

const ofDistrict = createRoute({
  method: 'get',
  path: '/api/money',
  summary: 'Cost, contributors and remainder of every compound of a district, with sums and findings',
  request: { query: MoneyQuery },
  responses: { 200: json(DistrictMoney, 'Money by compound'), ...problems },
})
const works = createRoute({
  method: 'get',
  path: '/api/money/works',
  summary: 'Works that serve or cross compounds: inside and outside the boundaries, chargeable or not, in step or not',
  request: { query: MoneyQuery },
  responses: { 200: json(MoneyWorks, 'Works with what the documents say of charging them'), ...problems },
})
const application = createRoute({
  method: 'post',
  path: '/api/money/application',
  summary: 'The project list of chosen compounds for an application, as a workbook',
  request: { body: body(ApplicationRequest) },
  responses: {
    200: {
      description: '项目清单 as .xlsx, in the language of the reader',
      content: { [xlsxType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
  },
})
const ofCompound = createRoute({
  method: 'get',
  path: '/api/compounds/{id}/money',
  summary: 'Contributions, payments, maintenance fund and property subsidy of a compound, with what they come to',
  request: { params },
  responses: { 200: json(CompoundMoney, 'The money of the compound'), ...problems },
})
const save = createRoute({
  method: 'put',
  path: '/api/compounds/{id}/money',
  summary: 'Save the money of a compound as a whole, on the record that was seen',
  request: { params, body: body(MoneySave) },
  responses: { 200: json(CompoundMoney, 'As saved'), ...problems },
})

export const moneyRoutes = (services: Services) =>
  topicApp()
    .openapi(ofDistrict, async (c) =>
      c.json(await readDistrictMoney(readingOf(services, c), c.req.valid('query').adcode), 200),
    )
    .openapi(works, async (c) => c.json(await readMoneyWorks(readingOf(services, c), c.req.valid('query').adcode), 200))
    .openapi(application, async (c) => {
      const asked = c.req.valid('json')
      const language = languageOf(c.req.header('accept-language'))
      const told = await readApplication(readingOf(services, c), asked, (key, words) => say(language, key, words))
      c.header('content-disposition', attachment(told.fileName, `application-${asked.adcode}.xlsx`))
      c.header('content-type', xlsxType)
      c.header('cache-control', 'no-store')
      c.header('vary', 'Accept-Language')
      return c.body(Uint8Array.from(await writeWorkbook(told)))
    })
    .openapi(ofCompound, async (c) => c.json(await readMoney(readingOf(services, c), c.req.valid('param').id), 200))
    .openapi(save, async (c) =>
      c.json(
        await saveMoney(writerOf(services, c), c.req.valid('param').id, c.req.valid('json'), services.crosswalk),
        200,
      ),
    )
