/** A compound (小区) as lists, the inspector and edits speak of it. */
import { z } from 'zod'
import { BoundaryShape, MultiPolygonShape, Position } from './geometry.ts'
import { Adcode, AdcodePrefix, Day, Id, Paging, Version, writtenText, Year } from './keys.ts'
import { Origin, Provenance } from './provenance.ts'
import { Status } from './status.ts'
import { SurveyGap } from './survey-fields.ts'

export const ownerKinds = ['central', 'province', 'city', 'district', 'enterprise', 'none'] as const
export const landTenures = ['state', 'collective'] as const
export const structuralSafeties = ['safe', 'unsafe', 'unknown'] as const

/** The facts a survey records. Every one may be unknown (null), and unknown is never 0. */
export const compoundFacts = {
  /** The number its sender knows it by. */
  code: z.string().max(100).nullable(),
  address: z.string().max(300).nullable(),
  communityId: Id.nullable(),
  builtYear: Year.nullable(),
  builtYearNote: z.string().max(200).nullable(),
  planYear: Year.nullable(),
  fundingLabel: z.string().max(100).nullable(),
  households: z.int().min(0).max(100_000).nullable(),
  buildingCount: z.int().min(0).max(10_000).nullable(),
  stairwells: z.int().min(0).max(10_000).nullable(),
  floorAreaM2: z.number().min(0).max(50_000_000).nullable(),
  siteAreaM2: z.number().min(0).max(50_000_000).nullable(),
  costWan: z.number().min(0).max(10_000_000).nullable(),
  ownerUnit: z.string().max(200).nullable(),
  ownerKind: z.enum(ownerKinds).nullable(),
  propertyManager: z.string().max(200).nullable(),
  landTenure: z.enum(landTenures).nullable(),
  structuralSafety: z.enum(structuralSafeties).nullable(),
  consentRate: z.number().min(0).max(1).nullable(),
  undergroundingWanted: z.boolean().nullable(),
  note: z.string().max(4000).nullable(),
} as const

export const StreetRef = z.object({ id: Id, name: z.string() })
export const DatedStep = z.object({ status: Status, onDay: Day, origin: Origin })
export type DatedStep = z.infer<typeof DatedStep>

/** One row of the list: enough for table, legend, filter and replay. */
export const CompoundRow = z.object({
  id: Id,
  adcode: Adcode,
  name: z.string(),
  aliases: z.array(z.string()),
  code: z.string().nullable(),
  streetOffice: StreetRef.nullable(),
  builtYear: Year.nullable(),
  planYear: Year.nullable(),
  status: Status,
  statusOn: Day.nullable(),
  steps: z.array(z.object({ status: Status, onDay: Day })),
  households: z.int().nullable(),
  householdsKind: z.enum(['recorded', 'estimated']).nullable(),
  fundingLabel: z.string().nullable(),
  placed: z.boolean(),
  /** Placed only about where it is: the boundary is a sketch, still to be verified. */
  sketched: z.boolean(),
  place: Position.nullable(),
  areaId: Id.nullable(),
  late: z.boolean(),
  retired: z.boolean(),
  version: Version,
})
export type CompoundRow = z.infer<typeof CompoundRow>

export const CompoundList = z.object({ total: z.int(), items: z.array(CompoundRow) })
export type CompoundList = z.infer<typeof CompoundList>

/** One compound with every field, its source, and its boundary in degrees (longitude first) or null. */
export const CompoundDetail = CompoundRow.extend({
  ...compoundFacts,
  steps: z.array(DatedStep),
  boundary: MultiPolygonShape.nullable(),
  boundarySizeM2: z.number().nullable(),
  provenance: Provenance,
  area: z.object({ id: Id, number: z.string(), name: z.string() }).nullable(),
})
export type CompoundDetail = z.infer<typeof CompoundDetail>

/** Codes with commas between them; `none` or `unknown` stands for a record without. */
const listed = (form: RegExp, longest: number) => z.string().max(longest).regex(form)
const verdictCodes = 'eligible|conditional|boundary-year|insufficient-data|not-eligible'
const builtYears = 'to-\\d{4}|from-\\d{4}|\\d{4}(-\\d{4})?|unknown'

