/** Roads, barriers, waters and crossings as the ledger has them, in the form a file is compared with. */
import type { Geometry } from 'geojson'
import { z } from 'zod'

export const groundTables = ['road', 'barrier', 'land', 'crossing'] as const
export type GroundTable = (typeof groundTables)[number]

export const ExistingGround = z.object({
  id: z.string(),
  table: z.enum(groundTables),
  version: z.int().nullable(),
  name: z.string().nullable(),
  /** The number its sender knows it by. */
  code: z.string().nullable(),
  /** The class of a road, the kind of the others. */
  class: z.string(),
  widthM: z.number().nullable(),
  /** Roads and waters: whether they are a barrier as well. */
  isBarrier: z.boolean(),
  /** Roads and railways: what opens them, or others, where they bridge. */
  crossing: z.string().nullable(),
  source: z.string().nullable(),
  geometry: z.custom<Geometry>((shape) => typeof shape === 'object' && shape !== null && 'type' in shape),
})
export type ExistingGround = z.infer<typeof ExistingGround>

/** `invented` counts what came with the demo: it is nobody's to be found again. */
export type ExistingGrounds = {
  ground: ExistingGround[]
  invented: { roads: number; barriers: number; waters: number }
}
