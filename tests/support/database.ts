import { sql } from 'drizzle-orm'
import pg from 'pg'
import { z } from 'zod'
import { type Database, openDatabase } from '#server/db/client.ts'
import { findRows, getRow } from '#server/db/connection.ts'
import { beginPrepared } from './prepared-folder.ts'

declare global {
  /** Open for as long as the test process lives: all files of one engine share it. */
  var databaseUnderTest: Promise<Database> | undefined
}

/** The database the tests run on: PGlite or PostgreSQL, as LIANPIAN_TEST_ENGINE says; migrated, opened once. */
export function testDatabase(): Promise<Database> {
  globalThis.databaseUnderTest ??= openEngine()
  return globalThis.databaseUnderTest
}

async function openEngine(): Promise<Database> {
  const { LIANPIAN_TEST_ENGINE: engine, TEST_DATA_DIR: dataDir } = process.env
  if (engine === 'postgres') return openDatabase({ databaseUrl: await newDatabase('lianpian_test'), dataDir: '' })
  if (engine === 'pglite' && dataDir) return openDatabase({ databaseUrl: null, dataDir: await beginPrepared(dataDir) })
  throw new Error('this test needs a database: run it with --project pglite or --project postgres')
}

/**
 * Makes a database on the PostgreSQL of the tests and resolves to its URL: an empty one, or a copy of `template`, which nobody may have
 * open. It stays until it is made anew, for a look at what a failed test left.
 */
export async function newDatabase(name: string, template = 'template1'): Promise<string> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('no PostgreSQL for tests: TEST_DATABASE_URL is not set')
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  await server.end()
  return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}

/**
 * Takes every row out of every table of ours. The tables of PostGIS and of the migrations keep theirs. A small table is emptied row by
 * row, which is many times quicker than making its file anew; a large one is made anew, so that nobody reads over what was.
 */
export async function emptyDatabase(database: Database): Promise<void> {
  const tables = await findRows(
    database,
    z.object({ name: z.string(), bytes: z.number() }),
    sql`SELECT oid::regclass::text AS name, pg_total_relation_size(oid)::float8 AS bytes
        FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')`,
  )
  const isLarge = ({ bytes }: { bytes: number }) => bytes > largeBytes
  const large = tables.filter(isLarge)
  await database.transaction(async ({ statements }) => {
    // The audit trail refuses both by triggers, which do not fire in this role, and no foreign key is asked.
    await statements.execute(sql`SET LOCAL session_replication_role = replica`)
    for (const { name } of tables.filter((table) => !isLarge(table)))
      await statements.execute(sql.raw(`DELETE FROM ${name}`))
    if (large.length > 0)
      await statements.execute(sql.raw(`TRUNCATE ${large.map(({ name }) => name).join(', ')} CASCADE`))
  })
  database.revisions.forget()
}

const largeBytes = 1_000_000

/** What the engine says of itself, as one word: `17.5+postgis-3.5.2`. */
export async function engineVersion(database: Database): Promise<string> {
  const { version } = await getRow(
    database,
    z.object({ version: z.string() }),
    sql`SELECT split_part(current_setting('server_version'), ' ', 1) || '+postgis-' || postgis_lib_version() AS version`,
  )
  return version
}
