/** 菜单式改造: what is done in a compound or a building (一区一策、一楼一策), and how the catalogues' items answer each other. */
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { adcode, building, compound, id, provenance, version, work } from './tables.ts'

/** One item of a catalogue ticked for a compound, or for one of its buildings. */
export const menuEntry = pgTable(
  'menu_entry',
  {
    adcode: adcode(),
    id: id(),
    compoundId: text('compound_id').notNull(),
    buildingId: text('building_id'),
    /** As the pack numbers it: HJ-34-4. */
    itemCode: text('item_code').notNull(),
    /** 需改, 不需改, 已改, 居民不同意. */
    need: text('need').$type<'needed' | 'not-needed' | 'done' | 'refused'>().notNull(),
    quantity: doublePrecision('quantity'),
    unit: text('unit'),
    costWan: doublePrecision('cost_wan'),
    /** Of the kinds of payer in the contract; null: as the pack presumes. */
    payer: text('payer'),
    /** The year it is to be done, where it differs from the compound's. */
    year: integer('year'),
    /** The work that does it. */
    workId: text('work_id'),
    /** Whether it breaks the ground open, where the catalogue leaves that to be asked; null: nobody has said. */
    excavates: boolean('excavates'),
    /** An open-ended item (其他) says here what it is. */
    note: text('note'),
    provenance: provenance(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.adcode, t.id] }),
    foreignKey({ columns: [t.adcode, t.compoundId], foreignColumns: [compound.adcode, compound.id] }),
    foreignKey({ columns: [t.adcode, t.buildingId], foreignColumns: [building.adcode, building.id] }),
    foreignKey({ columns: [t.adcode, t.workId], foreignColumns: [work.adcode, work.id] }),
    unique('menu_entry_once').on(t.adcode, t.compoundId, t.buildingId, t.itemCode).nullsNotDistinct(),
    index('menu_entry_item').on(t.adcode, t.itemCode),
  ],
)

/** A district's word on whether two items of different catalogues answer each other; it goes before the crosswalk that came with the packs. */
export const itemLink = pgTable(
  'item_link',
  {
    adcode: adcode(),
    /** The smaller code first. */
    fromItem: text('from_item').notNull(),
    toItem: text('to_item').notNull(),
    linked: boolean('linked').notNull(),
    reason: text('reason'),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.adcode, t.fromItem, t.toItem] })],
)
