/** What compounds become of each other: one is split into several, several are merged into one; the record of it stays. */
import { z } from 'zod'
import { Tie, Ties } from './carrying.ts'
import { CompoundDetail, compoundFacts } from './compound.ts'
import { LineShape, PolygonShape, Position } from './geometry.ts'
import { Day, Id, Version, writtenText } from './keys.ts'

/** Figures that are shared out in a split and added up in a merge; every other fact is one of the whole. */
export const amounts = ['households', 'buildingCount', 'stairwells', 'floorAreaM2', 'siteAreaM2', 'costWan'] as const
export const Amount = z.enum(amounts)
export type Amount = z.infer<typeof Amount>
export type Amounts = Readonly<Record<Amount, number | null>>

const amountFields = {
  households: compoundFacts.households,
  buildingCount: compoundFacts.buildingCount,
  stairwells: compoundFacts.stairwells,
  floorAreaM2: compoundFacts.floorAreaM2,
  siteAreaM2: compoundFacts.siteAreaM2,
  costWan: compoundFacts.costWan,
}

export const mostParts = 20
const Reason = writtenText(500)

/** Lines drawn across a boundary. Without any, its separate parts are the pieces. */
const Cuts = z.array(LineShape).max(mostParts)
export const CutRequest = z.strictObject({ cuts: Cuts })

/** A piece of a boundary, counted from 0, from north to south. */
export const Piece = z.object({ shape: PolygonShape, sizeM2: z.number(), place: Position })
export type Piece = z.infer<typeof Piece>
export const Pieces = Ties.extend({
  pieces: z.array(Piece),
  /** Cuts that do not go right across: they part nothing. */
  idleCuts: z.int(),
})
export type Pieces = z.infer<typeof Pieces>

export const SplitPart = z
  .strictObject({
    name: writtenText(200),
    /** Which pieces of the boundary are its own; none leaves it without a boundary. */
    pieces: z.array(z.int().min(0)).max(1000).default([]),
  })
  .extend(z.strictObject(amountFields).partial().shape)
export type SplitPart = z.infer<typeof SplitPart>

export const CompoundSplit = z
  .strictObject({
    version: Version,
    reason: Reason,
    cuts: Cuts.default([]),
    parts: z.array(SplitPart).min(2).max(mostParts),
    /** Works follow those parts they lie beside, or all parts. */
    works: z.enum(['beside', 'all']).default('beside'),
  })
  .superRefine(({ parts }, context) => {
    const names = parts.map(({ name }) => name)
    const pieces = new Set<number>()
    parts.forEach((part, at) => {
      const refuse = (path: string, code: string) =>
        context.addIssue({ code: 'custom', path: ['parts', at, path], params: { code } })
      if (names.indexOf(part.name) < at) refuse('name', 'part-named-twice')
      for (const piece of part.pieces) {
        if (pieces.has(piece)) refuse('pieces', 'piece-given-twice')
        pieces.add(piece)
      }
    })
  })
export type CompoundSplit = z.infer<typeof CompoundSplit>

export const CompoundMerge = z
  .strictObject({
    compounds: z
      .array(z.strictObject({ id: Id, version: Version }))
      .min(2)
      .max(mostParts),
    /** Whose steps, address, years and other facts the merged compound has. */
    keeps: Id,
    name: writtenText(200),
    reason: Reason,
  })
  .superRefine(({ compounds, keeps }, context) => {
    const ids = compounds.map(({ id }) => id)
    const refuse = (path: (string | number)[], code: string) =>
      context.addIssue({ code: 'custom', path, params: { code } })
    ids.forEach((id, at) => {
      if (ids.indexOf(id) < at) refuse(['compounds', at, 'id'], 'named-twice')
      if (id.slice(0, 6) !== ids[0]?.slice(0, 6)) refuse(['compounds', at, 'id'], 'other-district')
    })
    if (!ids.includes(keeps)) refuse(['keeps'], 'not-among-them')
  })
export type CompoundMerge = z.infer<typeof CompoundMerge>

export const LineageKind = z.enum(['split', 'merge'])
export type LineageKind = z.infer<typeof LineageKind>

/** A figure that does not add up: of a split the whole against its parts, of a merge what cannot be summed. */
export const AmountDifference = z.object({
  field: Amount,
  whole: z.number().nullable(),
  /** Sum of the known ones; null when none is known. */
  parts: z.number().nullable(),
  /** Of how many it is not known. */
  unknown: z.int(),
})
export type AmountDifference = z.infer<typeof AmountDifference>

/** `from` are retired, `to` are new. */
export const LineageChange = z.object({
  kind: LineageKind,
  from: z.array(CompoundDetail),
  to: z.array(CompoundDetail),
  differences: z.array(AmountDifference),
})
export type LineageChange = z.infer<typeof LineageChange>

export const LineageUndo = z.strictObject({ version: Version, reason: z.string().max(500).optional() })
export type LineageUndo = z.infer<typeof LineageUndo>
export const LineageUndone = z.object({
  restored: z.array(CompoundDetail),
  removed: z.array(z.object({ id: Id, name: z.string() })),
})
export type LineageUndone = z.infer<typeof LineageUndone>

export const LineageEvent = z.object({
  kind: LineageKind,
  onDay: Day,
  reason: z.string(),
  /** The compounds on the other side of it. */
  compounds: z.array(z.object({ id: Id, name: z.string(), retired: z.boolean() })),
  /** The compound by whose id and version it is undone: the one that was split, or the one that was merged. */
  undoneBy: z.object({ id: Id, version: Version }),
  differences: z.array(AmountDifference),
  /** Decisions and items that only name those that were retired: somebody has to look at them. */
  left: z.array(Tie),
})
export type LineageEvent = z.infer<typeof LineageEvent>
export const Lineage = z.object({ cameFrom: LineageEvent.nullable(), became: LineageEvent.nullable() })
export type Lineage = z.infer<typeof Lineage>

/** Adds up; unknown as soon as one is. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)
}

/** Sizes are written to a tenth. */
const asGood = 0.05

/** Where the parts do not add up to what the whole was recorded with. An unknown whole cannot differ. */
export function differencesOf(whole: Amounts, parts: readonly Partial<Amounts>[]): AmountDifference[] {
  return amounts.flatMap((field) => {
    const recorded = whole[field]
    if (recorded === null) return []
    const known = parts.flatMap((part) => part[field] ?? [])
    const unknown = parts.length - known.length
    const sum = known.length > 0 ? known.reduce((total, value) => total + value, 0) : null
    if (unknown === 0 && sum !== null && Math.abs(sum - recorded) <= asGood) return []
    return [{ field, whole: recorded, parts: sum, unknown }]
  })
}

/** Which figures of a merged compound stay unknown although some of its compounds have them. */
export function unsummedOf(members: readonly Amounts[]): AmountDifference[] {
  return amounts.flatMap((field) => {
    const known = members.flatMap((member) => member[field] ?? [])
    const unknown = members.length - known.length
    if (unknown === 0 || known.length === 0) return []
    return [{ field, whole: null, parts: known.reduce((total, value) => total + value, 0), unknown }]
  })
}
