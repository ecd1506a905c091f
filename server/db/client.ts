/** Opens one of the two engines and brings its schema up to date. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { z } from 'zod'
import { type Connection, connectionOver, findRows, getRow, inTransaction } from './connection.ts'
import type { Statfs } from './embedded/diskFloor.ts'
import { patiently } from './embedded/limits.ts'
import { openEmbedded } from './embedded/open.ts'
import { hearRevisions, Revision, type RevisionFeed, revisionFeed } from './revisions.ts'

const migrationsFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations')

export type DatabaseConfig = {
  /** PostgreSQL ≥ 15 with PostGIS ≥ 3.3; null means the embedded engine in `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  statementLimitMs?: number
  log?: (event: string, facts: object) => void
}

export type Database = Connection & {
  engine: 'pglite' | 'postgres'
  /** Engine and PostGIS version, as the engine itself says. */
  version: string
  /** The dump the embedded engine had to be restored from at this start, if any. */
  restoredFrom: string | null
  revisions: RevisionFeed
  /** The folder whose free space bounds writing; null where the database server looks after its own disk. */
  dataDir: string | null
  /** How free space is asked, where not by Node's own statfs. */
  statfs?: Statfs
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** Long work (loading, imports) under a limit of its own. */
  withLimit<T>(ms: number, work: () => Promise<T>): Promise<T>
  /** Work of minutes made of short statements, such as a preview: it waits behind whatever it meets, where others are told to come back. */
  patiently<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return config.databaseUrl ? openPostgres(config, config.databaseUrl) : openPglite(config)
}

async function openPglite(config: DatabaseConfig): Promise<Database> {
  const engine = await openEmbedded({
    dataDir: path.resolve(config.dataDir),
    ...(config.statementLimitMs ? { statementLimitMs: config.statementLimitMs } : {}),
    ...(config.log ? { log: config.log } : {}),
  })
  const connection = connectionOver(engine.pool)
  await engine.withLimit(120_000, () => migrate(connection.statements, { migrationsFolder }))
  return {
    ...connection,
    engine: 'pglite',
    version: engine.version,
    restoredFrom: engine.restoredFrom,
    dataDir: path.resolve(config.dataDir),
    revisions: revisionFeed(),
    transaction: (work) => inTransaction(engine.pool, work),
    withLimit: engine.withLimit,
    patiently,
    close: engine.close,
  }
}

async function openPostgres(config: DatabaseConfig, databaseUrl: string): Promise<Database> {
  const limitMs = config.statementLimitMs ?? 30_000
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    statement_timeout: limitMs,
    idle_in_transaction_session_timeout: 15_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'lianpian',
    // compiling our spatial statements takes seconds and saves milliseconds
    options: '-c jit=off',
  })
  pool.on('error', (error) => config.log?.('pool-error', { message: error.message }))
  const connection = connectionOver(pool)
  await migrateAlone(pool, connection)
  const feed = revisionFeed()
  const findCurrent = () => findRows(connection, Revision, sql`SELECT adcode, number FROM revision`)
  const stopHearing = await hearRevisions({ databaseUrl, feed, findCurrent, log: config.log })
  return {
    ...connection,
    engine: 'postgres',
    version: await versionOf(connection),
    restoredFrom: null,
    dataDir: null,
    revisions: feed,
    transaction: (work) => inTransaction(pool, work),
    withLimit: (_ms, work) => work(),
    patiently: (work) => work(),
    close: async () => {
      await stopHearing()
      await pool.end()
    },
  }
}

/** Two servers starting on one database take turns: the second finds the migrations done. */
async function migrateAlone(pool: pg.Pool, connection: Connection): Promise<void> {
  const gate = await pool.connect()
  try {
    await gate.query('SET statement_timeout = 0')
    await gate.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await migrate(connection.statements, { migrationsFolder })
  } finally {
    await gate.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => {})
    gate.release(true)
  }
}

const migrationLock = 410108

async function versionOf(connection: Connection): Promise<string> {
  const row = await getRow(
    connection,
    z.object({ server: z.string(), postgis: z.string() }),
    sql`SELECT current_setting('server_version') AS server, postgis_lib_version() AS postgis`,
  )
  return `PostgreSQL ${row.server.split(' ')[0]}, PostGIS ${row.postgis}`
}
