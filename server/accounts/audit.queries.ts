/** The audit trail of a district: what it says, and whether anybody has tampered with it. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { AuditEntry, type AuditFilter, type AuditList, type AuditVerdict } from '#contract/audit.ts'
import { type Connection, findRow, findRows, getRow } from '../db/connection.ts'
import { type Head, hashOf, noEntry } from '../db/write.ts'
import type { Reader } from './reader.ts'
import { visibleTo } from './visible.queries.ts'

/** The moment as it was hashed: ISO with milliseconds, whatever the session's time zone. */
const entryColumns = sql`
  e.adcode, e.seq::int AS seq, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.actor, e.action,
  e.kind, e.record_id AS "recordId", e.before, e.after, e.reason, e.request_id AS "requestId",
  e.previous_hash AS "previousHash", e.hash`

/** One page of entries, newest first, with the total over all pages. */
export async function listAuditEntries(
  connection: Connection,
  reader: Reader,
  filter: AuditFilter,
): Promise<AuditList> {
  const ofRecord = filter.record === undefined ? sql`true` : sql`e.record_id = ${filter.record}`
  const where = sql`${visibleTo(reader)} AND e.adcode = ${filter.adcode} AND ${ofRecord}`
  const items = await findRows(
    connection,
    AuditEntry,
    sql`SELECT ${entryColumns} FROM audit_entry e WHERE ${where}
        ORDER BY e.seq DESC LIMIT ${filter.limit} OFFSET ${filter.offset}`,
  )
  const { total } = await getRow(
    connection,
    z.object({ total: z.int() }),
    sql`SELECT count(*)::int AS total FROM audit_entry e WHERE ${where}`,
  )
  return { total, items }
}

const entriesAtOnce = 500

/**
 * Recomputes the chain from its first entry: one that is missing, out of order or altered breaks it there. That the newest
 * were cut off no chain can tell; the head kept beside the district's revision does. It is read before and after, because
 * somebody may be writing meanwhile.
 */
export async function verifyAudit(connection: Connection, reader: Reader, adcode: string): Promise<AuditVerdict> {
  const before = await getHead(connection, reader, adcode)
  let last: Head = noEntry
  const broken = (): AuditVerdict => ({ intact: false, entries: last.seq, brokenAt: last.seq + 1 })
  for (;;) {
    const entries = await findEntriesAfter(connection, reader, adcode, last.seq)
    for (const entry of entries) {
      const { hash, ...written } = entry
      const follows = entry.seq === last.seq + 1 && entry.previousHash === last.hash
      if (!follows || hashOf(written) !== hash) return broken()
      if (entry.seq === before.seq && hash !== before.hash) return broken()
      last = entry
    }
    if (entries.length < entriesAtOnce) break
  }
  if (last.seq < before.seq) return broken()
  const after = await getHead(connection, reader, adcode)
  if (last.seq > after.seq) return { intact: false, entries: after.seq, brokenAt: after.seq + 1 }
  return { intact: true, entries: last.seq, brokenAt: null }
}

const findEntriesAfter = (connection: Connection, reader: Reader, adcode: string, seq: number) =>
  findRows(
    connection,
    AuditEntry,
    sql`SELECT ${entryColumns} FROM audit_entry e
        WHERE ${visibleTo(reader)} AND e.adcode = ${adcode} AND e.seq > ${seq}
        ORDER BY e.seq LIMIT ${entriesAtOnce}`,
  )

const getHead = async (connection: Connection, reader: Reader, adcode: string): Promise<Head> =>
  (await findRow(
    connection,
    z.object({ seq: z.coerce.number(), hash: z.string() }),
    sql`SELECT audit_seq AS seq, audit_hash AS hash FROM revision WHERE ${visibleTo(reader)} AND adcode = ${adcode}`,
  )) ?? noEntry
