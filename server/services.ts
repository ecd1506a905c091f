/** What routes are given: the database once it is open, and how the server was told to serve. */

import type { Context } from 'hono'
import type { Crosswalk } from '#contract/crosswalk.ts'
import type { Reader } from './accounts/reader.ts'
import type { Database } from './db/client.ts'
import type { Writer } from './db/write.ts'
import { Refusal } from './errors.ts'
import type { Env } from './http/env.ts'

export type Basemap = { url: string; attribution: string } | { file: string; attribution: string }

export type Services = {
  /** Null while the engine opens; `failure` says why it never will. */
  database: Database | null
  failure: Error | null
  startedAt: number
  reader: Reader
  publicHost: string | null
  basemap: Basemap | null
  /** How the policy packs' catalogues answer each other, as it came with them. */
  crosswalk: Crosswalk
}

/** The open database, or the refusal that becomes 503 "starting". */
export function databaseOf(services: Services): Database {
  if (services.failure) throw services.failure
  if (!services.database) throw new Refusal('starting')
  return services.database
}

export const writerOf = (services: Services, c: Context<Env>): Writer => ({
  database: databaseOf(services),
  reader: c.get('reader'),
  requestId: c.get('requestId'),
})
