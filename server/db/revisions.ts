/**
 * The change feed: who holds pages or tiles of a district hears when its revision moves. In one process it is a plain
 * set of listeners; on PostgreSQL a LISTEN connection (the `postgres` package, which reconnects by itself) brings in
 * what other server processes committed.
 */
import pg from 'pg'
import postgres from 'postgres'
import { z } from 'zod'

export const Revision = z.object({ adcode: z.string(), number: z.coerce.number() })
export type Revision = z.infer<typeof Revision>
export type RevisionFeed = {
  publish(revision: Revision): void
  subscribe(listener: (revision: Revision) => void): () => void
  /** For a database that was emptied or restored beneath the server: numbers begin again, and the next one is news. */
  forget(): void
}

export function revisionFeed(): RevisionFeed {
  const listeners = new Set<(revision: Revision) => void>()
  const newest = new Map<string, number>()
  return {
    publish(revision) {
      // One's own commit arrives twice: from the write and from LISTEN.
      if ((newest.get(revision.adcode) ?? -1) >= revision.number) return
      newest.set(revision.adcode, revision.number)
      for (const listener of listeners) listener(revision)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    forget: () => newest.clear(),
  }
}

export type Hearing = {
  databaseUrl: string
  feed: RevisionFeed
  /** The revisions as they stand: asked each time listening begins, because nobody tells what was missed meanwhile. */
  findCurrent: () => Promise<Revision[]>
  log?: (event: string, facts: object) => void
}

/** Listens on its own connection, never in a transaction. Resolves to a function that stops listening. */
export async function hearRevisions({ databaseUrl, feed, findCurrent, log }: Hearing): Promise<() => Promise<void>> {
  const catchUp = () =>
    findCurrent().then(
      (revisions) => revisions.forEach(feed.publish),
      (error: Error) => log?.('change-feed-behind', { message: error.message }),
    )
  const listening = postgres({
    ...addressOf(databaseUrl),
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'lianpian-feed' },
  })
  await listening.listen(
    'lianpian_revision',
    (payload) => {
      const [adcode, number] = payload.split(':')
      if (adcode && number) feed.publish({ adcode, number: Number(number) })
    },
    () => {
      log?.('change-feed-connected', {})
      catchUp()
    },
  )
  return () => listening.end({ timeout: 1 })
}

/** `pg` reads every form of address, sockets included; `postgres` does not, so it is told the parts. */
function addressOf(databaseUrl: string) {
  const { host, port, user = '', password = '', database = '' } = new pg.Client({ connectionString: databaseUrl })
  return { host, port, user, password: password ?? '', database }
}
