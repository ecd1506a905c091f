/** What the rest of the server sees of the database: statements in, parsed rows out, and transactions it cannot leak. */
import type { SQL } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { z } from 'zod'
import * as areaTables from './area-tables.ts'
import * as importTables from './import-tables.ts'
import * as ownTables from './tables.ts'

const tables = { ...ownTables, ...areaTables, ...importTables }

export type Statements = NodePgDatabase<typeof tables>

/** Anything statements can be sent to: the database itself or an open transaction. */
export type Connection = { statements: Statements }

export const connectionOver = (client: pg.Pool | pg.PoolClient): Connection => ({
  statements: drizzle(client, { schema: tables }),
})

/** Rows of one statement, each parsed. The only door through which raw SQL results enter. */
export async function findRows<T>(connection: Connection, row: z.ZodType<T>, statement: SQL): Promise<T[]> {
  const { rows } = await connection.statements.execute(statement)
  return rows.map((raw) => {
    const { success, data, error } = row.safeParse(raw)
    if (success) return data
    // Not a ZodError: those are requests that are wrong, and this is our mistake.
    throw new Error('a row does not have the form its query promises', { cause: error })
  })
}

/** The first row of a statement, or null. */
export async function findRow<T>(connection: Connection, row: z.ZodType<T>, statement: SQL): Promise<T | null> {
  return (await findRows(connection, row, statement))[0] ?? null
}

/** The one row a statement must have. */
export async function getRow<T>(connection: Connection, row: z.ZodType<T>, statement: SQL): Promise<T> {
  const found = await findRow(connection, row, statement)
  if (found === null) throw new Error('a statement that must give one row gave none')
  return found
}

/**
 * Runs `work` in a transaction on a client of its own. The client is given back whatever happens: a client whose
 * connection broke is destroyed, so that the pool never hands out a half-open transaction.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | null = null
  let fail: (error: Error) => void = () => {}
  const connectionLost = new Promise<never>((_, reject) => {
    fail = reject
  })
  connectionLost.catch(() => {})
  const onError = (error: Error) => {
    broken = error
    fail(error)
  }
  client.on('error', onError)
  try {
    await client.query('BEGIN')
    const result = await Promise.race([work(connectionOver(client)), connectionLost])
    await client.query('COMMIT')
    return result
  } catch (error) {
    if (!broken) await client.query('ROLLBACK').catch(onError)
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken ?? undefined)
  }
}
