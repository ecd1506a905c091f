/** A district (区县), its street offices, and the five figures judged at its data date. */
import { z } from 'zod'
import { Bounds, MultiPolygonShape } from './geometry.ts'
import { Adcode, Day, Id, Version, writtenText } from './keys.ts'
import { Status } from './status.ts'

export const District = z.object({
  adcode: Adcode,
  name: z.string(),
  cityName: z.string(),
  provinceName: z.string(),
  measureSrid: z.int(),
  /** The day all figures are judged at; `dataDateInvented` when it came with the demo. */
  dataDate: Day,
  dataDateInvented: z.boolean(),
  demo: z.enum(['none', 'loaded', 'removed']),
  revision: z.int(),
  compounds: z.int(),
  placed: z.int(),
  bounds: Bounds.nullable(),
  declaredTotals: z.array(
    z.object({ measure: z.string(), amount: z.number(), printed: z.string(), clause: z.string() }),
  ),
})
export type District = z.infer<typeof District>
export const DistrictList = z.object({ total: z.int(), items: z.array(District) })
export type DistrictList = z.infer<typeof DistrictList>

/** How many records of the demo went; compounds lost their invented fields, the others are gone. */
export const DemoRemoval = z.object({
  removed: z.literal(true),
  compounds: z.int(),
  steps: z.int(),
  works: z.int(),
  roads: z.int(),
  barriers: z.int(),
  crossings: z.int(),
  buildings: z.int(),
  land: z.int(),
  operators: z.int(),
})
export type DemoRemoval = z.infer<typeof DemoRemoval>

/** What has to stand beside a map of the district, in the words of those who made its roads and waters. */
export const Notices = z.object({ items: z.array(z.string()) })

export const StreetOffice = z.object({
  id: Id,
  adcode: Adcode,
  name: z.string(),
  kind: z.enum(['street', 'township']),
  compounds: z.int(),
  placed: z.int(),
  boundary: MultiPolygonShape.nullable(),
  invented: z.boolean(),
})
export type StreetOffice = z.infer<typeof StreetOffice>

/** A community (社区) under a street office, with the number of its compounds. */
export const Community = z.object({
  id: Id,
  adcode: Adcode,
  streetOfficeId: Id,
  name: z.string(),
  compounds: z.int(),
})
export type Community = z.infer<typeof Community>
export const CommunityList = z.object({ total: z.int(), items: z.array(Community) })

/** A community no document lists, named by hand under its street office. */
export const NewCommunity = z.strictObject({
  adcode: Adcode,
  streetOfficeId: Id,
  name: writtenText(60),
})
export type NewCommunity = z.infer<typeof NewCommunity>

/** Counts of a group by status; the sum is the number of compounds in the group. */
export const StatusCounts = z.record(Status, z.int())

export const Progress = z.object({
  adcode: Adcode,
  dataDate: Day,
  dataDateInvented: z.boolean(),
  /** `sketched` are among the placed: their boundaries are sketches, still to be verified. */
  compounds: z.object({ total: z.int(), placed: z.int(), unplaced: z.int(), sketched: z.int() }),
  households: z.object({
    recorded: z.number().nullable(),
    estimated: z.number().nullable(),
    unknown: z.int(),
    of: z.int(),
    declared: z.number().nullable(),
  }),
  started: z.int(),
  finished: z.int(),
  late: z.int(),
  /** The ids behind each figure, so that it opens its rows. */
  rows: z.object({ started: z.array(Id), finished: z.array(Id), late: z.array(Id), unplaced: z.array(Id) }),
  streets: z.array(
    z.object({
      id: Id.nullable(),
      name: z.string().nullable(),
      total: z.int(),
      started: z.int(),
      statuses: StatusCounts,
    }),
  ),
})
export type Progress = z.infer<typeof Progress>

export const Health = z.object({
  status: z.enum(['ok', 'starting', 'unavailable']),
  engine: z.enum(['pglite', 'postgres']).nullable(),
  version: z.string().nullable(),
  readOnly: z.boolean(),
  restoredFrom: z.string().nullable(),
  startedForMs: z.int(),
})
export type Health = z.infer<typeof Health>

/** Switching a barrier on or off; off wants a reason. */
export const BarrierChange = z.strictObject({
  version: Version,
  active: z.boolean(),
  reason: z.union([z.literal(''), writtenText(200)]).default(''),
})
export type BarrierChange = z.infer<typeof BarrierChange>
export const BarrierState = z.object({
  id: Id,
  active: z.boolean(),
  reason: z.string().nullable(),
  version: Version,
})
