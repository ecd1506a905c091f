/** SQLite in WebAssembly, opened on bytes that came from outside. The program itself comes from the package on the disk. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js'

let engine: Promise<SqlJsStatic> | null = null

const startEngine = async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'))
  return initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer })
}

/** Close it when done. Functions that a file's own views or columns could misuse are off. */
export async function openSqlite(bytes: Uint8Array): Promise<Database> {
  engine ??= startEngine()
  const { Database } = await engine
  const database = new Database(bytes)
  database.run('PRAGMA trusted_schema = OFF')
  return database
}

/** Row by row; whole numbers as bigint, so that none loses digits. */
export function* rowsOf(database: Database, sql: string, values: SqlValue[] = []): Generator<unknown[]> {
  const statement = database.prepare(sql, values)
  // the second argument is missing from the published types
  const get: (values: null, wishes: { useBigInt: true }) => unknown[] = statement.get.bind(statement)
  try {
    while (statement.step()) yield get(null, { useBigInt: true })
  } finally {
    statement.free()
  }
}

/** A name as SQL takes it, whatever stands in it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
