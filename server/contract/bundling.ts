/** Bundling (连片): what a planner asks for, and the plan that comes back. The same words for page, API and command line. */
import { z } from 'zod'
import { BoundaryShape } from './geometry.ts'
import { Adcode, Id as RecordId } from './keys.ts'
import { Status } from './status.ts'

/** In a file an id is any text; in a district it begins with the adcode. */
const Id = z.string().min(1).max(200)

const amount = z.number().min(0).max(1e9)
const limit = amount.nullable()
const between = (floor: number | null, cap: number | null) =>
  z
    .strictObject({ min: limit.default(floor), max: limit.default(cap) })
    .prefault({})
    .refine(({ min, max }) => min === null || max === null || min <= max, { params: { code: 'min-above-max' } })
const weight = z.number().min(0).max(1e6)
const pair = z.tuple([Id, Id])

export const bundleGoals = ['fewest', 'most', 'any'] as const
/** Among plans that cover as many households: fewest areas, most areas (each as small as the floor allows), or either. */
export type BundleGoal = (typeof bundleGoals)[number]

/** Weights of the third level, in 万元-equivalents: per metre, per household-year, per metre shared, per link, per owner. */
export const BundleWeights = z
  .strictObject({
    compactness: weight.default(0.05),
    yearShift: weight.default(0.02),
    sharedWorks: weight.default(0.15),
    nearness: weight.default(0),
    mixedOwners: weight.default(0),
  })
  .prefault({})
export type BundleWeights = z.infer<typeof BundleWeights>

/** What is asked of the areas. `null` means no limit; what is not given takes the default of the command line. */
export const BundleParams = z.strictObject({
  maxGapM: z.number().min(0).max(500).default(80),
  maxDiameterM: limit.default(800),
  households: between(300, 2000),
  floorAreaM2: between(null, null),
  compounds: between(2, null),
  costWan: z.strictObject({ max: limit.default(null) }).prefault({}),
  sameStreet: z.boolean().default(false),
  goal: z.enum(bundleGoals).default('fewest'),
  weights: BundleWeights,
  mustLink: z.array(pair).max(10_000).default([]),
  cannotLink: z.array(pair).max(10_000).default([]),
  /** Areas that stay as they are, each a list of ids. */
  locked: z.array(z.array(Id).min(1).max(2000)).max(10_000).default([]),
  /** Compounds that are in no area, whatever the rule finds. */
  excluded: z.array(Id).max(300_000).default([]),
  maxYearSpread: z.int().min(0).max(100).nullable().default(null),
  seed: z.int().min(0).max(0xffffffff).default(1),
  timeLimitS: z.number().min(0).max(86_400).nullable().default(null),
})
export type BundleParams = z.infer<typeof BundleParams>

/** 城区, 县城, 宽松: source of the figures is the design of the product; the documents name none. */
export const bundlePresets = {
  urban: {
    maxGapM: 50,
    households: { min: 300, max: 2000 },
    sameStreet: true,
    maxYearSpread: 2,
    weights: { nearness: 5, mixedOwners: 5 },
  },
  county: {
    maxGapM: 50,
    households: { min: 50, max: 500 },
    sameStreet: true,
    maxYearSpread: 2,
    weights: { nearness: 5, mixedOwners: 5 },
  },
  loose: {
    maxGapM: 80,
    households: { min: 300, max: 2000 },
    sameStreet: false,
    maxYearSpread: 2,
    weights: { nearness: 5, mixedOwners: 5 },
  },
} as const satisfies Record<string, z.input<typeof BundleParams>>
export type BundlePreset = keyof typeof bundlePresets

/**
 * `optimal`: no plan of this piece covers more households, nor as many with a better number of areas.
 * `gap`: how many areas of the piece might still be saved (goal `most`: gained); null where only the coverage is in doubt.
 * `thirdLevel`: the third level, too, is the best there is.
 */
export const Proof = z.object({ optimal: z.boolean(), gap: z.number().nullable(), thirdLevel: z.boolean() })
export type Proof = z.infer<typeof Proof>

