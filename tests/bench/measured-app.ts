/** The product's routes over a database, asked in this process: what is measured is the route, not the network. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { crosswalkOfSeeds } from '#seeds/load.ts'
import { localReader } from '#server/accounts/reader.ts'
import { createApp } from '#server/app.ts'
import type { Database } from '#server/db/client.ts'
import { getRow } from '#server/db/connection.ts'
import { cityAdcode } from './generate.ts'

export type MeasuredApp = {
  database: Database
  /** The whole body of a 200; anything else is an error that ends the measuring. */
  get: (path: string) => Promise<ArrayBuffer>
  /** As a browser that keeps the answer with this ETag asks whether it is still good; it must be. */
  getKnown: (path: string, etag: string) => Promise<void>
  etagOf: (path: string) => Promise<string>
  send: (method: 'POST' | 'PATCH', path: string, body: object) => Promise<unknown>
  /** Moves the city's revision as a write does, so that no tile of it that is kept is good any more. */
  forgetTiles: () => Promise<void>
}

export function measuredApp(database: Database): MeasuredApp {
  const app = createApp({
    database,
    failure: null,
    startedAt: Date.now(),
    reader: localReader,
    publicHost: null,
    basemap: null,
    crosswalk: crosswalkOfSeeds(),
  })
  const ask = async (path: string, request: RequestInit = {}, wanted = [200, 201]) => {
    const answer = await app.request(`http://127.0.0.1${path}`, request)
    if (!wanted.includes(answer.status)) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  return {
    database,
    get: async (path) => (await ask(path)).arrayBuffer(),
    getKnown: async (path, etag) => void (await ask(path, { headers: { 'if-none-match': etag } }, [304])),
    etagOf: async (path) => (await ask(path)).headers.get('etag') ?? '',
    send: async (method, path, body) => {
      const headers = { 'content-type': 'application/json', host: '127.0.0.1' }
      return (await ask(path, { method, headers, body: JSON.stringify(body) })).json()
    },
    forgetTiles: async () => {
      const { number } = await getRow(
        database,
        z.object({ number: z.coerce.number() }),
        sql`UPDATE revision SET number = number + 1 WHERE adcode = ${cityAdcode} RETURNING number`,
      )
      database.revisions.publish({ adcode: cityAdcode, number })
    },
  }
}
