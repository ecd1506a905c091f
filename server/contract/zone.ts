/**
 * 划定范围: ground that a document marks, such as a 棚改 project. Whatever lies wholly in it has the fact of the exclusion, until somebody
 * records the fact of the compound itself; what lies in it partly is for somebody to look at.
 */
import { z } from 'zod'
import { BoundaryOrigin } from './compound.ts'
import { FactDate } from './compound-fact.ts'
import { BoundaryShape, Bounds, MultiPolygonShape } from './geometry.ts'
import { Adcode, Day, Id, Version, writtenText } from './keys.ts'
import { Code, PackHead } from './policy.ts'
import { Origin, ProvenanceKind } from './provenance.ts'

/** 历史街区、风貌: what lies in it is to be handled with care; it excludes nobody. */
export const historicQuarter = 'historic-quarter'
/** A compound lies in a zone when this share of its ground does: outlines of two surveys never meet to the centimetre. */
export const wholeShare = 0.95
/** How much of a compound lies in a zone where it is a part: never told as nothing or as all of it. */
export const partPercent = (share: number): number => Math.min(99, Math.max(1, Math.round(share * 100)))

const fields = {
  name: writtenText(100),
  /** What lying in it means: the code of an exclusion of the packs over the district, or the historic quarter. */
  code: Code,
  /** When it comes or came, as precisely as it is known. */
  happens: FactDate.nullable(),
  document: writtenText(200).nullable(),
  /** The day of that document. */
  documentOn: Day.nullable(),
  note: writtenText(1000).nullable(),
} as const
/** How an outline came to be, with its day where it is an older one that comes back; without a day it is of today. */
export const ZoneOutline = BoundaryOrigin.extend({ kind: ProvenanceKind, onDay: Day.optional() })
export type ZoneOutline = z.infer<typeof ZoneOutline>

const boundary = { boundary: BoundaryShape, boundaryOrigin: ZoneOutline.optional() } as const

export const NewZone = z
  .strictObject({ adcode: Adcode, ...fields, ...boundary })
  .partial({ happens: true, document: true, documentOn: true, note: true })
export type NewZone = z.infer<typeof NewZone>

/** The fields given, and only those. */
export const ZoneChange = z
  .strictObject({ ...fields, ...boundary })
  .partial()
  .extend({ version: Version })
export type ZoneChange = z.infer<typeof ZoneChange>

export const Zone = z.object({
  ...fields,
  id: Id,
  boundary: MultiPolygonShape,
  /** How its outline came to be. */
  outline: Origin.nullable(),
  version: Version,
})
export type Zone = z.infer<typeof Zone>

/** How a compound lies in one zone. */
export const Lying = z.object({
  zone: Id,
  name: z.string(),
  code: Code,
  happens: z.string().nullable(),
  document: z.string().nullable(),
  documentOn: Day.nullable(),
  /** Of the compound's own ground, 0–1: in this zone, and in all zones of the code together. */
  share: z.number(),
  together: z.number(),
  /** Where it lies in it only partly: the buildings at least half of which do, by name, and how many more have none. */
  buildings: z.array(z.string()),
  unnamed: z.int(),
  /** Whether an outline is only sketched or invented, be it the compound's own or the zone's. */
  isRough: z.boolean(),
})
export type Lying = z.infer<typeof Lying>

/** A meaning a zone may have, with every rule over the district that asks for it; a historic quarter has the clause that asks for care. */
export const ZoneMeaning = z.object({
  code: Code,
  /** As the document nearest to the district prints it; null for the historic quarter. */
  label: z.string().nullable(),
  /** Whether the rule is bounded in time, so that the date counts. */
  isDated: z.boolean(),
  rules: z.array(z.object({ pack: PackHead, label: z.string().nullable(), clause: z.string(), printed: z.string() })),
})
export type ZoneMeaning = z.infer<typeof ZoneMeaning>

export const ListedZone = Zone.extend({
  sizeM2: z.number(),
  bounds: Bounds,
  /** Compounds wholly in it, and those only partly. */
  whole: z.int(),
  partly: z.int(),
})
export type ListedZone = z.infer<typeof ListedZone>
export const PolicyZones = z.object({
  items: z.array(ListedZone),
  meanings: z.array(ZoneMeaning),
  /** Compounds of the district without an outline: where they lie nobody can tell. */
  withoutOutline: z.int(),
})
export type PolicyZones = z.infer<typeof PolicyZones>
