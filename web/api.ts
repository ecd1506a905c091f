/** The page's one door to the server. Every answer is typed by the API itself; every refusal becomes an ApiProblem. */
import type { FeatureCollection } from 'geojson'
import { hc } from 'hono/client'
import type { AreaList } from '#contract/area.ts'
import type {
  BoundaryChanges,
  BoundaryCheck,
  CompoundChange,
  CompoundDetail,
  CompoundRow,
  NewCompound,
  Retirement,
} from '#contract/compound.ts'
import type { Community, District, Health, NewCommunity, Progress, StreetOffice } from '#contract/district.ts'
import type { Standings, StandingsQuery } from '#contract/district-eligibility.ts'
import type { Bounds, GeometryFinding } from '#contract/geometry.ts'
import type { Problem } from '#contract/problem.ts'
import type { WorkList, WorkRow } from '#contract/work.ts'
import type { Api } from '#server/app.ts'
import { i18n } from './language.ts'

/** What the server refused, in the reader's language, with the number an administrator can look up. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  /** On 409: the record as it stands now. */
  readonly current: unknown
  /** What is wrong with a geometry, and where. */
  readonly findings: readonly GeometryFinding[]
  readonly errors: NonNullable<Problem['errors']>

  constructor(told: Partial<Problem> & { status: number; code: string; detail: string }) {
    super(told.detail)
    this.status = told.status
    this.code = told.code
    this.requestId = told.requestId ?? null
    this.current = told.current
    this.findings = (told.findings ?? []) as GeometryFinding[] // the server writes them with the contract's shape
    this.errors = told.errors ?? []
  }
}

/** The client for topics to call: `answerOf(client.api.areas.preview.$post({ json }))`. */
export const client = hc<Api>('/', {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => reach(input, init),
  headers: () => ({ 'accept-language': i18n.language }),
})

/** For what is no JSON: a file going up, lines coming down. Throws an ApiProblem for any refusal. */
export async function reachFor(path: string, init: RequestInit): Promise<Response> {
  const answer = await reach(path, { ...init, headers: { 'accept-language': i18n.language, ...init.headers } })
  if (!answer.ok) throw await problemOf(answer)
  return answer
}

type Answer<T> = { ok: boolean; status: number; json(): Promise<T> }

/** The body of a good answer; throws an ApiProblem for any other. */
export async function answerOf<T>(asked: Promise<Answer<T>>): Promise<Exclude<T, Problem>> {
  const answer = await asked
  if (answer.ok) return (await answer.json()) as Exclude<T, Problem> // a problem is never sent with a 2xx
  throw await problemOf(answer)
}

async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init)
  } catch {
    throw new ApiProblem({ status: 0, code: 'unreachable', detail: i18n.t('shell.unreachable') })
  }
}

/** The problem an answer tells; for answers that are no JSON when they are good. */
export async function problemOf(answer: Pick<Answer<unknown>, 'status' | 'json'>): Promise<ApiProblem> {
  const body = (await answer.json().catch(() => null)) as Partial<Problem> | null
  const detail = body?.detail ?? i18n.t('shell.answered', { status: answer.status })
  return new ApiProblem({ ...body, status: answer.status, code: body?.code ?? 'unexpected', detail })
}

/** Ready or not; throws an ApiProblem only when nobody answers. */
export async function readHealth(): Promise<Health> {
  const answer = await client.api.health.$get()
  const body = (await answer.json().catch(() => null)) as Health | null
  if (!body || !('startedForMs' in body)) throw await problemOf(answer)
  return body
}

export const readDistricts = async (): Promise<District[]> =>
  (await answerOf(client.api.districts.$get({ query: {} }))).items

export const readDistrict = (adcode: string): Promise<District> =>
  answerOf(client.api.districts[':adcode'].$get({ param: { adcode }, query: {} }))

/** A policy that is no longer there is passed over, so that an old link still opens. */
export async function readStandings(adcode: string, asked: Omit<StandingsQuery, 'adcode'>): Promise<Standings> {
  const read = (query: StandingsQuery) => answerOf(client.api.eligibility.standings.$get({ query }))
  try {
    return await read({ adcode, ...asked })
  } catch (problem) {
    if (problem instanceof ApiProblem && (problem.status === 404 || problem.status === 422)) return read({ adcode })
    throw problem
  }
}

export const readStreetOffices = async (adcode: string): Promise<StreetOffice[]> =>
  (await answerOf(client.api['street-offices'].$get({ query: { adcode } }))).items

export const readCommunities = async (adcode: string): Promise<Community[]> =>
  (await answerOf(client.api.communities.$get({ query: { adcode } }))).items

