/**
 * The one way to write: permission is asked before; then everything happens in one transaction — the change, its audit
 * entries, and last the district's revision, whose locked row makes revisions and audit numbers come in commit order.
 */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '../accounts/reader.ts'
import { jsonParts } from './bulk.ts'
import { canonicalJson } from './canonical.ts'
import type { Database } from './client.ts'
import { type Connection, getRow } from './connection.ts'
import { assertDiskSpace } from './embedded/diskFloor.ts'

/** Who writes, and in answer to what. */
type Signed = { reader: Reader; requestId: string }
export type Writer = Signed & { database: Database }
export type Change = {
  action: string
  kind:
    | 'compound'
    | 'community'
    | 'street'
    | 'district'
    | 'work'
    | 'ground'
    | 'area'
    | 'wall'
    | 'neighbours'
    | 'barrier'
    | 'scheme'
    | 'balance'
    | 'import'
    | 'survey'
    | 'fact'
    | 'decision'
    | 'evidence'
    | 'picture'
    | 'deadline'
    | 'money'
    | 'policy'
    | 'release'
    | 'zone'
    | 'target'
    | 'plan'
    | 'menu'
    | 'building'
    | 'demo'
  recordId: string
  before: unknown
  after: unknown
  reason?: string | undefined
}
export type Transaction = Connection & { audit(change: Change): void }

/** @param beforeCommit what it throws takes everything back: the last word of whoever may still stop it */
export async function write<T>(
  writer: Writer,
  adcode: string,
  work: (tx: Transaction) => Promise<T>,
  beforeCommit: () => void = () => {},
): Promise<T> {
  const { database } = writer
  if (database.dataDir) await assertDiskSpace(database.dataDir, database.statfs)
  const { result, number } = await database.transaction((connection) =>
    writeIn(connection, writer, adcode, work, beforeCommit),
  )
  database.revisions.publish({ adcode, number })
  return result
}

/** The same within a transaction that is under way: who began it commits it, and tells of the revision. */
export async function writeIn<T>(
  connection: Connection,
  writer: Signed,
  adcode: string,
  work: (tx: Transaction) => Promise<T>,
  beforeCommit: () => void = () => {},
): Promise<{ result: T; number: number }> {
  const changes: Change[] = []
  const result = await work({ ...connection, audit: (change) => changes.push(change) })
  const { number, ...head } = await bumpRevision(connection, adcode)
  if (changes.length > 0)
    await moveHead(connection, adcode, await appendEntries(connection, writer, adcode, changes, head))
  beforeCommit()
  return { result, number }
}

/** Number and hash of a district's newest audit entry, kept beside its revision: a trail that ends before it was cut off. */
export type Head = { seq: number; hash: string }
export const noEntry: Head = { seq: 0, hash: '0'.repeat(64) }

async function bumpRevision(connection: Connection, adcode: string): Promise<Head & { number: number }> {
  return getRow(
    connection,
    z.object({ number: z.coerce.number(), seq: z.coerce.number(), hash: z.string() }),
    sql`INSERT INTO revision (adcode, number) VALUES (${adcode}, 1)
        ON CONFLICT (adcode) DO UPDATE SET number = revision.number + 1
        RETURNING number, audit_seq AS seq, audit_hash AS hash`,
  )
}

async function moveHead(connection: Connection, adcode: string, { seq, hash }: Head): Promise<void> {
  await connection.statements.execute(
    sql`UPDATE revision SET audit_seq = ${seq}, audit_hash = ${hash} WHERE adcode = ${adcode}`,
  )
}

/** Writes entries behind `last`, each with the hash of the one before it, and returns the new head. An import has thousands. */
async function appendEntries(
  connection: Connection,
  writer: Signed,
  adcode: string,
  changes: readonly Change[],
  last: Head,
): Promise<Head> {
  let head = last
  const chained = function* () {
    for (const change of changes) {
      const entry = entryBehind(head, writer, adcode, change)
      head = { seq: entry.seq, hash: hashOf(entry) }
      yield { ...entry, hash: head.hash }
    }
  }
  for (const part of jsonParts(chained()))
    await connection.statements.execute(sql`
      INSERT INTO audit_entry (adcode, seq, at, actor, action, kind, record_id, before, after, reason, request_id, previous_hash, hash)
      SELECT adcode, seq, at, actor, action, kind, "recordId", before, after, reason, "requestId", "previousHash", hash
      FROM jsonb_to_recordset(${part}::jsonb) AS e(adcode text, seq bigint, at timestamptz, actor text, action text,
        kind text, "recordId" text, before jsonb, after jsonb, reason text, "requestId" text, "previousHash" text, hash text)`)
  return head
}

const entryBehind = (last: Head, writer: Signed, adcode: string, change: Change): AuditedEntry => ({
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
})

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
