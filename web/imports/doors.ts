/** What the page asks of the server about imports: a file goes up, tidings come down line by line, the rest is JSON. */
import type {
  ImportApply,
  ImportFinding,
  ImportFindings,
  ImportPreview,
  ImportRowKind,
  ImportRows,
  ImportRun,
  ImportTidings,
  ImportUndone,
  ImportWishes,
} from '#contract/import.ts'
import type { Problem } from '#contract/problem.ts'
import { ApiProblem, reachFor } from '#web/api.ts'
import { i18n } from '#web/language.ts'
import { keptName } from './incoming.ts'

const at = (id: string, rest = '') => `/api/imports/${encodeURIComponent(id)}${rest}`

const posted = (body: unknown, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  ...(signal && { signal }),
})

/** How far it is, line by line, instead of one answer at the end. */
const forLines = (asked: RequestInit): RequestInit => ({
  ...asked,
  headers: { ...asked.headers, accept: 'application/x-ndjson' },
})

/** Every answer below is written by the contract's own schemas, so its type is taken from them. */
const told = async <T>(path: string, init: RequestInit = {}): Promise<T> => (await reachFor(path, init)).json()

export const uploadImport = (adcode: string, file: File): Promise<ImportRun> =>
  told(`/api/imports?${new URLSearchParams({ adcode, name: keptName(file.name) })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })

export const readRun = (id: string): Promise<ImportRun> => told(at(id))
/** Once what was stopped has come to its end, for it may have been written already. */
export const readSettledRun = (id: string): Promise<ImportRun> => told(at(id, '?settled=true'))
export const readRuns = async (adcode: string): Promise<ImportRun[]> =>
  (await told<{ items: ImportRun[] }>(`/api/imports?${new URLSearchParams({ adcode })}`)).items

export const fileUrl = (id: string): string => at(id, '/file')

export async function removeDraft(id: string): Promise<void> {
  await reachFor(at(id), { method: 'DELETE' })
}

export type RowsPage = { wishes: ImportWishes; kind: ImportRowKind | null; limit: number; offset: number }

export function readRows(id: string, { wishes, kind, limit, offset }: RowsPage): Promise<ImportRows> {
  const query = new URLSearchParams({ limit: String(limit), offset: String(offset), ...(kind && { kind }) })
  return told(at(id, `/rows?${query}`), posted(wishes))
}

export type FindingsPage = {
  wishes: ImportWishes
  code?: string
  weight?: ImportFinding['weight']
  at?: number
  limit: number
  offset: number
}

export function readFindings(id: string, { wishes, ...asked }: FindingsPage): Promise<ImportFindings> {
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]))
  return told(at(id, `/findings?${query}`), posted(wishes))
}

export type Progress = Extract<ImportTidings, { progress: unknown }>['progress']
type OnProgress = (progress: Progress) => void

/** Writes what was seen. Aborting `signal` before it is written takes all of it back. */
export async function applyImport(
  id: string,
  apply: ImportApply,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<ImportRun> {
  const last = await lastOf(await reachFor(at(id, '/apply'), forLines(posted(apply, signal))), onProgress)
  if ('applied' in last) return last.applied
  throw problemIn(last)
}

/** Takes an import back. Aborting `signal` before it is taken back leaves it as it was. */
export async function undoImport(id: string, signal: AbortSignal, onProgress: OnProgress): Promise<ImportUndone> {
  const last = await lastOf(await reachFor(at(id, '/undo'), forLines(posted({}, signal))), onProgress)
  if ('undone' in last) return last.undone
  throw problemIn(last)
}

/** Looks at the file with these wishes. Aborting `signal` ends the work on the server too. */
export async function previewImport(
  id: string,
  wishes: ImportWishes,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<ImportPreview> {
  const last = await lastOf(await reachFor(at(id, '/preview'), posted(wishes, signal)), onProgress)
  if ('preview' in last) return last.preview
  throw problemIn(last)
}

type Last = Exclude<ImportTidings, { progress: unknown }>

/** Tells the progress of the lines, and gives the one that ends it. */
async function lastOf(answer: Response, onProgress: OnProgress): Promise<Last> {
  for await (const line of linesOf(answer)) {
    const tidings = JSON.parse(line) as ImportTidings // written by the contract's schema
    if ('progress' in tidings) onProgress(tidings.progress)
    else return tidings
  }
  throw unreachable()
}

const unreachable = () => new ApiProblem({ status: 0, code: 'unreachable', detail: i18n.t('shell.unreachable') })

function problemIn(last: Last): ApiProblem {
  const problem = 'problem' in last ? last.problem : {}
  const { status = 500, code = 'unexpected', ...rest } = problem as Partial<Problem> // the server tells a problem here
  return new ApiProblem({ ...rest, status, code, detail: rest.detail ?? i18n.t('shell.answered', { status }) })
}

/** Whole lines as they come in, whatever pieces the network makes of them. Throws an ApiProblem where it breaks off. */
async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (!body) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  while (true) {
    const { done, value = '' } = await reader.read().catch(() => {
      throw unreachable()
    })
    const lines = (rest + value).split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line.trim() !== '') yield line
    if (done) return
  }
}
