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
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import { NotFound, Refusal } from '../errors.ts'
import { attachment, streamed } from '../http/attachment.ts'
import type { Env } from '../http/env.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { languageOf } from '../http/words.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { applyLook } from './desk/apply-look.ts'
import { Cancelled, Desk } from './desk/desk.ts'
import { findingsIn, findingsOf } from './desk/findings-page.ts'
import { pageOf } from './desk/kept-look.ts'
import { type LookWishes, readingKeyOf, takeLook } from './desk/look.ts'
import { Looks } from './desk/looks.ts'
import { OneShape, OneShapeQuestion, oneShape } from './desk/one-shape.ts'
import { previewOf, rowsOf } from './desk/preview.ts'
import { removeDraft, saveUpload } from './desk/save-upload.ts'
import { linesType, tellWork, type Watched } from './desk/tell-look.ts'
import { findLaid, receivedBytes } from './desk/upload.queries.ts'
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
  const desk = new Desk()
  const looks = new Looks()
  const laidOf = async (reader: Reader, id: string) => {
    const laid = await findLaid(databaseOf(services), reader, id)
    if (!laid) throw new NotFound('import', id)
    // as it was received, telephone numbers and all
    mustBeAllowed(reader, 'import.read', { adcode: laid.adcode, id })
    return laid
  }
  const lookAt = async (reader: Reader, asked: LookWishes) => {
    const database = databaseOf(services)
    const door = { desk, connection: database, reader }
    const kept = await database.patiently(() => takeLook(door, asked, ({ sitting: _, ...taken }) => taken))
    await looks.keep(kept)
    return kept.look
  }
  /** Anew, with nobody who follows it. */
  const lookAgain = async (c: Context<Env>, id: string, wishes: ImportWishes) => {
    const laid = await laidOf(c.get('reader'), id)
    return lookAt(c.get('reader'), { laid, wishes, signal: c.req.raw.signal, onProgress: () => {} })
  }
  const runOf = async (reader: Reader, id: string, find = findRun) => {
    const run = await find(databaseOf(services), reader, id)
    if (!run) throw new NotFound('import', id)
    return run
  }
  return topicApp()
    .openapi(upload, async (c) => {
      const { adcode, name } = c.req.valid('query')
      const bytes = c.req.raw.body
      if (!bytes) throw new Refusal('import-no-file')
      const declared = c.req.header('content-length')
      const declaredBytes = declared === undefined ? null : Number(declared)
      const id = await saveUpload(writerOf(services, c), { adcode, name, bytes: piecesOf(bytes), declaredBytes })
      return c.json(await runOf(c.get('reader'), id), 201)
    })
    .openapi(preview, async (c) => {
      const wishes = c.req.valid('json')
      const laid = await laidOf(c.get('reader'), c.req.valid('param').id)
      const language = languageOf(c.req.header('accept-language'))
      return tellWork(c, async (watched) => {
        const look = await lookAt(c.get('reader'), { laid, wishes, ...watched })
        return { preview: previewOf(look, language) }
      })
    })
    .openapi(rows, async (c) => {
      const [wishes, asked, { id }] = [c.req.valid('json'), c.req.valid('query'), c.req.valid('param')]
      await laidOf(c.get('reader'), id)
      const page = (await looks.page(id, wishes, asked)) ?? pageOf(await lookAgain(c, id, wishes), asked)
      return c.json(rowsOf(page, languageOf(c.req.header('accept-language'))), 200)
    })
    .openapi(findings, async (c) => {
      const [wishes, asked, { id }] = [c.req.valid('json'), c.req.valid('query'), c.req.valid('param')]
      await laidOf(c.get('reader'), id)
      const page = (await looks.findings(id, wishes, asked)) ?? findingsIn(await lookAgain(c, id, wishes), asked)
      return c.json(findingsOf(page, languageOf(c.req.header('accept-language'))), 200)
    })
    .openapi(apply, async (c) => {
      const { id } = c.req.valid('param')
      const laid = await laidOf(c.get('reader'), id)
      const language = languageOf(c.req.header('accept-language'))
      const { wishes, digest } = c.req.valid('json')
      const asked = { laid, desk, language, wishes, digest }
      const applied = async (watched: Watched) => {
        const kept = await looks.unpacked(id, wishes)
        const writer = writerOf(services, c)
        const run = await writer.database.patiently(() => applyLook(writer, { ...asked, kept, ...watched }))
        looks.forget(id)
        desk.letGo(readingKeyOf(laid, wishes))
        return run
      }
      // cast: the typed client is told of the plain answer only; lines are read by hand
      if (wantsLines(c)) return tellWork(c, async (watched) => ({ applied: await applied(watched) })) as never
      return c.json(await applied({ signal: c.req.raw.signal, onProgress: () => {} }), 200)
    })
    .openapi(undo, async (c) => {
      const { id } = c.req.valid('param')
      const undone = ({ signal, onProgress }: Watched) =>
        undoImport(writerOf(services, c), id, (share) => {
          if (signal.aborted) throw new Cancelled()
          onProgress('undoing', share)
        })
      // cast: as above
      if (wantsLines(c)) return tellWork(c, async (watched) => ({ undone: await undone(watched) })) as never
      return c.json(await undone({ signal: c.req.raw.signal, onProgress: () => {} }), 200)
    })
    .openapi(shape, async (c) => {
      const { wishes, at } = c.req.valid('json')
      const laid = await laidOf(c.get('reader'), c.req.valid('param').id)
      const door = { desk, connection: databaseOf(services), reader: c.get('reader') }
      const asked = { laid, wishes, signal: c.req.raw.signal, onProgress: () => {} }
      return c.json(await oneShape(door, asked, at), 200)
    })
    .openapi(list, async (c) => {
      const { adcode } = c.req.valid('query')
      const runs = await listRuns(databaseOf(services), c.get('reader'), adcode)
      return c.json({ items: runs.filter(isReceived) }, 200)
    })
    .openapi(read, async (c) => {
      const find = c.req.valid('query').settled ? findSettledRun : findRun
      return c.json(await runOf(c.get('reader'), c.req.valid('param').id, find), 200)
    })
    .openapi(file, async (c) => {
      const laid = await laidOf(c.get('reader'), c.req.valid('param').id)
      c.header('content-disposition', attachment(laid.name, 'received-file'))
      c.header('content-type', 'application/octet-stream')
      c.header('x-content-type-options', 'nosniff')
      c.header('cache-control', 'no-store')
      return c.body(await streamed(receivedBytes(databaseOf(services), laid), c.req.raw))
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid('param')
      await removeDraft(writerOf(services, c), id)
      looks.forget(id)
      return c.body(null, 204)
    })
}

const wantsLines = (c: Context): boolean => c.req.header('accept')?.includes(linesType) === true

/** A file still on its way, or broken off, has no size yet. */
const isReceived = ({ file }: ImportRun) => file.bytes > 0

async function* piecesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = bytes.getReader()
  const next = () =>
    reader.read().catch((cause: unknown) => {
      throw Object.assign(new Refusal('import-broke-off'), { cause })
    })
  try {
    for (;;) {
      const { done, value } = await next()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {}) // an upload that was refused is read no further
  }
}
