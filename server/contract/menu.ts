/** 菜单式改造: the works ticked for a compound or one of its buildings, how they stand in every catalogue, in which order they come. */
import { z } from 'zod'
import { ItemLink } from './item-links.ts'
import { Adcode, Day, Id, Month, Version, writtenText, Year } from './keys.ts'
import { ItemState, Need } from './menu-words.ts'
import { Payer } from './payer.ts'
import { Catalogue, Clause, Duty, SequenceRule, SourceId } from './policy.ts'
import { Trade, WorkKind, WorkState } from './work-words.ts'

/** HJ-34-4. */
export const ItemCode = z.string().regex(/^[A-Z]{2}-\d+-\d+$/)
const CatalogueCode = z.string().regex(/^[A-Z]{2}-\d+$/)

/** What a tick says. Quantity, cost, payer and year may be unknown; the payer then is the pack's, the year the compound's. */
export const Tick = z.strictObject({
  need: Need,
  quantity: z.number().min(0).max(1e9).nullable().default(null),
  unit: writtenText(20).nullable().default(null),
  costWan: z.number().min(0).max(10_000_000).nullable().default(null),
  payer: Payer.nullable().default(null),
  year: Year.nullable().default(null),
  workId: Id.nullable().default(null),
  /** Whether it breaks the ground here, of an item whose pack leaves that to be asked; null: nobody has said. */
  excavates: z.boolean().nullable().default(null),
  /** An open-ended item (其他) says here what it is. */
  note: writtenText(1000).nullable().default(null),
})
export type Tick = z.infer<typeof Tick>

export const LinkedWork = z.object({
  id: Id,
  name: z.string().nullable(),
  trade: Trade,
  kind: WorkKind,
  state: WorkState,
  roadName: z.string().nullable(),
  fromMonth: Month.nullable(),
  toMonth: Month.nullable(),
})
export type LinkedWork = z.infer<typeof LinkedWork>

export const MenuEntry = z.object({
  id: Id,
  compoundId: Id,
  /** Null: for the compound as a whole. */
  buildingId: Id.nullable(),
  itemCode: ItemCode,
  ...Tick.shape,
  work: LinkedWork.nullable(),
  version: Version,
})
export type MenuEntry = z.infer<typeof MenuEntry>

/** `seen`: the version that was looked at, null where nothing stood; `entry` null takes the tick away. */
export const MenuChange = z.strictObject({
  compoundId: Id,
  buildingId: Id.nullable().default(null),
  itemCode: ItemCode,
  seen: Version.nullable(),
  entry: Tick.nullable(),
})
export type MenuChange = z.infer<typeof MenuChange>

const most = 5000
export const MenuChanges = z.strictObject({
  adcode: Adcode,
  changes: z.array(MenuChange).min(1).max(most),
  reason: writtenText(500).optional(),
})
export type MenuChanges = z.infer<typeof MenuChanges>

/** One word on one item for many compounds; with `keep`, what stands already is left as it is. */
export const MenuTicking = z.strictObject({
  adcode: Adcode,
  itemCode: ItemCode,
  compounds: z.array(Id).min(1).max(most),
  entry: Tick,
  keep: z.boolean(),
})
export type MenuTicking = z.infer<typeof MenuTicking>

/** What stands now, how many were left as they stood, and the changes that take it all back. */
export const MenuSaved = z.object({ entries: z.array(MenuEntry), kept: z.int(), undo: z.array(MenuChange) })
export type MenuSaved = z.infer<typeof MenuSaved>

/** A catalogue with what its pack says of it. `covers`: the pack speaks for the district that asks. */
export const MenuCatalogue = Catalogue.extend({
  packId: SourceId,
  documentNumber: z.string(),
  covers: z.boolean(),
  duties: z.array(Duty),
  sequence: z.array(SequenceRule),
  /** Those cited. */
  clauses: z.array(Clause),
})
export type MenuCatalogue = z.infer<typeof MenuCatalogue>
export const DistrictLinkVersion = z.object({
  fromItem: ItemCode,
  toItem: ItemCode,
  linked: z.boolean(),
  version: Version,
})
export const MenuCatalogues = z.object({
  /** Those that cover the district first, its own before the province's. */
  catalogues: z.array(MenuCatalogue),
  /** Both ways, the district's own word already in. */
  links: z.array(ItemLink),
  /** What the district itself said, with the version a change has to name. */
  district: z.array(DistrictLinkVersion),
  /** What kind of table this is: ours, not the documents'. */
  note: z.string(),
})
export type MenuCatalogues = z.infer<typeof MenuCatalogues>

