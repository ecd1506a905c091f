/** /api/evidence: files that show a fact to be so. They leave the house as downloads, never as pages. */
import { createRoute, z } from '@hono/zod-openapi'
import {
  Evidence,
  EvidenceChange,
  EvidenceList,
  evidenceLimits,
  evidenceTypes,
  NewEvidence,
} from '#contract/evidence.ts'
import { Id, Version } from '#contract/keys.ts'
import { NotFound } from '../../errors.ts'
import { attachment, streamed } from '../../http/attachment.ts'
import { sentBytes } from '../../http/received.ts'
import { body, json, noQuery, problems, topicApp } from '../../http/route.ts'
import { databaseOf, type Services, writerOf } from '../../services.ts'
import { evidenceBytes, findStored, listEvidence } from './evidence.queries.ts'
import { evidenceAllowed } from './received-file.ts'
import { addEvidence, changeEvidence, removeEvidence, restoreEvidence } from './save-evidence.ts'

const params = z.object({ id: Id })
const bytesOf = { schema: z.string().openapi({ format: 'binary' }) }

const list = createRoute({
  method: 'get',
  path: '/api/evidence',
  summary: 'Files attached to the facts of a compound',
  request: { query: z.strictObject({ compoundId: Id }) },
  responses: { 200: json(EvidenceList, 'By fact, the newest first'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/evidence',
  summary: `Attach a PDF, JPEG, PNG, WebP, DOCX or XLSX to a fact: its bytes as they are, at most ${evidenceLimits.megabytes} MB`,
  request: {
    query: NewEvidence,
    body: { required: true, content: { 'application/octet-stream': bytesOf } },
  },
  responses: { 201: json(Evidence, 'The file as attached'), ...problems },
})
const file = createRoute({
  method: 'get',
  path: '/api/evidence/{id}/file',
  summary: 'The file itself, as it was received, to be saved',
  request: { params, query: noQuery },
  responses: {
    200: {
      description: 'Its bytes',
      content: Object.fromEntries(Object.keys(evidenceTypes).map((type) => [type, bytesOf])),
    },
    ...problems,
  },
})
const change = createRoute({
  method: 'patch',
  path: '/api/evidence/{id}',
  summary: 'Say which day a file bears and who made it',
  request: { params, body: body(EvidenceChange) },
  responses: { 200: json(Evidence, 'The file as saved'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/evidence/{id}',
  summary: 'Remove a file; it is kept, and can be brought back',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(Evidence, 'The file with the version it can be brought back by'), ...problems },
})
const restore = createRoute({
  method: 'post',
  path: '/api/evidence/{id}/restore',
  summary: 'Bring a removed file back',
  request: { params, body: body(z.strictObject({ version: Version })) },
  responses: { 200: json(Evidence, 'The file as it stands again'), ...problems },
})

export function evidenceRoutes(services: Services) {
  return topicApp()
    .openapi(list, async (c) => {
      const items = await listEvidence(databaseOf(services), c.get('reader'), c.req.valid('query').compoundId)
      return c.json({ items }, 200)
    })
    .openapi(add, async (c) =>
      c.json(await addEvidence(writerOf(services, c), c.req.valid('query'), sentBytes(c.req, evidenceAllowed)), 201),
    )
    .openapi(file, async (c) => {
      const { id } = c.req.valid('param')
      const stored = await findStored(databaseOf(services), c.get('reader'), id)
      if (!stored || stored.removedAt !== null) throw new NotFound('evidence', id)
      c.header('content-type', stored.mediaType)
      c.header('content-disposition', attachment(stored.name, `evidence.${evidenceTypes[stored.mediaType]}`))
      c.header('content-length', String(stored.sizeBytes))
      c.header('x-content-type-options', 'nosniff')
      // should a browser show it all the same, nothing in it runs and nothing is fetched
      c.header('content-security-policy', "default-src 'none'; sandbox")
      c.header('cache-control', 'private, no-cache')
      return c.body(await streamed(evidenceBytes(databaseOf(services), c.get('reader'), id), c.req.raw))
    })
    .openapi(change, async (c) =>
      c.json(await changeEvidence(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await removeEvidence(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
    .openapi(restore, async (c) =>
      c.json(await restoreEvidence(writerOf(services, c), c.req.valid('param').id, c.req.valid('json').version), 200),
    )
}
