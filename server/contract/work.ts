/** A work (工程): anything built or dug, with its own geometry and window. */
import { z } from 'zod'
import { Position, WorkShape } from './geometry.ts'
import { Adcode, AdcodePrefix, Id, listed, Month, Paging, Version, writtenText } from './keys.ts'
import { Provenance } from './provenance.ts'
import {
  LineState,
  lineStates,
  Placement,
  Trade,
  trades,
  WorkKind,
  WorkState,
  workKinds,
  workStates,
} from './work-words.ts'

const workFacts = {
  name: z.string().nullable(),
  trade: Trade,
  kind: WorkKind,
  placement: Placement,
  state: WorkState,
  operatorId: z.string().max(60).nullable(),
  implementer: z.string().max(200).nullable(),
  payer: z.string().max(200).nullable(),
  roadName: z.string().max(100).nullable(),
  /** Earliest and latest month of the window; null when nobody has named one. */
  fromMonth: Month.nullable(),
  toMonth: Month.nullable(),
  excavates: z.boolean(),
  /** 主干道、主管网、综合管廊、广场、公园: serves the city rather than its compounds. Null: nobody has said. */
  isTrunk: z.boolean().nullable(),
  /** 优先列入: its operator has put it first in its own programme of works. Null: nobody has said. */
  isPrioritised: z.boolean().nullable(),
  note: z.string().max(4000).nullable(),
} as const

export const WorkRow = z.object({
  id: Id,
  adcode: Adcode,
  ...workFacts,
  operator: z.object({ id: z.string(), name: z.string() }).nullable(),
  lineState: LineState,
  lengthM: z.number().nullable(),
  place: Position.nullable(),
  invented: z.boolean(),
  version: Version,
})
export type WorkRow = z.infer<typeof WorkRow>
export const WorkList = z.object({ total: z.int(), items: z.array(WorkRow) })
export type WorkList = z.infer<typeof WorkList>

export const WorkDetail = WorkRow.extend({
  geometry: WorkShape.nullable(),
  compounds: z.array(z.object({ id: Id, name: z.string() })),
  provenance: Provenance,
})
export type WorkDetail = z.infer<typeof WorkDetail>

/** Which works are meant, in the words of lists and exports alike. */
export const WorkSelection = z.strictObject({
  adcode: AdcodePrefix,
  trade: listed(trades).optional(),
  kind: listed(workKinds).optional(),
  state: listed(workStates).optional(),
  lineState: listed(lineStates).optional(),
  /** Id of a company; `none` for works without one. */
  operator: z.string().max(60).optional(),
  /** Its window touches the year. */
  year: z.coerce.number().int().min(1900).max(2100).optional(),
  /** Words the name of its road contains. */
  road: z.string().max(100).optional(),
  /** Code of an item of the menu. */
  item: z.string().max(60).optional(),
  /** Works on a compound of this area of the adopted scheme. */
  area: Id.optional(),
  compound: Id.optional(),
})
export type WorkSelection = z.infer<typeof WorkSelection>

export const WorkFilter = WorkSelection.extend({ adcode: Adcode, ...Paging.shape })
export type WorkFilter = z.infer<typeof WorkFilter>

const edits = { ...workFacts, name: writtenText(200).nullable(), geometry: WorkShape.nullable() }
export const NewWork = z
  .strictObject({ adcode: Adcode, reason: z.string().max(500).optional() })
  .extend(z.strictObject(edits).partial().required({ trade: true, kind: true, placement: true, geometry: true }).shape)
export type NewWork = z.infer<typeof NewWork>
export const WorkChange = z
  .strictObject({ version: Version, reason: z.string().max(500).optional() })
  .extend(z.strictObject(edits).partial().shape)
export type WorkChange = z.infer<typeof WorkChange>

/** Who a work can be given to; `works` counts those in the district asked about. */
export const Operator = z.object({
  id: z.string(),
  name: z.string(),
  trade: Trade.nullable(),
  invented: z.boolean(),
  works: z.int(),
})
export const OperatorList = z.object({ total: z.int(), items: z.array(Operator) })
export type OperatorList = z.infer<typeof OperatorList>

/** 上改下 zones of a year: what must go below ground, where, and how far each operator is. */
export const UndergroundingZone = z.object({
  id: z.string(),
  name: z.string(),
  areas: z.array(z.object({ id: Id, number: z.string(), name: z.string() })),
  compounds: z.array(z.object({ id: Id, name: z.string() })),
  roads: z.array(z.string()),
  overheadM: z.number(),
  sizeM2: z.number(),
  operators: z.array(
    z.object({
      operatorId: z.string().nullable(),
      name: z.string().nullable(),
      scheduledM: z.number(),
      unscheduledM: z.number(),
      finishedM: z.number(),
      state: z.enum(['scheduled', 'unscheduled', 'finished']),
    }),
  ),
  invented: z.boolean(),
  place: Position,
})
export type UndergroundingZone = z.infer<typeof UndergroundingZone>
export const ZoneList = z.object({ total: z.int(), items: z.array(UndergroundingZone) })
export type ZoneList = z.infer<typeof ZoneList>
export const ZoneFilter = z.strictObject({
  adcode: Adcode,
  year: z.coerce.number().int().min(1900).max(2100),
  /** Width of the corridor dissolved along a road section, in metres. */
  widthM: z.coerce.number().min(1).max(200).default(20),
})
export type ZoneFilter = z.infer<typeof ZoneFilter>
