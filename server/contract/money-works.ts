/** 红线内外 and 管线配合: works beside compounds as money asks about them. */
import { z } from 'zod'
import { Day, Id, Month, Version } from './keys.ts'
import { Cited, PackWords } from './money.ts'
import { Trade, WorkKind, WorkState } from './work-words.ts'

/** `unplaced`: nobody has drawn it; `trunk-unsaid`: nobody said whether it serves the city or its compounds. */
export const chargeVerdicts = [
  'not-chargeable',
  'trunk-inside',
  'trunk-unsaid',
  'unplaced',
  'as-allowed',
  'central-budget',
  'chargeable',
] as const
export const ChargeVerdict = z.enum(chargeVerdicts)
export type ChargeVerdict = z.infer<typeof ChargeVerdict>
/** What one document says of charging the work. */
export const Charge = Cited.extend({ verdict: ChargeVerdict })
export type Charge = z.infer<typeof Charge>

/** 同步: `undated` works name no months, `unplanned` compounds no year. */
export const UtilityStep = z.enum(['in-step', 'apart', 'undated', 'unplanned', 'finished'])
export type UtilityStep = z.infer<typeof UtilityStep>

/** A compound a work serves or crosses, with its part inside the boundary. */
export const MetCompound = z.object({
  id: Id,
  name: z.string(),
  planYear: z.int().nullable(),
  inside: z.number(),
  /** The boundary is a sketch or invented, and so are the figures. */
  isSketched: z.boolean(),
  /** Null: no work of a utility. */
  step: UtilityStep.nullable(),
})

export const BoundaryWork = z.object({
  id: Id,
  name: z.string().nullable(),
  trade: Trade,
  kind: WorkKind,
  state: WorkState,
  roadName: z.string().nullable(),
  operator: z.string().nullable(),
  fromMonth: Month.nullable(),
  toMonth: Month.nullable(),
  isTrunk: z.boolean().nullable(),
  isPrioritised: z.boolean().nullable(),
  invented: z.boolean(),
  version: Version,
  /** In what the parts are told: metres of a line, square metres of ground, or places. Null without a shape. */
  measure: z.enum(['m', 'm2', 'place']).nullable(),
  inside: z.number().nullable(),
  outside: z.number().nullable(),
  compounds: z.array(MetCompound),
  charges: z.array(Charge),
})
export type BoundaryWork = z.infer<typeof BoundaryWork>

export const MoneyWorks = z.object({
  asOf: Day,
  works: z.array(BoundaryWork),
  /** Whether a document asks utilities to put their works first, and to do them in step. */
  rules: z.object({ first: Cited.nullable(), inStep: Cited.nullable() }),
  packs: z.array(PackWords),
})
export type MoneyWorks = z.infer<typeof MoneyWorks>
