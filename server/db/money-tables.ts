/** Who pays for what: contributions and payments of a compound, its maintenance fund, the subsidy for its property service. */
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
} from 'drizzle-orm/pg-core'
import { adcode, compound, id, provenance, version } from './tables.ts'

/** 资金来源: one contributor's part, promised or approved. */
export const contribution = pgTable(
  'contribution',
  {
    adcode: adcode(),
    id: id(),
    compoundId: text('compound_id').notNull(),
    /** Of the kinds of source in the contract: central-budget, province, residents, utility … */
    source: text('source').notNull(),
    /** The unit that pays, where one is named. */
    unit: text('unit'),
    /** 资金, 实物, 投劳. */
    form: text('form').$type<'money' | 'goods' | 'labour'>().notNull().default('money'),
    amountWan: doublePrecision('amount_wan').notNull(),
    standing: text('standing').notNull().default('estimated'),
    /** The days on which it was applied for, reviewed and allocated: { standing: day }. */
    standingDays: jsonb('standing_days').$type<Record<string, string>>().notNull().default({}),
    /** 绩效: how well earlier money was used, 0–100, as assessed, with who says so in the note. */
    performanceScore: doublePrecision('performance_score'),
    performanceNote: text('performance_note'),
    /** 专款专用: the items or classes of work it may be spent on; null: all. */
    purpose: jsonb('purpose').$type<string[]>(),
    /** 公共收益 needs the consent of 业委会 or 自治小组: the document that gives it. */
    consentDocument: text('consent_document'),
    document: text('document'),
    onDay: date('on_day'),
    note: text('note'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('contribution_compound').on(t.adcode, t.compoundId),
  ],
)

/** 拨付: money that left, out of one contribution, for one purpose. */
export const payment = pgTable(
  'payment',
  {
    adcode: adcode(),
    id: id(),
    contributionId: text('contribution_id').notNull(),
    amountWan: doublePrecision('amount_wan').notNull(),
    onDay: date('on_day').notNull(),
    /** The item it pays for: HJ-34-4. */
    itemCode: text('item_code'),
    payee: text('payee'),
    document: text('document'),
    /** 资金拨付确认: the post of the street office that confirmed how far the item has come, the day, and how far, 0–100. */
    confirmedBy: text('confirmed_by'),
    confirmedOn: date('confirmed_on'),
    progressPercent: doublePrecision('progress_percent'),
    /** An earmark broken and accepted all the same, with the reason. */
    exception: text('exception'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.contributionId], foreignColumns: [contribution.adcode, contribution.id] }),
    index('payment_contribution').on(t.adcode, t.contributionId),
  ],
)

/** 物业专项维修资金: the balance against what was first raised. */
export const maintenanceFund = pgTable(
  'maintenance_fund',
  {
    adcode: adcode(),
    compoundId: text('compound_id').notNull(),
    /** False: 未建立. */
    exists: boolean('exists').notNull(),
    firstRaisedWan: doublePrecision('first_raised_wan'),
    balanceWan: doublePrecision('balance_wan'),
    onDay: date('on_day'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.compoundId] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
  ],
)

/** 物业服务补贴: area × rate × months, paid in tranches that an evaluation of the service releases. */
export const propertySubsidy = pgTable(
  'property_subsidy',
  {
    adcode: adcode(),
    compoundId: text('compound_id').notNull(),
    packId: text('pack_id').notNull(),
    /** Yuan per square metre of floor area and month. */
    rate: doublePrecision('rate').notNull(),
    months: integer('months').notNull(),
    startsOn: date('starts_on'),
    manager: text('manager'),
    /** [{ months, evaluatedOn, score, passed, paidOn, note }] in order. */
    tranches: jsonb('tranches').notNull().default([]),
    note: text('note'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.compoundId] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
  ],
)

/** 存量空间: rooms and ground lying idle in or by a compound, which could be brought into use (盘活闲置空间). */
export const idleSpace = pgTable(
  'idle_space',
  {
    adcode: adcode(),
    id: id(),
    compoundId: text('compound_id').notNull(),
    name: text('name').notNull(),
    /** Floor or ground area in square metres. */
    areaM2: doublePrecision('area_m2'),
    owner: text('owner'),
    /** 置换, 转让, 腾退, 收购, 租赁, 国企存量房: how it is to be had. Null: not told. */
    acquisition: text('acquisition'),
    intendedUse: text('intended_use'),
    standing: text('standing').notNull().default('found'),
    note: text('note'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    index('idle_space_compound').on(t.adcode, t.compoundId),
  ],
)
