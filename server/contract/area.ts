/** Renovation areas (片区): the preview of one, saving one, and what is wrong with one. */
import { z } from 'zod'
import { BoundaryShape, MultiPolygonShape, Position } from './geometry.ts'
import { Adcode, Id, Version, writtenText, Year } from './keys.ts'

export const faultCodes = [
  'gap',
  'barrier',
  'already-in-area',
  'unplaced',
  'partial',
  'invalid-boundary',
  'no-members',
  'lead-street',
] as const
export const AreaFault = z.object({
  code: z.enum(faultCodes),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  compounds: z.array(Id),
  place: Position.nullable(),
})
export type AreaFault = z.infer<typeof AreaFault>

/**
 * A figure summed over members. `recorded` and `estimated` are sums in the figure's unit, null when no member has one;
 * `unknown` counts the members without any figure, `of` counts all members. Estimates never enter `recorded`.
 */
export const Total = z.object({
  recorded: z.number().nullable(),
  estimated: z.number().nullable(),
  unknown: z.int(),
  of: z.int(),
})
export type Total = z.infer<typeof Total>

export const AreaTotals = z.object({
  compounds: z.int(),
  households: Total,
  floorAreaM2: Total,
  costWan: Total,
  siteAreaM2: z.number(),
  diameterM: z.number(),
  maxLinkM: z.number().nullable(),
  builtYears: z.tuple([Year, Year]).nullable(),
  planYears: z.array(z.object({ year: Year.nullable(), compounds: z.int() })),
  streetOffices: z.array(z.string()),
  works: z.object({ count: z.int(), lengthM: z.number(), overheadM: z.number(), invented: z.int() }),
})
export type AreaTotals = z.infer<typeof AreaTotals>

/** A neighbour link between two members: the gap in metres and the shortest line. */
export const NeighbourLink = z.object({ from: Id, to: Id, gapM: z.number(), line: z.array(Position) })
export type NeighbourLink = z.infer<typeof NeighbourLink>

export const AreaPreview = z.object({
  contiguous: z.boolean(),
  faults: z.array(AreaFault),
  totals: AreaTotals,
  compounds: z.array(Id),
  partial: z.array(Id),
  links: z.array(NeighbourLink),
  outline: MultiPolygonShape.nullable(),
  maxGapM: z.number(),
  /** What it might be called: street office, then main road or largest compound. Null without members. */
  proposedName: z.string().nullable(),
})
export type AreaPreview = z.infer<typeof AreaPreview>

const maxGapM = z.number().min(0).max(500)
const members = z.array(Id).min(0).max(2000)

/** A draft to look at: either the ids of `compounds` or a drawn `boundary`, never both. `areaId` names the area being edited. */
export const PreviewRequest = z
  .strictObject({
    adcode: Adcode,
    compounds: members.optional(),
    boundary: BoundaryShape.optional(),
    maxGapM: maxGapM.optional(),
    areaId: Id.optional(),
  })
  .superRefine((request, context) => {
    // As issues of a single form, so that the answer can point at the field; those of a union cannot.
    const { compounds, boundary } = request
    if (!compounds && !boundary) {
      context.addIssue({ code: 'invalid_type', expected: 'array', input: compounds, path: ['compounds'] })
    }
    if (compounds && boundary) context.addIssue({ code: 'unrecognized_keys', keys: ['boundary'], input: request })
  })
export type PreviewRequest = z.infer<typeof PreviewRequest>

const areaName = writtenText(100)
export const NewArea = z.strictObject({
  adcode: Adcode,
  name: areaName,
  compounds: members.min(1),
  /** The outline as drawn; kept beside the members. */
  outline: BoundaryShape.nullable().optional(),
  planYear: Year.nullable().optional(),
  maxGapM: maxGapM.optional(),
  reason: z.string().max(500).optional(),
})
export type NewArea = z.infer<typeof NewArea>

/** What is done as one in an area, by the code of a policy pack's flag; a flag that is not there is undecided. */
const Unified = z.record(z.string().max(60), z.boolean())

