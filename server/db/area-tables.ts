/** Areas and what belongs to them: schemes, membership, decisions of hand about neighbours and walls, balance units. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { SchemeDraft } from '#contract/scheme.ts'
import { boundary4490, point4490 } from './geometry.ts'
import { adcode, compound, id, provenance, version } from './tables.ts'

/** 片区划分方案: a named alternative division into areas; one is adopted per district. */
export const scheme = pgTable(
  'scheme',
  {
    adcode: adcode(),
    id: id(),
    name: text('name').notNull(),
    adopted: boolean('adopted').notNull().default(false),
    archivedOn: date('archived_on'),
    /** What a planner works on before it is adopted: the wishes, and the areas they led to. Areas and members are written at adoption. */
    draft: jsonb('draft').$type<SchemeDraft>(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    uniqueIndex('scheme_one_adopted').on(t.adcode).where(sql`adopted`),
  ],
)

export const area = pgTable(
  'area',
  {
    adcode: adcode(),
    id: id(),
    schemeId: text('scheme_id').notNull(),
    number: text('number').notNull(),
    hue: integer('hue').notNull().default(0),
    name: text('name').notNull(),
    planYear: integer('plan_year'),
    maxGapM: doublePrecision('max_gap_m').notNull(),
    /** An area over two streets needs a street office that leads. */
    leadStreetOfficeId: text('lead_street_office_id'),
    /** 实施主体 */
    implementer: text('implementer'),
    /** What is done as one (统一设计、统一施工 …), by the code of the policy pack's flag. */
    unified: jsonb('unified').$type<Record<string, boolean>>().notNull().default({}),
    note: text('note'),
    /** The outline as the planner drew it, kept beside the members. */
    outline: boundary4490('outline'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.schemeId], foreignColumns: [scheme.adcode, scheme.id] }),
    uniqueIndex('area_number').on(t.adcode, t.schemeId, t.number),
  ],
)

/** Membership: a compound is at most once in a scheme. */
export const areaMember = pgTable(
  'area_member',
  {
    adcode: adcode(),
    schemeId: text('scheme_id').notNull(),
    compoundId: text('compound_id').notNull(),
    areaId: text('area_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.schemeId, t.compoundId] }),
    foreignKey({ columns: [t.adcode, t.areaId], foreignColumns: [area.adcode, area.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('area_member_area').on(t.adcode, t.areaId),
  ],
)

/** Decided by hand: two compounds are neighbours although the rule finds them apart, or are not although it finds a link. */
export const neighbourDecision = pgTable(
  'neighbour_decision',
  {
    adcode: adcode(),
    /** The smaller id first. */
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    linked: boolean('linked').notNull(),
    reason: text('reason').notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.fromId, t.toId] }),
    foreignKey({ columns: [t.adcode, t.fromId], foreignColumns: [compound.adcode, compound.id] }),
    foreignKey({ columns: [t.adcode, t.toId], foreignColumns: [compound.adcode, compound.id] }),
  ],
)

/** 打破小区分割: what becomes of the wall two members of an area face each other with. */
export const wall = pgTable(
  'wall',
  {
    adcode: adcode(),
    /** The smaller id first. */
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    decision: text('decision').$type<'remove' | 'open' | 'keep' | 'disputed'>(),
    consent: text('consent').$type<'none' | 'one' | 'both'>().notNull().default('none'),
    note: text('note'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.fromId, t.toId] }),
    foreignKey({ columns: [t.adcode, t.fromId], foreignColumns: [compound.adcode, compound.id] }),
    foreignKey({ columns: [t.adcode, t.toId], foreignColumns: [compound.adcode, compound.id] }),
  ],
)

/** 资金平衡单元: what pays for what; its items need not be near each other, and it is no area. */
export const balanceUnit = pgTable(
  'balance_unit',
  { adcode: adcode(), id: id(), name: text('name').notNull(), note: text('note'), version: version() },
  (t) => [primaryKey({ columns: [t.adcode, t.id] })],
)
/** Who says so, whether that is an estimate (估) or approved (核定), and of which day it is. */
const attestation = () => ({
  standing: text('standing').$type<'estimated' | 'approved'>().notNull().default('estimated'),
  source: text('source'),
  onDay: date('on_day'),
})
export const balanceItem = pgTable(
  'balance_item',
  {
    adcode: adcode(),
    id: id(),
    unitId: text('unit_id').notNull(),
    kind: text('kind').$type<'area' | 'compound' | 'project' | 'parcel'>().notNull(),
    /** The area or compound; an income project or a land parcel has a name and a place instead. */
    recordId: text('record_id'),
    name: text('name').notNull(),
    place: point4490('place'),
    ...attestation(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.unitId], foreignColumns: [balanceUnit.adcode, balanceUnit.id] }).onDelete(
      'cascade',
    ),
    uniqueIndex('balance_item_once').on(t.adcode, t.unitId, t.recordId),
  ],
)
export const balanceLine = pgTable(
  'balance_line',
  {
    adcode: adcode(),
    id: id(),
    unitId: text('unit_id').notNull(),
    itemId: text('item_id'),
    side: text('side').$type<'income' | 'cost'>().notNull(),
    name: text('name').notNull(),
    amountWan: doublePrecision('amount_wan').notNull(),
    ...attestation(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.unitId], foreignColumns: [balanceUnit.adcode, balanceUnit.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.adcode, t.itemId], foreignColumns: [balanceItem.adcode, balanceItem.id] }),
  ],
)
