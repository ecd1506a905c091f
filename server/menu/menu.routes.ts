/** /api/menu: catalogues and how they answer each other, the menu of a compound, ticks, coverage, order of works, files. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import {
  CompoundMenu,
  ItemCode,
  ItemStandings,
  LinkChange,
  MenuCatalogues,
  MenuChanges,
  MenuCoverage,
  MenuExport,
  MenuSaved,
  MenuTicking,
  SequenceReport,
  WaiverChange,
} from '#contract/menu.ts'
import { writeWorkbook } from '../areas/schemes/write-workbook.ts'
import { attachment } from '../http/attachment.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { languageOf, say } from '../http/words.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { readCatalogues } from './catalogues.ts'
import { readingOf } from './menu-reading.ts'
import { readCompoundMenu, readCoverage, readOrder, readStandings } from './read-menu.ts'
import { readWorkbook } from './read-workbook.ts'
import { changeLink, changeWaiver } from './save-links.ts'
import { changeMenu, tickMany } from './save-menu.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ofDistrict = z.strictObject({ adcode: Adcode })

const catalogues = createRoute({
  method: 'get',
  path: '/api/menu/catalogues',
  summary: 'Item catalogues of all packs with duties and rules of sequence, and the crosswalk between them',
  request: { query: ofDistrict },
  responses: { 200: json(MenuCatalogues, 'Those over the district first'), ...problems },
})
const ofCompound = createRoute({
  method: 'get',
  path: '/api/menu/compounds/{id}',
  summary: 'The ticks of one compound and its buildings, works that could do them, and what comes in the wrong order',
  request: { params: z.object({ id: Id }), query: noQuery },
  responses: { 200: json(CompoundMenu, 'The menu'), ...problems },
})
const coverage = createRoute({
  method: 'get',
  path: '/api/menu/coverage',
  summary: 'Of each item of a catalogue, how many compounds stand in which state',
  request: { query: ofDistrict.extend({ catalogue: z.string().max(20) }) },
  responses: { 200: json(MenuCoverage, 'Counts; they add up to all compounds'), ...problems },
})
const standings = createRoute({
  method: 'get',
  path: '/api/menu/standings',
  summary: 'How one item stands in each compound of which something is said',
  request: { query: ofDistrict.extend({ item: ItemCode }) },
  responses: { 200: json(ItemStandings, 'States by compound'), ...problems },
})
const order = createRoute({
  method: 'get',
  path: '/api/menu/order',
  summary: 'Compounds whose works would come in the wrong order, with rule, clause and waivers',
  request: { query: ofDistrict },
  responses: { 200: json(SequenceReport, 'Warnings by compound'), ...problems },
})
const change = createRoute({
  method: 'post',
  path: '/api/menu/changes',
  summary: 'Tick, change or take away any number of items, all or none; answers the changes that undo it',
  request: { body: body(MenuChanges) },
  responses: { 200: json(MenuSaved, 'As saved'), ...problems },
})
const tick = createRoute({
  method: 'post',
  path: '/api/menu/ticks',
  summary: 'One word on one item for many compounds in one transaction; answers the changes that undo it',
  request: { body: body(MenuTicking) },
  responses: { 200: json(MenuSaved, 'As saved'), ...problems },
})
const link = createRoute({
  method: 'post',
  path: '/api/menu/links',
  summary: 'A district’s own word on whether two items answer each other',
  request: { body: body(LinkChange) },
  responses: { 200: json(MenuCatalogues, 'The crosswalk as it is now'), ...problems },
})
const waive = createRoute({
  method: 'post',
  path: '/api/menu/waivers',
  summary: 'Free one compound from a rule of sequence, with the reason; or bind it again',
  request: { body: body(WaiverChange) },
  responses: {
    200: json(z.object({ id: Id, version: z.int().nullable() }), 'The compound, and the version the waiver stands in'),
    ...problems,
  },
})
const workbook = createRoute({
  method: 'post',
  path: '/api/menu/workbook',
  summary: 'The menu of chosen compounds in one classification, as a workbook',
  request: { body: body(MenuExport) },
  responses: {
    200: {
      description: '改造清单 as .xlsx, in the language of the reader',
      content: { [xlsxType]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
  },
})

export const menuRoutes = (services: Services) =>
  topicApp()
    .openapi(catalogues, async (c) => {
      const { adcode } = c.req.valid('query')
      return c.json(await readCatalogues(databaseOf(services), c.get('reader'), adcode, services.crosswalk), 200)
    })
    .openapi(ofCompound, async (c) =>
      c.json(await readCompoundMenu(readingOf(services, c), c.req.valid('param').id), 200),
    )
    .openapi(coverage, async (c) => c.json(await readCoverage(readingOf(services, c), c.req.valid('query')), 200))
    .openapi(standings, async (c) => c.json(await readStandings(readingOf(services, c), c.req.valid('query')), 200))
    .openapi(order, async (c) => c.json(await readOrder(readingOf(services, c), c.req.valid('query').adcode), 200))
    .openapi(change, async (c) =>
      c.json(await changeMenu(writerOf(services, c), c.req.valid('json'), services.crosswalk), 200),
    )
    .openapi(tick, async (c) =>
      c.json(await tickMany(writerOf(services, c), c.req.valid('json'), services.crosswalk), 200),
    )
    .openapi(link, async (c) =>
      c.json(await changeLink(writerOf(services, c), c.req.valid('json'), services.crosswalk), 200),
    )
    .openapi(waive, async (c) =>
      c.json(await changeWaiver(writerOf(services, c), c.req.valid('json'), services.crosswalk), 200),
    )
    .openapi(workbook, async (c) => {
      const asked = c.req.valid('json')
      const language = languageOf(c.req.header('accept-language'))
      const told = await readWorkbook(readingOf(services, c), asked, (key, params) => say(language, key, params))
      c.header('content-disposition', attachment(told.fileName, `menu-${asked.adcode}-${asked.catalogue}.xlsx`))
      c.header('content-type', xlsxType)
      c.header('cache-control', 'no-store')
      c.header('vary', 'Accept-Language')
      return c.body(Uint8Array.from(await writeWorkbook(told)))
    })
