/**
 * The schema of the whole product. District-owned records carry `adcode` in every key, so that one district's rows can
 * live together on any machine; reference tables (district, organisation, policy pack and clause) carry none.
 * Extensions, views and triggers are in migrations/*.sql beside the generated ones.
 */
import { type SQL, sql } from 'drizzle-orm'
import {
  bigint,
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
} from 'drizzle-orm/pg-core'
import type { Provenance } from '#contract/provenance.ts'
import {
  anyShape3857,
  anyShape4490,
  boundary3857,
  boundary4490,
  lines4490,
  point3857,
  polygon4490,
} from './geometry.ts'

export const provenance = () => jsonb('provenance').$type<Provenance>().notNull().default({})
export const version = () => integer('version').notNull().default(1)
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'string' })
export const invented = () => boolean('invented').notNull().default(false)
export const generated = (expression: SQL) => expression

// Reference tables

export const district = pgTable('district', {
  adcode: text('adcode').primaryKey(),
  name: text('name').notNull(),
  cityName: text('city_name').notNull(),
  provinceName: text('province_name').notNull(),
  /** EPSG code of the district's own 3° Gauss–Krüger zone: 4509 + round(longitude / 3). One per district, never per row. */
  measureSrid: integer('measure_srid').notNull(),
  boundary: boundary4490('boundary'),
  /** The day the documents speak of. With the demo goes an invented later one; view district_now says which one holds. */
  dataDate: date('data_date').notNull(),
  demoDataDate: date('demo_data_date'),
  demo: text('demo').$type<'none' | 'loaded' | 'removed'>().notNull().default('none'),
  declaredTotals: jsonb('declared_totals').$type<unknown[]>().notNull().default([]),
  provenance: provenance(),
  version: version(),
})

export const organisation = pgTable('organisation', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  trade: text('trade'),
  invented: invented(),
})

export const policyPack = pgTable(
  'policy_pack',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    documentNumber: text('document_number').notNull(),
    title: text('title').notNull(),
    issuer: text('issuer').notNull(),
    level: text('level').notNull(),
    issuedOn: date('issued_on').notNull(),
    territory: text('territory').array().notNull(),
    rules: jsonb('rules').notNull(),
    /** The district that wrote it, of a pack made in the page; null for those of the source documents. */
    madeBy: text('made_by'),
    /** Why this version was made. */
    reason: text('reason'),
    /** A pack no longer in force covers nobody; it stays readable. */
    withdrawnOn: date('withdrawn_on'),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
)

export const policyClause = pgTable(
  'policy_clause',
  {
    packId: text('pack_id').notNull(),
    packVersion: integer('pack_version').notNull(),
    id: text('id').notNull(),
    title: text('title'),
    quoted: text('quoted').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.packId, t.packVersion, t.id] }),
    foreignKey({ columns: [t.packId, t.packVersion], foreignColumns: [policyPack.id, policyPack.version] }),
  ],
)

// District-owned records

export const adcode = () =>
  text('adcode')
    .notNull()
    .references(() => district.adcode)
export const id = () => text('id').notNull()

/** Bumped by the last statement of every write, its row locked, so revisions come in commit order. */
export const revision = pgTable('revision', {
  adcode: text('adcode')
    .primaryKey()
    .references(() => district.adcode),
  number: bigint('number', { mode: 'number' }).notNull().default(0),
  /** The newest audit entry: a trail that ends before it was cut off. */
  auditSeq: bigint('audit_seq', { mode: 'number' }).notNull().default(0),
  auditHash: text('audit_hash').notNull().default('0'.repeat(64)),
})

export const streetOffice = pgTable(
  'street_office',
  {
    adcode: adcode(),
    id: id(),
    name: text('name').notNull(),
    kind: text('kind').$type<'street' | 'township'>().notNull().default('street'),
    boundary: boundary4490('boundary'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] })],
)

export const community = pgTable(
  'community',
  {
    adcode: adcode(),
    id: id(),
    streetOfficeId: text('street_office_id').notNull(),
    name: text('name').notNull(),
    boundary: boundary4490('boundary'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.streetOfficeId], foreignColumns: [streetOffice.adcode, streetOffice.id] }),
  ],
)

