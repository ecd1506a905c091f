/** 打破小区分割: the walls two members of an area face each other with, and what becomes of each. */
import { z } from 'zod'
import { Position } from './geometry.ts'
import { Id, writtenText } from './keys.ts'

/** 拆除, 开口, 保留, 产权争议. */
export const wallDecisions = ['remove', 'open', 'keep', 'disputed'] as const
export type WallDecision = (typeof wallDecisions)[number]
/** How many of the two compounds agree. */
export const wallConsents = ['none', 'one', 'both'] as const

/** Members that face each other over more than this, in metres, have a lane between them, not a wall. */
export const wallReachM = 15

/**
 * The wall of a pair, the smaller id first. `lengthM` is the mean of the two sides that face each other, in whole
 * metres; `lines` are those sides in degrees. `version` is 0 until something is decided: a wall belongs to the pair of
 * compounds, whatever areas they are in later.
 */
export const Wall = z.object({
  from: Id,
  to: Id,
  fromName: z.string(),
  toName: z.string(),
  gapM: z.number(),
  lengthM: z.int(),
  lines: z.array(z.array(Position)),
  decision: z.enum(wallDecisions).nullable(),
  consent: z.enum(wallConsents),
  note: z.string().nullable(),
  version: z.int().min(0),
})
export type Wall = z.infer<typeof Wall>

/** Metres by decision; the last of them, `undecided`, is what still has to be talked about. */
export const WallTotals = z.object({
  remove: z.int(),
  open: z.int(),
  keep: z.int(),
  disputed: z.int(),
  undecided: z.int(),
})
export type WallTotals = z.infer<typeof WallTotals>

/** `undecided` counts walls, `lengthM` adds up metres. */
export const AreaWalls = z.object({
  total: z.int(),
  undecided: z.int(),
  lengthM: WallTotals,
  items: z.array(Wall),
})
export type AreaWalls = z.infer<typeof AreaWalls>

/** What is decided about the wall of a pair, in either order; fields left out stay as they are. */
export const WallChange = z.strictObject({
  from: Id,
  to: Id,
  /** The version seen, 0 for a wall nobody has decided anything about. */
  version: z.int().min(0),
  decision: z.enum(wallDecisions).nullable().optional(),
  consent: z.enum(wallConsents).optional(),
  note: writtenText(500).nullable().optional(),
  reason: z.string().max(500).optional(),
})
export type WallChange = z.infer<typeof WallChange>
