/** /api/imports: a file is laid on the desk, looked at as often as somebody likes, applied, taken back. */
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  ImportApply,
  ImportFindings,
  ImportFindingsQuery,
  ImportRows,
  ImportRowsQuery,
  ImportRun,
  ImportRuns,
  ImportUndone,
  ImportWishes,
} from '#contract/import.ts'
import { Adcode, Id } from '#contract/keys.ts'
import { limits } from '#geodata/readers/limits.ts'
import { NotFound, Refusal } from '../errors.ts'
import { attachment, streamed } from '../http/attachment.ts'
import type { Env } from '../http/env.ts'
import { piecesOf } from '../http/received.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { languageOf } from '../http/words.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { Cancelled } from './desk/desk.ts'
import { Drafts } from './desk/drafts.ts'
import { findingsOf } from './desk/findings-page.ts'
import { OneShape, OneShapeQuestion } from './desk/one-shape.ts'
import { previewOf, rowsOf } from './desk/preview.ts'
import { saveUpload } from './desk/save-upload.ts'
import { tellWork, unwatched, type Watched, wantsLines } from './desk/tell-look.ts'
import { receivedBytes } from './desk/upload.queries.ts'
import { findRun, findSettledRun, listRuns } from './runs.queries.ts'
import { undoImport } from './undo-import.ts'

const params = z.object({ id: Id })
const uploadQuery = z.strictObject({ adcode: Adcode, name: z.string().min(1).max(300) })
/** Its type is not named to the client's, which would take lines of JSON for JSON. */
const lines: Record<string, { schema: z.ZodType }> = { 'application/x-ndjson': { schema: z.string() } }
const bytesOf = { schema: z.string().openapi({ format: 'binary' }) }

