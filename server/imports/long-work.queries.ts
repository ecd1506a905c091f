/** What writing and taking back a large import ask of the database besides their own statements: time, turns, and statistics afterwards. */
import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import type { Connection } from '../db/connection.ts'
import { lookAtTables } from './restorable.queries.ts'

/** For each of its statements; others get seconds. */
export const longWorkMs = 15 * 60_000

/** PostgreSQL's own limit, for the rest of the transaction; the embedded engine has its limit from Database.withLimit. */
export async function takeTime(tx: Connection): Promise<void> {
  await tx.statements.execute(sql`SELECT set_config('statement_timeout', ${String(longWorkMs)}, true)`)
}

/** A transaction in which nothing happens is ended: thinking about many rows must not look like it. */
export async function showLife(tx: Connection): Promise<void> {
  await tx.statements.execute(sql`SELECT 1`)
}

/** Until the transaction ends nobody else who asks for it gets it; who refers to the district does not ask. */
export async function lockDistrict(tx: Connection, adcode: string): Promise<void> {
  await tx.statements.execute(sql`SELECT 1 FROM district WHERE adcode = ${adcode} FOR NO KEY UPDATE`)
}

const manyRows = 500

/** Nobody waits for it: the rows stand as they should, and that statistics are old is no reason to say that it failed. */
export function lookAfter(database: Database, rows: number): void {
  if (rows >= manyRows) database.withLimit(longWorkMs, () => lookAtTables(database)).catch(() => {})
}
