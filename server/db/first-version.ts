/** The version something begins with when it is written for the first time, or anew after it was taken away. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { getRow } from './connection.ts'
import type { Transaction } from './write.ts'

/**
 * Above every version of a predecessor that was taken away: each write moves the district's revision by one and a
 * version by no more, so whoever still shows the old one is told. Ask for it once the lock on the row's key is held.
 */
export async function firstVersion(tx: Transaction, adcode: string): Promise<number> {
  const { number } = await getRow(
    tx,
    z.object({ number: z.coerce.number() }),
    sql`SELECT coalesce((SELECT number FROM revision WHERE adcode = ${adcode}), 0) + 1 AS number`,
  )
  return number
}
