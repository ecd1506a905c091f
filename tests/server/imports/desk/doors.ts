/** The desk's doors as the page uses them. */
import type { ImportPreview, ImportRow, ImportTidings, ImportWishes } from '#contract/import.ts'
import { type Answer, appUnderTest, ask } from '#tests/server/http/ask.ts'

type App = Awaited<ReturnType<typeof appUnderTest>>
type Wish = Partial<ImportWishes>

/** One app for a whole file of tests: its desk keeps what it has read. */
let app: Promise<App> | undefined
export const deskApp = (): Promise<App> => (app ??= appUnderTest())

type Sent = { adcode?: string; name?: string; headers?: Record<string, string>; from?: App }

export async function upload(
  bytes: Uint8Array | ReadableStream,
  { adcode = '410108', name = '台账.csv', headers, from }: Sent = {},
) {
  const query = `adcode=${adcode}&name=${encodeURIComponent(name)}`
  // a view of a test's own bytes, never of shared memory
  const body = bytes as Uint8Array<ArrayBuffer> | ReadableStream
  const type = { 'content-type': 'application/octet-stream', ...headers }
  const { status, text } = await sent(`/api/imports?${query}`, body, type, from)
  return { status, json: JSON.parse(text) }
}

async function sent(path: string, body: BodyInit, headers: Record<string, string>, from?: App) {
  const response = await (from ?? (await deskApp())).request(`http://127.0.0.1:5180${path}`, {
    method: 'POST',
    headers: { host: '127.0.0.1:5180', ...headers },
    body,
    // what Node wants to hear of a stream, and the DOM's types do not know
    ...({ duplex: 'half' } as object),
  })
  return { status: response.status, text: await response.text() }
}

/** All lines of a preview, the last of which is the preview or a problem. */
export const previewLines = (id: string, wish: Wish = {}, language = 'zh-CN'): Promise<ImportTidings[]> =>
  linesOf(`/api/imports/${id}/preview`, wish, { 'accept-language': language })

/** All lines of an import being written, the last of which is the import or a problem. */
export const appliedInLines = (id: string, wishes: Wish, digest: string): Promise<ImportTidings[]> =>
  linesOf(`/api/imports/${id}/apply`, { wishes, digest }, { accept: 'application/x-ndjson' })

/** All lines of an import being taken back, the last of which says what was restored, or a problem. */
export const undoneInLines = (id: string): Promise<ImportTidings[]> =>
  linesOf(`/api/imports/${id}/undo`, {}, { accept: 'application/x-ndjson' })

async function linesOf(path: string, body: unknown, headers: Record<string, string>): Promise<ImportTidings[]> {
  const { status, text } = await sent(path, JSON.stringify(body), { 'content-type': 'application/json', ...headers })
  if (status !== 200) return [{ problem: JSON.parse(text) }]
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

export async function previewed(id: string, wish: Wish = {}, language?: string): Promise<ImportPreview> {
  const last = (await previewLines(id, wish, language)).at(-1)
  if (last && 'preview' in last) return last.preview
  throw new Error(`no preview: ${JSON.stringify(last)}`)
}

export async function rowsOf(id: string, wish: Wish = {}, query = ''): Promise<{ total: number; items: ImportRow[] }> {
  return (await ask('POST', `/api/imports/${id}/rows?${query}`, { body: wish }, await deskApp())).json
}

export const applied = async (id: string, wishes: Wish, digest: string): Promise<Answer> =>
  ask('POST', `/api/imports/${id}/apply`, { body: { wishes, digest } }, await deskApp())

export const asked = async (method: string, path: string): Promise<Answer> => ask(method, path, {}, await deskApp())
