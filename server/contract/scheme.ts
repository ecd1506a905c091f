/** 片区划分方案: a division of a district into areas, worked on as a draft, adopted whole, kept when another takes its place. */
import { z } from 'zod'
import { BundleRequest, Proof, Uncovered } from './bundling.ts'
import { Adcode, Id, Version, Year } from './keys.ts'

export const schemeStates = ['draft', 'adopted', 'archived'] as const

/** Every two anchors are kept apart, so their pairs grow with the square. */
export const mostAnchors = 40

const schemeName = z.string().trim().min(1).max(100)

/** One area of a draft. `byHand`: the planner put it together or keeps it, and the search leaves it alone. */
export const DraftArea = z.strictObject({
  number: z.string().regex(/^A-\d{2,5}$/),
  hue: z.int().min(0).max(7),
  name: schemeName,
  compounds: z.array(Id).min(1).max(2000),
  households: z.number().min(0),
  planYear: Year.nullable(),
  byHand: z.boolean(),
  reason: z.string().max(1000),
  proof: Proof,
})
export type DraftArea = z.infer<typeof DraftArea>

/** What was asked of the search, with the wishes of hand in its params, and what came of it. */
export const SchemeDraft = z.strictObject({
  request: BundleRequest.omit({ adcode: true }),
  /** Compounds that are each to have an area of their own; the request says so of every two of them. */
  anchors: z.array(Id).max(mostAnchors).optional(),
  areas: z.array(DraftArea).max(20_000),
  uncovered: z.array(Uncovered).max(50_000),
})
export type SchemeDraft = z.infer<typeof SchemeDraft>

export const NewScheme = z.strictObject({ adcode: Adcode, name: schemeName, draft: SchemeDraft })
export type NewScheme = z.infer<typeof NewScheme>

export const SchemeChange = z.strictObject({
  version: Version,
  name: schemeName.optional(),
  draft: SchemeDraft.optional(),
})
export type SchemeChange = z.infer<typeof SchemeChange>

export const SchemeStep = z.strictObject({ version: Version, reason: z.string().max(500).optional() })
export type SchemeStep = z.infer<typeof SchemeStep>

/** A scheme in a list. `households` sums recorded and estimated figures of its members. */
export const SchemeRow = z.object({
  id: Id,
  adcode: Adcode,
  name: z.string(),
  state: z.enum(schemeStates),
  areas: z.int(),
  compounds: z.int(),
  archivedOn: z.string().nullable(),
  changedAt: z.string(),
  version: Version,
})
export type SchemeRow = z.infer<typeof SchemeRow>
export const SchemeList = z.object({ total: z.int(), items: z.array(SchemeRow) })

/** An area of a scheme as it is compared with those of another. */
export const SchemeArea = z.object({
  number: z.string(),
  hue: z.int(),
  name: z.string(),
  planYear: Year.nullable(),
  compounds: z.array(Id),
})
export type SchemeArea = z.infer<typeof SchemeArea>
export const Scheme = SchemeRow.extend({ draft: SchemeDraft.nullable(), division: z.array(SchemeArea) })
export type Scheme = z.infer<typeof Scheme>