/** 统一规划、统一施工…: a flag of a policy pack, the clause that asks for it, and the unit responsible by the document. */
export const UnifiedFlag = z.object({
  code: z.string(),
  label: z.string(),
  pack: z.string(),
  documentNumber: z.string(),
  clause: z.string(),
  quoted: z.string(),
  responsible: z.object({ unit: z.string(), printed: z.string(), clause: z.string(), note: z.string().optional() }),
})
export type UnifiedFlag = z.infer<typeof UnifiedFlag>
export const UnifiedFlags = z.object({ total: z.int(), items: z.array(UnifiedFlag) })

/** `unified` replaces the flags stored; all other fields stay as they are when they are left out. */
export const AreaChange = z.strictObject({
  version: Version,
  name: areaName.optional(),
  implementer: writtenText(100).nullable().optional(),
  leadStreetOfficeId: Id.nullable().optional(),
  unified: Unified.optional(),
  note: writtenText(1000).nullable().optional(),
  planYear: Year.nullable().optional(),
  compounds: members.min(1).optional(),
  outline: BoundaryShape.nullable().optional(),
  reason: z.string().max(500).optional(),
})
export type AreaChange = z.infer<typeof AreaChange>

export const Area = z.object({
  id: Id,
  adcode: Adcode,
  schemeId: Id,
  /** the identity on the map; colour only helps. */
  number: z.string(),
  hue: z.int().min(0).max(7),
  name: z.string(),
  planYear: Year.nullable(),
  maxGapM: z.number(),
  compounds: z.array(Id),
  contiguous: z.boolean(),
  faults: z.array(AreaFault),
  totals: AreaTotals,
  /** 实施主体 */
  implementer: z.string().nullable(),
  /** 牵头街道: needed where members lie in several. */
  leadStreetOfficeId: Id.nullable(),
  unified: Unified,
  note: z.string().nullable(),
  /** Members and the lanes between them with a margin, clipped at barriers, without compounds that are no members. */
  shape: MultiPolygonShape.nullable(),
  outline: MultiPolygonShape.nullable(),
  label: Position.nullable(),
  invented: z.boolean(),
  version: Version,
})
export type Area = z.infer<typeof Area>
export const AreaList = z.object({ total: z.int(), items: z.array(Area) })
export type AreaList = z.infer<typeof AreaList>

/** Sets of compounds to be drawn as areas before they are any. */
export const ShapesRequest = z.strictObject({
  adcode: Adcode,
  sets: z.array(z.strictObject({ key: z.string().min(1).max(100), compounds: members.min(1) })).max(2000),
})
export type ShapesRequest = z.infer<typeof ShapesRequest>
export const AreaShape = z.object({ key: z.string(), shape: MultiPolygonShape, label: Position })
export type AreaShape = z.infer<typeof AreaShape>
export const AreaShapes = z.object({ items: z.array(AreaShape) })

/** Pairs are shown to the planner this far, in metres, so that the hand can be told how far is too far. */
export const sightM = 200

/** Two compounds near enough, and the barrier that keeps them apart, if one does. */
export const NeighbourPair = NeighbourLink.extend({
  cut: z.object({ barrier: z.object({ name: z.string().nullable(), kind: z.string() }), place: Position }).nullable(),
})
export type NeighbourPair = z.infer<typeof NeighbourPair>
/** What a planner decided about two compounds; null when nothing is, or takes a decision back. */
export const NeighbourDecision = z.strictObject({
  adcode: Adcode,
  from: Id,
  to: Id,
  linked: z.boolean().nullable(),
  reason: z.union([z.literal(''), writtenText(200)]).default(''),
  /** The version that was seen; null: nobody had decided anything. */
  seen: Version.nullable().default(null),
})
export type NeighbourDecision = z.infer<typeof NeighbourDecision>
export const NeighbourDecisions = z.object({
  items: z.array(z.object({ from: Id, to: Id, linked: z.boolean(), reason: z.string(), version: Version })),
})

export const NeighbourPairs = z.object({ total: z.int(), items: z.array(NeighbourPair) })
