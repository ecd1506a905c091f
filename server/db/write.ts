/**
 * The one way to write: permission is asked before; then everything happens in one transaction — the change, its audit
 * entries, and last the district's revision, whose locked row makes revisions and audit numbers come in commit order.
 */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../accounts/reader.ts'
import { canonicalJson } from './canonical.ts'
import type { Database } from './client.ts'
import { type Connection, findRow, getRow } from './connection.ts'
import { assertDiskSpace } from './embedded/diskFloor.ts'

export type Writer = { database: Database; reader: Reader; requestId: string }
export type Change = {
  action: string
  kind: 'compound' | 'work' | 'area' | 'demo'
  recordId: string
  before: unknown
  after: unknown
  reason?: string | undefined
}
export type Transaction = Connection & { audit(change: Change): void }

export async function write<T>(writer: Writer, adcode: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { database } = writer
  if (database.dataDir) await assertDiskSpace(database.dataDir, database.statfs)
  const { result, number } = await database.transaction(async (connection) => {
    const changes: Change[] = []
    const result = await work({ ...connection, audit: (change) => changes.push(change) })
    const number = await bumpRevision(connection, adcode)
    for (const change of changes) await appendEntry(connection, writer, adcode, change)
    return { result, number }
  })
  database.revisions.publish({ adcode, number })
  return result
}

async function bumpRevision(connection: Connection, adcode: string): Promise<number> {
  const row = await getRow(
    connection,
    z.object({ number: z.coerce.number() }),
    sql`INSERT INTO revision (adcode, number) VALUES (${adcode}, 1)
        ON CONFLICT (adcode) DO UPDATE SET number = revision.number + 1 RETURNING number`,
  )
  return row.number
}

const Last = z.object({ seq: z.coerce.number(), hash: z.string() })
export const noEntry = { seq: 0, hash: '0'.repeat(64) }

async function appendEntry(connection: Connection, writer: Writer, adcode: string, change: Change): Promise<void> {
  const last =
    (await findRow(
      connection,
      Last,
      sql`SELECT seq, hash FROM audit_entry WHERE adcode = ${adcode} ORDER BY seq DESC LIMIT 1`,
    )) ?? noEntry
  const entry: AuditedEntry = {
    adcode,
    seq: last.seq + 1,
    at: new Date().toISOString(),
    actor: writer.reader.actor.id,
    action: change.action,
    kind: change.kind,
    recordId: change.recordId,
    before: change.before ?? null,
    after: change.after ?? null,
    reason: change.reason ?? null,
    requestId: writer.requestId,
    previousHash: last.hash,
  }
  await connection.statements.execute(sql`
    INSERT INTO audit_entry (adcode, seq, at, actor, action, kind, record_id, before, after, reason, request_id, previous_hash, hash)
    VALUES (${entry.adcode}, ${entry.seq}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.kind}, ${entry.recordId},
      ${JSON.stringify(entry.before)}::jsonb, ${JSON.stringify(entry.after)}::jsonb, ${entry.reason}, ${entry.requestId},
      ${entry.previousHash}, ${hashOf(entry)})`)
}

export type AuditedEntry = {
  adcode: string
  seq: number
  at: string
  actor: string
  action: string
  kind: string
  recordId: string
  before: unknown
  after: unknown
  reason: string | null
  requestId: string
  previousHash: string
}

/** SHA-256 over the canonical entry, which holds the hash of the one before it. */
export const hashOf = (entry: AuditedEntry): string => createHash('sha256').update(canonicalJson(entry)).digest('hex')