export const addCommunity = (added: NewCommunity): Promise<Community> =>
  answerOf(client.api.communities.$post({ json: added }))

const pageSize = 1000

/** All compounds of a district, page by page. A row that moved between pages meanwhile is kept once. */
export async function readCompounds(adcode: string): Promise<CompoundRow[]> {
  const rows = await allPages((offset) =>
    answerOf(client.api.compounds.$get({ query: { adcode, limit: String(pageSize), offset: String(offset) } })),
  )
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** Ids of the compounds with a gap in their record, by the server's own filter. */
export async function readLacking(adcode: string, gap: string): Promise<ReadonlySet<string>> {
  const rows = await allPages((offset) =>
    answerOf(client.api.compounds.$get({ query: { adcode, gap, limit: String(pageSize), offset: String(offset) } })),
  )
  return new Set(rows.map(({ id }) => id))
}

export async function readWorks(adcode: string): Promise<WorkRow[]> {
  const page = (offset: number): Promise<WorkList> =>
    answerOf(client.api.works.$get({ query: { adcode, limit: String(pageSize), offset: String(offset) } }))
  return allPages(page)
}

async function allPages<T>(page: (offset: number) => Promise<{ total: number; items: T[] }>): Promise<T[]> {
  const rows: T[] = []
  while (true) {
    const { total, items } = await page(rows.length)
    rows.push(...items)
    if (items.length === 0 || rows.length >= total) return rows
  }
}

export const readCompound = (id: string): Promise<CompoundDetail> =>
  answerOf(client.api.compounds[':id'].$get({ param: { id }, query: {} }))

export const changeCompound = (id: string, change: CompoundChange): Promise<CompoundDetail> =>
  answerOf(client.api.compounds[':id'].$patch({ param: { id }, json: change }))

/** All of them or none; answers in the order asked. */
export const saveBoundaries = async (changes: BoundaryChanges): Promise<CompoundDetail[]> =>
  (await answerOf(client.api.compounds.boundaries.$put({ json: changes }))).items

export const addCompound = (added: NewCompound): Promise<CompoundDetail> =>
  answerOf(client.api.compounds.$post({ json: added }))

export const retireCompound = (id: string, retirement: Retirement): Promise<CompoundDetail> =>
  answerOf(client.api.compounds[':id'].retire.$post({ param: { id }, json: retirement }))

export const readAreas = async (adcode: string): Promise<AreaList['items']> =>
  (await answerOf(client.api.areas.$get({ query: { adcode } }))).items

export const readProgress = (adcode: string): Promise<Progress> =>
  answerOf(client.api.progress.$get({ query: { adcode } }))

/** Exact boundaries and roads in a window, for snapping. */
export async function readNearby(adcode: string, bounds: Bounds): Promise<FeatureCollection> {
  const features = await answerOf(client.api.nearby.$get({ query: { adcode, bounds: bounds.join(',') } }))
  return features as unknown as FeatureCollection // the client types GeoJSON as plain JSON
}

/** What has to stand beside a map of the district: whose data its roads and waters are. */
export const readNotices = async (adcode: string): Promise<string[]> =>
  (await answerOf(client.api.districts[':adcode'].notices.$get({ param: { adcode }, query: {} }))).items

/** The operator's raster basemap; null when none is configured, or one the map cannot lay under itself. */
export async function readBasemap(): Promise<{ attribution: string } | null> {
  const { kind, attribution } = await answerOf(client.api['basemap.json'].$get({ query: {} }))
  return kind === 'raster' ? { attribution: attribution ?? '' } : null
}

/** Takes the invented town away again. */
export const removeDemo = (adcode: string) =>
  answerOf(client.api.districts[':adcode'].demo.$delete({ param: { adcode } }))

/** Calls back when a district's records changed, and once after a lost connection came back (`number` null). */
export function watchRevisions(onChange: (revision: { adcode: string; number: number } | null) => void): () => void {
  const events = new EventSource('/api/events')
  let lost = false
  events.addEventListener('revision', ({ data }) => onChange(JSON.parse(data)))
  events.addEventListener('error', () => {
    lost = true
  })
  events.addEventListener('open', () => {
    if (lost) onChange(null)
    lost = false
  })
  return () => events.close()
}

/** `compound` is whose boundary it is about. */
export type BoundaryFinding = GeometryFinding & { blocking: boolean; compound: string | null }

/** What is wrong with a boundary before it is saved: faults block, doubts are shown and may be kept. */
export const checkBoundary = async (asked: BoundaryCheck): Promise<BoundaryFinding[]> =>
  (await answerOf(client.api.compounds['check-boundary'].$post({ json: asked }))).findings