/** `linked` null: back to the reading that came with the packs. */
export const LinkChange = z.strictObject({
  adcode: Adcode,
  fromItem: ItemCode,
  toItem: ItemCode,
  linked: z.boolean().nullable(),
  reason: writtenText(500).nullable(),
  seen: Version.nullable(),
})
export type LinkChange = z.infer<typeof LinkChange>

export const warningKinds = ['reversed', 'begins-first', 'done-first', 'unscheduled'] as const
/** Two items in the wrong order: `later` should have come after `first`. */
export const SequenceWarning = z.object({
  packId: SourceId,
  catalogue: CatalogueCode,
  rule: z.string(),
  kind: z.enum(warningKinds),
  first: ItemCode,
  later: ItemCode,
  /** Counted as below ground, because somebody said that it digs here. */
  firstDigs: z.boolean(),
  laterDigs: z.boolean(),
  buildingId: Id.nullable(),
  /** 2020, 2020-03 – 2020-06; null where nobody said. */
  firstWhen: z.string().nullable(),
  laterWhen: z.string().nullable(),
})
export type SequenceWarning = z.infer<typeof SequenceWarning>

/** A rule of sequence set aside for one compound, with the reason. */
export const SequenceWaiver = z.object({
  packId: SourceId,
  rule: z.string(),
  reason: z.string(),
  by: z.string(),
  onDay: Day.nullable(),
  version: Version,
})
export type SequenceWaiver = z.infer<typeof SequenceWaiver>

/** `reason` null takes the waiver back. */
export const WaiverChange = z.strictObject({
  compoundId: Id,
  packId: SourceId,
  rule: z.string().max(60),
  reason: writtenText(500).nullable(),
  seen: Version.nullable(),
})
export type WaiverChange = z.infer<typeof WaiverChange>

export const MenuBuilding = z.object({
  id: Id,
  name: z.string().nullable(),
  floors: z.int().nullable(),
  /** It has an outline on the map. */
  isDrawn: z.boolean(),
  version: Version,
})
export type MenuBuilding = z.infer<typeof MenuBuilding>

export const CompoundMenu = z.object({
  id: Id,
  adcode: Adcode,
  name: z.string(),
  planYear: Year.nullable(),
  buildings: z.array(MenuBuilding),
  entries: z.array(MenuEntry),
  /** The works that touch the compound: one of them may be what does an item. */
  works: z.array(LinkedWork),
  warnings: z.array(SequenceWarning),
  waivers: z.array(SequenceWaiver),
})
export type CompoundMenu = z.infer<typeof CompoundMenu>

const Counts = z.record(ItemState, z.int())
export const MenuCoverage = z.object({
  catalogue: CatalogueCode,
  compounds: z.int(),
  items: z.array(z.object({ item: ItemCode, counts: Counts })),
})
export type MenuCoverage = z.infer<typeof MenuCoverage>

/** How one item stands, compound by compound; those of whom nobody said anything are left out. */
export const ItemStandings = z.object({
  item: ItemCode,
  total: z.int(),
  items: z.array(z.object({ id: Id, state: ItemState })),
})
export type ItemStandings = z.infer<typeof ItemStandings>

export const SequenceReport = z.object({
  total: z.int(),
  items: z.array(
    z.object({
      id: Id,
      name: z.string(),
      warnings: z.array(SequenceWarning),
      waivers: z.array(SequenceWaiver),
    }),
  ),
})
export type SequenceReport = z.infer<typeof SequenceReport>

export const MenuExport = z.strictObject({
  adcode: Adcode,
  catalogue: CatalogueCode,
  /** All compounds with a tick where none are named. */
  compounds: z.array(Id).max(most).optional(),
})
export type MenuExport = z.infer<typeof MenuExport>