export const compound = pgTable(
  'compound',
  {
    adcode: adcode(),
    id: id(),
    /** The number its sender knows it by. */
    code: text('code'),
    name: text('name').notNull(),
    aliases: text('aliases').array().notNull().default([]),
    /** Order in the official ledger, null for a compound added by hand. */
    ledgerRow: integer('ledger_row'),
    streetOfficeId: text('street_office_id'),
    communityId: text('community_id'),
    address: text('address'),
    builtYear: integer('built_year'),
    builtYearNote: text('built_year_note'),
    planYear: integer('plan_year'),
    fundingLabel: text('funding_label'),
    households: integer('households'),
    buildingCount: integer('building_count'),
    stairwells: integer('stairwells'),
    floorAreaM2: doublePrecision('floor_area_m2'),
    siteAreaM2: doublePrecision('site_area_m2'),
    costWan: doublePrecision('cost_wan'),
    ownerUnit: text('owner_unit'),
    ownerKind: text('owner_kind'),
    propertyManager: text('property_manager'),
    landTenure: text('land_tenure'),
    structuralSafety: text('structural_safety'),
    consentRate: doublePrecision('consent_rate'),
    undergroundingWanted: boolean('undergrounding_wanted'),
    note: text('note'),
    boundary: boundary4490('boundary'),
    boundary3857: boundary3857('boundary_3857').generatedAlwaysAs(generated(sql`st_transform(boundary, 3857)`)),
    place3857: point3857('place_3857').generatedAlwaysAs(
      generated(sql`st_transform(st_pointonsurface(boundary), 3857)`),
    ),
    retiredOn: date('retired_on'),
    retiredReason: text('retired_reason'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.streetOfficeId], foreignColumns: [streetOffice.adcode, streetOffice.id] }),
    foreignKey({ columns: [t.adcode, t.communityId], foreignColumns: [community.adcode, community.id] }),
    index('compound_boundary').using('gist', t.boundary),
    index('compound_boundary_3857').using('gist', t.boundary3857),
    index('compound_place_3857').using('gist', t.place3857),
    // taking back what a file added asks who refers to it
    index('compound_street').on(t.adcode, t.streetOfficeId),
    index('compound_community').on(t.adcode, t.communityId),
  ],
)

/** Dated changes of status: the truth from which view compound_now, lists, tiles and reports derive the status. */
export const step = pgTable(
  'step',
  {
    adcode: adcode(),
    id: id(),
    compoundId: text('compound_id').notNull(),
    status: text('status').notNull(),
    onDay: date('on_day').notNull(),
    origin: jsonb('origin').notNull(),
    invented: invented(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }).onDelete(
      'cascade',
    ),
    index('step_compound').on(t.adcode, t.compoundId, t.onDay),
  ],
)

export const building = pgTable(
  'building',
  {
    adcode: adcode(),
    id: id(),
    compoundId: text('compound_id'),
    name: text('name'),
    floors: integer('floors'),
    /** Null for one that was named and is not drawn yet. */
    boundary: polygon4490('boundary'),
    boundary3857: anyShape3857('boundary_3857').generatedAlwaysAs(generated(sql`st_transform(boundary, 3857)`)),
    provenance: provenance(),
    invented: invented(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('building_boundary_3857').using('gist', t.boundary3857),
    index('building_compound').on(t.adcode, t.compoundId),
  ],
)

/** The pale ground of the atlas: blocks, parks, water surfaces. */
export const land = pgTable(
  'land',
  {
    adcode: adcode(),
    id: id(),
    kind: text('kind').$type<'block' | 'park' | 'water'>().notNull(),
    name: text('name'),
    shape: boundary4490('shape').notNull(),
    shape3857: boundary3857('shape_3857').generatedAlwaysAs(generated(sql`st_transform(shape, 3857)`)),
    provenance: provenance(),
    invented: invented(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] }), index('land_shape_3857').using('gist', t.shape3857)],
)

