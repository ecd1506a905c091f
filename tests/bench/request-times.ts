/** What people wait for beside tiles: lists, search, progress, a preview, a save. */
import { type City, cityAdcode } from './generate.ts'
import { measure } from './measure.ts'
import type { MeasuredApp } from './measured-app.ts'
import { ms, printTable, ratio } from './table.ts'

const readLimitMs = 200
const writeLimitMs = 400

type Request = { name: string; limitMs: number; ask: (nth: number) => Promise<unknown> }

/** Times of single requests. Returns what exceeds its limit, in words. */
export async function requestTimes(app: MeasuredApp, city: City, repetitions: number): Promise<string[]> {
  const rows: (string | number)[][] = []
  const exceeded: string[] = []
  for (const { name, limitMs, ask } of requestsFor(app, city)) {
    const spread = await measure(repetitions * 3, ask) // so that one slow answer of many is no percentile
    rows.push([name, spread.count, ms(spread.p50), ms(spread.p95), ms(spread.max), limitMs, ratio(spread.p95, limitMs)])
    if (spread.p95 > limitMs) exceeded.push(`${name}: p95 ${ms(spread.p95)} ms of ${limitMs} ms`)
  }
  printTable(
    `requests on ${city.compounds.length} compounds and ${city.works.length} works: ms, one at a time`,
    ['request', 'n', 'p50', 'p95', 'max', 'limit', 'p95 : limit'],
    rows,
  )
  return exceeded
}

function requestsFor(app: MeasuredApp, { compounds, works }: City): Request[] {
  const read = (name: string, path: (nth: number) => string): Request => ({
    name,
    limitMs: readLimitMs,
    ask: (nth) => app.get(path(nth)),
  })
  const compound = (nth: number) => compounds[(nth * 997) % compounds.length]?.id ?? ''
  const work = (nth: number) => works[(nth * 997) % works.length]?.id ?? ''
  const members = compounds.slice(0, 12).map(({ id }) => id)
  let version = 1
  return [
    read('first 200 compounds', () => `/api/compounds?adcode=${cityAdcode}&limit=200`),
    read('last 200 compounds', () => `/api/compounds?adcode=${cityAdcode}&limit=200&offset=${compounds.length - 200}`),
    read('compounds by name', (nth) => `/api/compounds?adcode=${cityAdcode}&q=${String(nth).padStart(3, '0')}`),
    read('compounds under way', () => `/api/compounds?adcode=${cityAdcode}&status=under-way`),
    read('one compound', (nth) => `/api/compounds/${compound(nth)}`),
    read('first 200 works', () => `/api/works?adcode=${cityAdcode}&limit=200`),
    read('one work', (nth) => `/api/works/${work(nth)}`),
    read('progress', () => `/api/progress?adcode=${cityAdcode}`),
    read('districts', () => '/api/districts'),
    {
      name: 'preview of an area of 12',
      limitMs: readLimitMs,
      ask: () => app.send('POST', '/api/areas/preview', { adcode: cityAdcode, compounds: members }),
    },
    {
      name: 'save a fact',
      limitMs: writeLimitMs,
      ask: (nth) => app.send('PATCH', `/api/compounds/${members[0]}`, { version: version++, households: 100 + nth }),
    },
  ]
}
