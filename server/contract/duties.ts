/** 职责: which unit has which duty, as printed, and the items it concerns. Duties sit on units and posts, never on named people. */
import { z } from 'zod'
import { Adcode } from './keys.ts'
import { ItemCode } from './menu.ts'
import { ItemState } from './menu-words.ts'
import { Clause, Duty, SourceId } from './policy.ts'

export const DutyUnit = z.object({
  unit: z.string(),
  duties: z.array(Duty),
  /** Of all its duties, each once: led, and those where it stands beside the lead. */
  leads: z.array(ItemCode),
  shares: z.array(ItemCode),
  /** Compounds where something it leads or shares is needed. */
  compounds: z.int(),
})
export type DutyUnit = z.infer<typeof DutyUnit>

const DutyItem = z.object({
  code: ItemCode,
  number: z.int(),
  label: z.string(),
  group: z.string(),
  leads: z.array(z.string()),
  shares: z.array(z.string()),
  counts: z.record(ItemState, z.int()),
})
export type DutyItem = z.infer<typeof DutyItem>

/** One catalogue against the units of its pack. An item without a lead: the document names none. */
export const DutyMatrix = z.object({
  packId: SourceId,
  documentNumber: z.string(),
  catalogue: z.string(),
  title: z.string(),
  groups: z.array(z.object({ code: z.string(), title: z.string() })),
  items: z.array(DutyItem),
  units: z.array(DutyUnit),
  clauses: z.array(Clause),
})
export type DutyMatrix = z.infer<typeof DutyMatrix>
export const Duties = z.object({ adcode: Adcode, compounds: z.int(), matrices: z.array(DutyMatrix) })
export type Duties = z.infer<typeof Duties>

/** The compounds one unit has something to do in, each with its items that are needed there. */
export const UnitCompounds = z.object({
  total: z.int(),
  items: z.array(z.object({ id: z.string(), name: z.string(), items: z.array(ItemCode) })),
})
export type UnitCompounds = z.infer<typeof UnitCompounds>
