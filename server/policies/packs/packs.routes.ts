/** /api/policies/check and the versions a district writes: refused by line, previewed by compound, saved with a reason. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode } from '#contract/keys.ts'
import { NewPackVersion, PackCheck, PackRelease, PackText, PackWithdrawal, SavedPack } from '#contract/pack-editing.ts'
import { SourceId } from '#contract/policy.ts'
import { body, json, problems, topicApp } from '../../http/route.ts'
import { languageOf } from '../../http/words.ts'
import { databaseOf, type Services, writerOf } from '../../services.ts'
import { checkPack } from './check-pack.ts'
import { listReleases } from './packs.queries.ts'
import { savePack, takeBackPack } from './save-pack.ts'

const check = createRoute({
  method: 'post',
  path: '/api/policies/check',
  summary: 'Faults of a written pack by line; without any, every compound whose verdict it would change',
  request: { body: body(PackText) },
  responses: { 200: json(PackCheck, 'Faults, or what would change'), ...problems },
})
const save = createRoute({
  method: 'post',
  path: '/api/policies',
  summary: 'Save a written pack as a new version',
  request: { body: body(NewPackVersion) },
  responses: { 201: json(SavedPack, 'The version as saved'), ...problems },
})
const takeBack = createRoute({
  method: 'post',
  path: '/api/policies/{id}/take-back',
  summary: 'Take the version in force back; the one before holds again',
  request: { params: z.object({ id: SourceId }), body: body(PackWithdrawal) },
  responses: { 200: json(z.object({ changed: z.int() }), 'How many compounds stand otherwise'), ...problems },
})
const releases = createRoute({
  method: 'get',
  path: '/api/policies/releases',
  summary:
    'Versions in force that came with a release of the product, each with the compounds whose verdict it changed',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(z.object({ total: z.int(), items: z.array(PackRelease) }), 'Releases'), ...problems },
})

export const packRoutes = (services: Services) =>
  topicApp()
    .openapi(check, async (c) => {
      const asked = { ...c.req.valid('json'), language: languageOf(c.req.header('accept-language')) }
      return c.json(await checkPack(databaseOf(services), c.get('reader'), asked), 200)
    })
    .openapi(save, async (c) => {
      const language = languageOf(c.req.header('accept-language'))
      return c.json(await savePack(writerOf(services, c), c.req.valid('json'), language), 201)
    })
    .openapi(releases, async (c) => {
      const items = await listReleases(databaseOf(services), c.get('reader'), c.req.valid('query').adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(takeBack, async (c) =>
      c.json(await takeBackPack(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