export const road = pgTable(
  'road',
  {
    adcode: adcode(),
    id: id(),
    name: text('name'),
    class: text('class').notNull(),
    widthM: doublePrecision('width_m'),
    line: lines4490('line').notNull(),
    line3857: anyShape3857('line_3857').generatedAlwaysAs(generated(sql`st_transform(line, 3857)`)),
    invented: invented(),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    index('road_line').using('gist', t.line),
    index('road_line_3857').using('gist', t.line3857),
  ],
)

/** What cuts the neighbour graph: 快速路, 主干路, surface railway, river. Switched on or off with a reason. */
export const barrier = pgTable(
  'barrier',
  {
    adcode: adcode(),
    id: id(),
    kind: text('kind').$type<'road' | 'railway' | 'river'>().notNull(),
    name: text('name'),
    line: lines4490('line').notNull(),
    active: boolean('active').notNull().default(true),
    reason: text('reason'),
    provenance: provenance(),
    invented: invented(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] }), index('barrier_line').using('gist', t.line)],
)

/** A footbridge or underpass: opens its barrier within 100 m. */
export const crossing = pgTable(
  'crossing',
  {
    adcode: adcode(),
    id: id(),
    kind: text('kind').notNull(),
    name: text('name'),
    shape: anyShape4490('shape').notNull(),
    invented: invented(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] }), index('crossing_shape').using('gist', t.shape)],
)

/** One record for everything built or dug: renovation item, pipe replacement, undergrounding, connecting road. */
export const work = pgTable(
  'work',
  {
    adcode: adcode(),
    id: id(),
    name: text('name'),
    trade: text('trade').notNull(),
    kind: text('kind').notNull(),
    itemCode: text('item_code'),
    placement: text('placement').notNull(),
    state: text('state').notNull().default('planned'),
    operatorId: text('operator_id').references(() => organisation.id),
    implementer: text('implementer'),
    payer: text('payer'),
    roadName: text('road_name'),
    fromMonth: text('from_month'),
    toMonth: text('to_month'),
    excavates: boolean('excavates').notNull().default(true),
    /** 主干道、主管网、综合管廊、广场、公园: serves the city rather than its compounds. Null: nobody has said. */
    isTrunk: boolean('is_trunk'),
    /** 优先列入: its operator has put it first in its own programme of works. Null: nobody has said. */
    isPrioritised: boolean('is_prioritised'),
    note: text('note'),
    geometry: anyShape4490('geometry'),
    geometry3857: anyShape3857('geometry_3857').generatedAlwaysAs(generated(sql`st_transform(geometry, 3857)`)),
    provenance: provenance(),
    invented: invented(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    index('work_geometry').using('gist', t.geometry),
    index('work_geometry_3857').using('gist', t.geometry3857),
    // how many lines a road has is then counted without reading them
    index('work_road').on(t.adcode, t.roadName).where(sql`st_dimension(geometry_3857) = 1`),
  ],
)

export const workCompound = pgTable(
  'work_compound',
  {
    adcode: adcode(),
    workId: text('work_id').notNull(),
    compoundId: text('compound_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.workId, t.compoundId] }),
    foreignKey({ columns: [t.adcode, t.workId], foreignColumns: [work.adcode, work.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('work_compound_compound').on(t.adcode, t.compoundId),
  ],
)

export const target = pgTable(
  'target',
  {
    adcode: adcode(),
    id: id(),
    /** Null: the district's own, of no document. */
    packId: text('pack_id'),
    measure: text('measure').notNull(),
    strength: text('strength').notNull(),
    unit: text('unit').notNull(),
    year: integer('year'),
    amount: integer('amount'),
    onDay: date('on_day'),
    builtBefore: integer('built_before'),
    /** A target for one street office, or for one fund (资金来源), where it is not for all. */
    streetOfficeId: text('street_office_id'),
    fundingLabel: text('funding_label'),
    origin: jsonb('origin').notNull(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.id] })],
)

/** Who did what: gap-free per district, chained by hash; triggers refuse UPDATE, DELETE and TRUNCATE. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    adcode: text('adcode').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3, mode: 'string' }).notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    kind: text('kind').notNull(),
    recordId: text('record_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
    requestId: text('request_id').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.seq] }), index('audit_record').on(t.adcode, t.recordId)],
)
