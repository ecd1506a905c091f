/** Who did what to which record: the entries of a district's audit trail, and whether its hash chain is whole. */
import { z } from 'zod'
import { Adcode, Paging } from './keys.ts'

export const AuditEntry = z.object({
  adcode: Adcode,
  /** Gap-free per district, from 1. */
  seq: z.int(),
  /** ISO moment with milliseconds, UTC. */
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  kind: z.string(),
  recordId: z.string(),
  /** The whole row before and after; null where there was none. */
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string(),
  previousHash: z.string(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
export const AuditList = z.object({ total: z.int(), items: z.array(AuditEntry) })
export type AuditList = z.infer<typeof AuditList>

export const AuditFilter = z.strictObject({
  adcode: Adcode,
  ...Paging.shape,
  /** Only the entries of one record. */
  record: z.string().max(60).optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** `brokenAt` is the first entry that is missing, out of order, or not what was written. */
export const AuditVerdict = z.object({ intact: z.boolean(), entries: z.int(), brokenAt: z.int().nullable() })
export type AuditVerdict = z.infer<typeof AuditVerdict>