/** Which compounds are meant: everything the page can filter by, in the words of lists and exports alike. */
export const CompoundSelection = z.strictObject({
  adcode: AdcodePrefix.optional(),
  q: z.string().max(100).optional(),
  /** Ids of street offices; `none` for compounds without one. */
  street: z.string().max(8000).optional(),
  /** Status codes. */
  status: z.string().max(200).optional(),
  /** The year at whose end `status` is judged, never beyond the data date; absent: at the data date. */
  statusYear: z.coerce.number().int().min(1900).max(2100).optional(),
  planYear: listed(/^(none|\d{1,12})(,(none|\d{1,12}))*$/, 1000).optional(),
  /** Years and ranges: 1993, 1981-1985, to-1980, from-2006, unknown. */
  builtYear: listed(new RegExp(`^(${builtYears})(,(${builtYears}))*$`), 400).optional(),
  /** Exactly as the ledger has it. */
  funding: z.string().max(100).optional(),
  /** An area of the adopted scheme. */
  area: Id.optional(),
  /** `sketched`: placed, by a boundary that is a sketch. */
  placed: z.enum(['true', 'false', 'sketched']).optional(),
  households: z.enum(['known', 'unknown']).optional(),
  /** Judged at the data date. */
  standing: z.enum(['started', 'finished', 'late']).optional(),
  /** Verdicts under `policy` (a pack's id), for `workClass` or by `policyTest` alone; only within one district. */
  verdict: listed(new RegExp(`^(${verdictCodes})(,(${verdictCodes}))*$`), 200).optional(),
  policy: z.string().max(60).optional(),
  workClass: z.string().max(60).optional(),
  policyTest: z.string().max(60).optional(),
  /** Compounds whose record lacks a fact, or is stale. */
  gap: SurveyGap.optional(),
})
export type CompoundSelection = z.infer<typeof CompoundSelection>

export const CompoundFilter = CompoundSelection.extend(Paging.shape)
export type CompoundFilter = z.infer<typeof CompoundFilter>

const edits = {
  name: writtenText(200),
  aliases: z.array(writtenText(200)).max(20),
  streetOfficeId: Id.nullable(),
  ...compoundFacts,
  boundary: BoundaryShape.nullable(),
}

/**
 * How a boundary was found where nobody drew it from knowledge: `estimated` is a sketch in roughly the right place, still to be verified;
 * `document` was taken from a file as it stands, which is then the source.
 */
export const BoundaryOrigin = z.strictObject({
  kind: z.enum(['user', 'estimated', 'document']),
  source: writtenText(200).optional(),
  note: writtenText(500).optional(),
})
export type BoundaryOrigin = z.infer<typeof BoundaryOrigin>

/** A status set by hand: dated, and with the source the planner names. */
export const StatusChange = z.strictObject({ status: Status, onDay: Day, source: writtenText(200) })
export type StatusChange = z.infer<typeof StatusChange>

export const NewCompound = z
  .strictObject({ adcode: Adcode, reason: z.string().max(500).optional() })
  .extend(z.strictObject(edits).partial().required({ name: true }).shape)
export type NewCompound = z.infer<typeof NewCompound>
export type CompoundEdits = z.infer<z.ZodObject<typeof edits>>

export const CompoundChange = z
  .strictObject({
    version: Version,
    reason: z.string().max(500).optional(),
    status: StatusChange.optional(),
    /** Takes back a status recorded by hand in exactly these words; the audit keeps that it was there. */
    withdrawn: StatusChange.optional(),
    /** Goes with `boundary`; absent, it was drawn by hand. */
    boundaryOrigin: BoundaryOrigin.optional(),
  })
  .extend(z.strictObject(edits).partial().shape)
export type CompoundChange = z.infer<typeof CompoundChange>

/** Boundaries that are saved together or not at all, each on the version that was seen. */
export const BoundaryChanges = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: Id,
          version: Version,
          boundary: BoundaryShape,
          boundaryOrigin: BoundaryOrigin.optional(),
        }),
      )
      .min(1)
      .max(100),
    reason: z.string().max(500).optional(),
  })
  .superRefine(({ items }, context) => {
    const refuse = (at: number, code: string) =>
      context.addIssue({ code: 'custom', path: ['items', at, 'id'], params: { code } })
    items.forEach(({ id }, at) => {
      if (items.findIndex((each) => each.id === id) < at) refuse(at, 'named-twice')
      if (id.slice(0, 6) !== items[0]?.id.slice(0, 6)) refuse(at, 'other-district')
    })
  })
export type BoundaryChanges = z.infer<typeof BoundaryChanges>

/** A boundary to be looked at before it is saved; `alongside` are neighbours whose boundaries move with it, as they would be. */
export const BoundaryCheck = z.strictObject({
  adcode: Adcode,
  id: Id.nullable().optional(),
  boundary: BoundaryShape,
  alongside: z
    .array(z.strictObject({ id: Id, boundary: BoundaryShape }))
    .max(100)
    .optional(),
})
export type BoundaryCheck = z.infer<typeof BoundaryCheck>

export const Retirement = z.strictObject({ version: Version, reason: writtenText(500) })
export type Retirement = z.infer<typeof Retirement>