/** Why an area is one, as figures; words are made of them where it is shown. */
export const PlannedArea = z.object({
  id: z.string(),
  compounds: z.array(Id),
  households: z.number(),
  /** Of them, households that are an estimate from the site area (估). */
  estimatedHouseholds: z.number(),
  floorAreaM2: z.number().nullable(),
  costWan: z.number().nullable(),
  planYear: z.int().nullable(),
  /** Household-years by which members are moved to the plan year, and how many members move. */
  yearShift: z.object({ compounds: z.int(), householdYears: z.number() }),
  diameterM: z.number(),
  widestGapM: z.number(),
  sharedM: z.number(),
  owners: z.int(),
  locked: z.boolean(),
  reason: z.string(),
  proof: Proof,
})
export type PlannedArea = z.infer<typeof PlannedArea>

export const uncoveredCodes = [
  'excluded',
  'no-neighbour',
  'barrier',
  'other-street',
  'denied',
  'above-cap',
  'too-few',
  'too-far',
  'years-apart',
  'cannot-link',
  'must-link',
  'no-room',
] as const
export type UncoveredCode = (typeof uncoveredCodes)[number]
export const Uncovered = z.object({
  id: Id,
  code: z.enum(uncoveredCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reason: z.string(),
})
export type Uncovered = z.infer<typeof Uncovered>

export const BundlePlan = z.object({
  areas: z.array(PlannedArea),
  uncovered: z.array(Uncovered),
  /** `costWan`: the third level over all areas, in 万元-equivalents (not the cost of renovation). */
  objective: z.object({ householdsCovered: z.number(), areas: z.int(), costWan: z.number() }),
  pieces: z.object({
    total: z.int(),
    proven: z.int(),
    compoundsProven: z.int(),
    thirdLevelProven: z.int(),
    compounds: z.int(),
  }),
  bounds: z.object({ householdsCovered: z.number(), areas: z.int().nullable() }),
  /** What is odd about the map and should be looked at; it did not stop the search. */
  findings: z.array(
    z.object({
      code: z.enum(['parts-apart', 'same-boundary', 'overlap']),
      compounds: z.array(Id),
      message: z.string(),
    }),
  ),
  /** False where the time limit or a cancel ended the search early: the plan is feasible, and may be worse. */
  complete: z.boolean(),
  elapsedMs: z.number(),
})
export type BundlePlan = z.infer<typeof BundlePlan>

/** While it works: pieces done, and what the plan so far covers. */
export const BundleProgress = z.object({
  phase: z.enum(['reading', 'graph', 'solving', 'explaining']),
  piecesDone: z.int(),
  pieces: z.int(),
  householdsCovered: z.number(),
  areas: z.int(),
})
export type BundleProgress = z.infer<typeof BundleProgress>

/** What is to be bundled: candidates of a district, or of a window drawn in it. What the params leave open, the preset says. */
export const BundleRequest = z.strictObject({
  adcode: Adcode,
  preset: z.enum(Object.keys(bundlePresets) as [BundlePreset, ...BundlePreset[]]).optional(),
  params: z.looseObject({}).default({}),
  window: BoundaryShape.optional(),
  /** Whose status makes them candidates; 储备 and 已列计划 unless others are named. */
  statuses: z.array(Status).max(8).default(['candidate', 'planned']),
  /** Compounds that are no candidates by their status, and take part all the same. */
  added: z.array(RecordId).max(2000).default([]),
})
export type BundleRequest = z.infer<typeof BundleRequest>

export const bundleStates = ['waiting', 'solving', 'finished', 'stopped', 'failed'] as const
/** One solving: `stopped` has the plan found until then, if there was one; `failed` says why. */
export const BundleJob = z.object({
  id: z.string(),
  adcode: Adcode,
  /** Revision of the district whose records were solved. */
  revision: z.int(),
  state: z.enum(bundleStates),
  progress: BundleProgress,
  plan: BundlePlan.nullable(),
  failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
})
export type BundleJob = z.infer<typeof BundleJob>
