/** What the policy packs ask of a compound and nobody's ledger has a column for, what somebody decided, and packs being written. */
import { sql } from 'drizzle-orm'
import { boolean, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Origin } from '#contract/provenance.ts'
import { bytes } from './bytes.ts'
import { boundary3857, boundary4490 } from './geometry.ts'
import { adcode, compound, generated, id, invented, moment, provenance, version } from './tables.ts'

/**
 * One fact a pack asks for, by the code of its condition or exclusion: two packs that mean the same fact share the row.
 * No row: nobody has recorded it, which is never "no".
 */
export const compoundFact = pgTable(
  'compound_fact',
  {
    adcode: adcode(),
    compoundId: text('compound_id').notNull(),
    code: text('code').notNull(),
    /** Whether it is so. Null: recorded as not known, such as 未鉴定. */
    holds: boolean('holds'),
    /** When it comes or came, as precisely as known: 2023, 2023-05 or 2023-05-31. */
    happens: text('happens'),
    /** What an inspector saw, or the document that says so. */
    note: text('note'),
    origin: jsonb('origin').$type<Origin>().notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.compoundId, t.code] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
  ],
)

/** A test settled by hand: signed by a post, dated, reasoned. It outlives every evaluation and is withdrawn, never removed. */
export const policyDecision = pgTable(
  'policy_decision',
  {
    adcode: adcode(),
    id: id(),
    compoundId: text('compound_id').notNull(),
    packId: text('pack_id').notNull(),
    packVersion: integer('pack_version').notNull(),
    test: text('test').notNull(),
    workClass: text('work_class'),
    verdict: text('verdict').$type<'passed' | 'conditional' | 'failed'>().notNull(),
    /** The post or unit that signs, never a private person. */
    by: text('by').notNull(),
    onDay: date('on_day').notNull(),
    reason: text('reason').notNull(),
    document: text('document'),
    at: moment('at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('policy_decision_compound').on(t.adcode, t.compoundId),
  ],
)

/** A pack as somebody is writing it, faults and all, before it becomes a version of its own. */
export const packDraft = pgTable(
  'pack_draft',
  {
    adcode: adcode(),
    id: id(),
    /** The pack it is a new version of, or the one it was copied from; null where it began empty. */
    basedOn: text('based_on'),
    /** As written, so that a typo can be pointed at by its line. */
    text: text('text').notNull(),
    at: moment('at').notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] })],
)

/**
 * 划定范围: ground that a document marks, such as a 棚改 project or land to be cleared within three years. It speaks of every compound
 * and building that lies in it, until somebody records the fact of the compound itself.
 */
export const policyZone = pgTable(
  'policy_zone',
  {
    adcode: adcode(),
    id: id(),
    name: text('name').notNull(),
    /** What lying in it means: the code of an exclusion of the packs, or `historic-quarter`, which only asks for care. */
    code: text('code').notNull(),
    /** When it comes or came, as precisely as known. */
    happens: text('happens'),
    document: text('document'),
    note: text('note'),
    boundary: boundary4490('boundary').notNull(),
    /** Read by nobody: zones are few, and the page draws them from their list. */
    boundary3857: boundary3857('boundary_3857').generatedAlwaysAs(generated(sql`st_transform(boundary, 3857)`)),
    provenance: provenance(),
    invented: invented(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    index('policy_zone_boundary').using('gist', t.boundary),
    index('policy_zone_boundary_3857').using('gist', t.boundary3857),
  ],
)

/** 佐证材料: a file that shows a fact to be so, such as the appraisal of a structure; kept as received, removed only by day. */
export const evidence = pgTable(
  'evidence',
  {
    adcode: adcode(),
    id: id(),
    compoundId: text('compound_id').notNull(),
    /** The fact it speaks of, by the code of its condition or exclusion. */
    code: text('code').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    hash: text('hash').notNull(),
    bytes: bytes('bytes').notNull(),
    /** The day the paper bears. */
    onDay: date('on_day'),
    /** Who made it: 鉴定单位. */
    issuer: text('issuer'),
    at: moment('at').notNull(),
    removedAt: moment('removed_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('evidence_compound').on(t.adcode, t.compoundId),
  ],
)