const upload = createRoute({
  method: 'post',
  path: '/api/imports',
  summary: `Lay a file on the desk: its bytes as they are, at most ${limits.fileBytes / 1e6} MB`,
  request: { query: uploadQuery, body: { required: true, content: { 'application/octet-stream': bytesOf } } },
  responses: { 201: json(ImportRun, 'The draft'), ...problems },
})
const preview = createRoute({
  method: 'post',
  path: '/api/imports/{id}/preview',
  summary: 'What the file would do by these wishes: lines of progress, and as the last one the preview or a problem',
  request: { params, body: body(ImportWishes) },
  responses: {
    200: {
      description: 'Lines of JSON; the work ends when nobody listens any more',
      content: lines,
    },
    ...problems,
  },
})
const rows = createRoute({
  method: 'post',
  path: '/api/imports/{id}/rows',
  summary: 'A page of the rows of a preview, beside the records of the ledger',
  request: { params, query: ImportRowsQuery, body: body(ImportWishes) },
  responses: { 200: json(ImportRows, 'One page, in the order of the file'), ...problems },
})
const findings = createRoute({
  method: 'post',
  path: '/api/imports/{id}/findings',
  summary:
    'A page of what was found odd in a preview: of one kind, or about one row, each with its repair before and after',
  request: { params, query: ImportFindingsQuery, body: body(ImportWishes) },
  responses: { 200: json(ImportFindings, 'One page, in the order of the file'), ...problems },
})
const apply = createRoute({
  method: 'post',
  path: '/api/imports/{id}/apply',
  summary:
    'Write what the preview with this digest showed, all of it or nothing; as lines of progress where those are accepted',
  request: { params, body: body(ImportApply) },
  responses: {
    200: { description: 'The import, applied', content: { 'application/json': { schema: ImportRun }, ...lines } },
    ...problems,
  },
})
const undo = createRoute({
  method: 'post',
  path: '/api/imports/{id}/undo',
  summary:
    'Take an import back; records changed since keep what they have now, and are named; as lines of progress where those are accepted',
  request: { params },
  responses: {
    200: { description: 'What was taken back', content: { 'application/json': { schema: ImportUndone }, ...lines } },
    ...problems,
  },
})
const shape = createRoute({
  method: 'post',
  path: '/api/imports/{id}/shape',
  summary: 'The shape of one row as exact as the file has it, to be taken for a boundary by hand',
  request: { params, body: body(OneShapeQuestion) },
  responses: { 200: json(OneShape, 'Its name and shape; no shape where it has no inside'), ...problems },
})
const list = createRoute({
  method: 'get',
  path: '/api/imports',
  summary: 'Imports of a district, newest first',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(ImportRuns, 'The imports'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/imports/{id}',
  summary: 'One import; `settled` waits where it is being written or taken back, for whoever has stopped that',
  request: { params, query: z.strictObject({ settled: z.literal('true').optional() }) },
  responses: { 200: json(ImportRun, 'The import'), ...problems },
})
const file = createRoute({
  method: 'get',
  path: '/api/imports/{id}/file',
  summary: 'The file of an import as it was received',
  request: { params, query: noQuery },
  responses: { 200: { description: 'Its bytes', content: { 'application/octet-stream': bytesOf } }, ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/imports/{id}',
  summary: 'Take a draft off the desk, with its file',
  request: { params, query: noQuery },
  responses: { 204: { description: 'It is gone' }, ...problems },
})

export function importRoutes(services: Services) {
  const drafts = new Drafts()
  const by = (c: Context<Env>) => writerOf(services, c)
  const runOf = async (c: Context<Env>, id: string, find = findRun) => {
    const run = await find(databaseOf(services), c.get('reader'), id)
    if (!run) throw new NotFound('import', id)
    return run
  }
  return topicApp()
    .openapi(upload, async (c) => {
      const bytes = c.req.raw.body
      if (!bytes) throw new Refusal('import-no-file')
      const declared = c.req.header('content-length')
      const declaredBytes = declared === undefined ? null : Number(declared)
      const id = await saveUpload(by(c), { ...c.req.valid('query'), bytes: piecesOf(bytes), declaredBytes })
      return c.json(await runOf(c, id), 201)
    })
    .openapi(preview, async (c) => {
      const laid = await drafts.find(by(c), c.req.valid('param').id)
      return tellWork(c, async (watched) => {
        const look = await drafts.look(by(c), { laid, wishes: c.req.valid('json'), ...watched })
        return { preview: previewOf(look, languageFor(c)) }
      })
    })
    .openapi(rows, async (c) => {
      const laid = await drafts.find(by(c), c.req.valid('param').id)
      const asked = { laid, wishes: c.req.valid('json'), ...unwatched(c) }
      return c.json(rowsOf(await drafts.rows(by(c), asked, c.req.valid('query')), languageFor(c)), 200)
    })
    .openapi(findings, async (c) => {
      const laid = await drafts.find(by(c), c.req.valid('param').id)
      const asked = { laid, wishes: c.req.valid('json'), ...unwatched(c) }
      return c.json(findingsOf(await drafts.findings(by(c), asked, c.req.valid('query')), languageFor(c)), 200)
    })
    .openapi(apply, async (c) => {
      const laid = await drafts.find(by(c), c.req.valid('param').id)
      const asked = { laid, ...c.req.valid('json'), language: languageFor(c) }
      const applied = (watched: Watched) => drafts.apply(by(c), { ...asked, ...watched })
      // cast: the typed client is told of the plain answer only; lines are read by hand
      if (wantsLines(c)) return tellWork(c, async (watched) => ({ applied: await applied(watched) })) as never
      return c.json(await applied(unwatched(c)), 200)
    })
    .openapi(undo, async (c) => {
      const undone = ({ signal, onProgress }: Watched) =>
        undoImport(by(c), c.req.valid('param').id, (share) => {
          if (signal.aborted) throw new Cancelled()
          onProgress('undoing', share)
        })
      // cast: as above
      if (wantsLines(c)) return tellWork(c, async (watched) => ({ undone: await undone(watched) })) as never
      return c.json(await undone(unwatched(c)), 200)
    })
    .openapi(shape, async (c) => {
      const { wishes, at } = c.req.valid('json')
      const laid = await drafts.find(by(c), c.req.valid('param').id)
      return c.json(await drafts.shape(by(c), { laid, wishes, ...unwatched(c) }, at), 200)
    })
    .openapi(list, async (c) => {
      const runs = await listRuns(databaseOf(services), c.get('reader'), c.req.valid('query').adcode)
      return c.json({ items: runs.filter(isReceived) }, 200)
    })
    .openapi(read, async (c) => {
      const find = c.req.valid('query').settled ? findSettledRun : findRun
      return c.json(await runOf(c, c.req.valid('param').id, find), 200)
    })
    .openapi(file, async (c) => {
      const laid = await drafts.find(by(c), c.req.valid('param').id)
      c.header('content-disposition', attachment(laid.name, 'received-file'))
      c.header('content-type', 'application/octet-stream')
      c.header('x-content-type-options', 'nosniff')
      c.header('cache-control', 'no-store')
      return c.body(await streamed(receivedBytes(databaseOf(services), laid), c.req.raw))
    })
    .openapi(remove, async (c) => {
      await drafts.remove(by(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}

const languageFor = (c: Context) => languageOf(c.req.header('accept-language'))

/** A file still on its way, or broken off, has no size yet. */
const isReceived = ({ file }: ImportRun) => file.bytes > 0
