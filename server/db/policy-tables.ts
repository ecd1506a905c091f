/** What the policy packs ask of a compound and nobody's ledger has a column for, what somebody decided, and packs being written. */
import { boolean, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Origin } from '#contract/provenance.ts'
import { adcode, compound, id, moment, version } from './tables.ts'

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
