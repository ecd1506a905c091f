/**
 * `npm run bench`: an invented city of 20,000 compounds and 100,000 works in a database of its own, and how long the
 * product takes over it beside bare PostGIS in the same run. `--engine pglite` measures the embedded engine;
 * `--compounds`, `--works`, `--imported` and `--repetitions` make it smaller or larger. Ratios travel between machines, times do not.
 * `--hostile` measures only how soon files made to keep a reader busy are refused.
 * `--http compounds|rows|works|ground` measures one thing only: a file of `--imported` such rows from upload to undo, on a product of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPageIfStale } from '#server/build-page.ts'
import { type Database, openDatabase } from '#server/db/client.ts'
import { newDatabase } from '#tests/support/database.ts'
import { startPrivateCluster } from '#tests/support/private-cluster.ts'
import { provideSystemParts } from '#tests/support/system-parts.ts'
import { generateCity } from './generate.ts'
import { hostileTimes } from './hostile-times.ts'
import { importOverHttp } from './import-over-http.ts'
import { importTimes } from './import-times.ts'
import type { LargeKind } from './large-files.ts'
import { loadCity } from './load-city.ts'
import { measuredApp } from './measured-app.ts'
import { copyIntoZone, neighbourTimes } from './neighbour-times.ts'
import { pageTimes } from './page-times.ts'
import { policyTimes } from './policy-times.ts'
import { requestTimes } from './request-times.ts'
import { tileTimes } from './tile-times.ts'

const { values: asked } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgres' },
    compounds: { type: 'string', default: '20000' },
    works: { type: 'string', default: '100000' },
    imported: { type: 'string', default: '20000' },
    repetitions: { type: 'string', default: '12' },
    http: { type: 'string' },
    hostile: { type: 'boolean', default: false },
  },
})
const sizes = { compounds: Number(asked.compounds), works: Number(asked.works) }
const repetitions = Number(asked.repetitions)

if (asked.http) {
  await importOverHttp(asked.http as LargeKind, Number(asked.imported)) // a kind nobody knows is refused there
  process.exit(0)
}

if (asked.hostile) {
  const slow = await hostileTimes()
  for (const each of slow) console.log(`OVER ITS LIMIT: ${each}`)
  process.exit(0)
}

const missing = await provideSystemParts()
if (missing.length > 0) throw new Error(`this machine lacks ${missing.join(', ')}`)
await buildPageIfStale()
const folder = mkdtempSync(join(tmpdir(), 'lianpian-bench-'))
const cluster = asked.engine === 'postgres' ? startPrivateCluster() : null
if (cluster) process.env.TEST_DATABASE_URL = cluster.url
// Ctrl-C ends us through `exit`, which is where the database server and the folder go.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))
process.once('exit', () => {
  cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const begin = Date.now()
const database = await openDatabase({ databaseUrl: await ownDatabase('city'), dataDir: join(folder, 'city') })
const exceeded = await measureCity(database).finally(() => database.close())
const demoUrl = await ownDatabase('demo')
await pageTimes(demoUrl ? { DATABASE_URL: demoUrl } : {})
for (const each of exceeded) console.log(`OVER ITS LIMIT: ${each}`)
console.log(
  `\n${exceeded.length === 0 ? 'every limit held' : `${exceeded.length} over the limit`}; ${seconds(begin)} in all`,
)
process.exit(0)

/** A new database on our PostgreSQL; null for the embedded engine, which gets a folder. */
async function ownDatabase(name: string): Promise<string | null> {
  return cluster ? newDatabase(name) : null
}

async function measureCity(database: Database): Promise<string[]> {
  console.log(
    `Lianpian bench on ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} before\n` +
      `engine ${database.engine}: ${database.version}${cluster ? ' (fsync off)' : ''}`,
  )
  const city = generateCity(sizes)
  const loading = Date.now()
  await loadCity(database, city)
  await copyIntoZone(database)
  console.log(`city of ${city.compounds.length} compounds and ${city.works.length} works loaded in ${seconds(loading)}`)
  const app = measuredApp(database)
  const overTiles = await tileTimes(app, city, repetitions)
  await neighbourTimes(database, city)
  const overPolicies = await policyTimes(app, city, repetitions)
  const overRequests = await requestTimes(app, city, repetitions)
  await importTimes(database, Number(asked.imported))
  return [...overTiles, ...overPolicies, ...overRequests]
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
