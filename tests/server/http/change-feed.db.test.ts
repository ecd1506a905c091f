import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { loadSeeds } from '#seeds/load.ts'
import { type Database, openDatabase } from '#server/db/client.ts'
import { findRows, getRow } from '#server/db/connection.ts'
import type { Revision, RevisionFeed } from '#server/db/revisions.ts'
import { testDatabase } from '#tests/support/database.ts'
import { appUnderTest, ask } from './ask.ts'

const adcode = '410108'
const id = `${adcode}-c-001`

async function changeSomething(): Promise<number> {
  const { version } = (await ask('GET', `/api/compounds/${id}`)).json
  const { status } = await ask('PATCH', `/api/compounds/${id}`, { body: { version, note: `第 ${version} 次` } })
  expect(status).toBe(200)
  return (await ask('GET', `/api/districts/${adcode}`)).json.revision
}

/** What a feed says from now on, and a promise of the revision with a number. */
function listenTo(feed: RevisionFeed) {
  const heard: Revision[] = []
  const waiting = new Set<() => void>()
  feed.subscribe((revision) => {
    heard.push(revision)
    for (const look of waiting) look()
  })
  const until = (number: number) =>
    new Promise<void>((resolve) => {
      const look = () => heard.some((each) => each.number === number) && resolve()
      waiting.add(look)
      look()
    })
  return { heard, until }
}

/** Another server on the same database. The embedded engine has one process, whose second server shares its feed. */
async function secondServer(): Promise<Database> {
  const first = await testDatabase()
  if (first.engine === 'pglite') return first
  const { name } = await getRow(first, z.object({ name: z.string() }), sql`SELECT current_database() AS name`)
  const databaseUrl = process.env.TEST_DATABASE_URL?.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${name}`) ?? ''
  return openDatabase({ databaseUrl, dataDir: '' })
}

let second: Database | undefined

beforeAll(async () => {
  const database = await testDatabase()
  await loadSeeds(database, { demo: false })
  // Revisions only ever grow, and this database has forgotten those of the test files before.
  await database.statements.execute(sql`UPDATE revision SET number = 1000000`)
  second = await secondServer()
})
afterAll(async () => {
  if (second !== (await testDatabase())) await second?.close()
})

it('an open page hears of every change, in the order of its revisions', async () => {
  const app = await appUnderTest()
  const leave = new AbortController()
  const response = await app.request('/api/events', { signal: leave.signal })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const events = eventsOf(response)
  expect(await events.next()).toMatchObject({ value: { event: 'alive' } })
  const revision = await changeSomething()
  expect(await events.next()).toMatchObject({
    value: { event: 'revision', data: JSON.stringify({ adcode, number: revision }) },
  })
  await changeSomething()
  expect(await events.next()).toMatchObject({ value: { data: JSON.stringify({ adcode, number: revision + 1 }) } })
  leave.abort()
})

it('a refused write is no change', async () => {
  const { heard, until } = listenTo((await testDatabase()).revisions)
  await ask('PATCH', `/api/compounds/${id}`, { body: { version: 1, planYear: 2030 } })
  const next = await changeSomething()
  await until(next)
  expect(heard).toEqual([{ adcode, number: next }])
})

it('a write through one server is heard by another on the same database, once each', async () => {
  const { heard, until } = listenTo(second!.revisions)
  const numbers = [await changeSomething(), await changeSomething()]
  for (const number of numbers) await until(number)
  const ours = heard.filter(({ number }) => numbers.includes(number))
  expect(ours).toEqual(numbers.map((number) => ({ adcode, number })))
})

it('the feed between servers recovers when its connection is ended, and what was missed meanwhile is heard too', async () => {
  const { until } = listenTo(second!.revisions)
  await endListeningConnections()
  const missed = await changeSomething()
  await until(missed)
  await until(await changeSomething())
})

/** Ends the listening connections of both servers; each makes a new one after a while. */
async function endListeningConnections(): Promise<void> {
  const first = await testDatabase()
  if (first.engine === 'pglite') return
  const ended = await findRows(
    first,
    z.object({ pid: z.int() }),
    sql`WITH listeners AS MATERIALIZED (
          SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lianpian-feed'
        )
        SELECT pid FROM listeners WHERE pg_terminate_backend(pid)`,
  )
  expect(ended).toHaveLength(2)
}

async function* eventsOf(response: Response) {
  let text = ''
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece
    const whole = text.split('\n\n')
    text = whole.pop() ?? ''
    for (const block of whole) {
      const fields = block.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2))
      yield Object.fromEntries(fields) as Record<string, string>
    }
  }
}
