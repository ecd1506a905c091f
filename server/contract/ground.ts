/** The ground: roads, railways, rivers, surfaces of water, and what crosses them. */
import { z } from 'zod'
import { Adcode, AdcodePrefix, listed } from './keys.ts'

export const groundKinds = ['road', 'railway', 'river', 'water', 'crossing'] as const
export const GroundKind = z.enum(groundKinds)
export type GroundKind = z.infer<typeof GroundKind>

export const roadClasses = ['trunk', 'arterial', 'secondary', 'street', 'lane'] as const

/** Which of the ground is meant. */
export const GroundSelection = z.strictObject({
  adcode: AdcodePrefix,
  kind: listed(groundKinds).optional(),
  /** Of roads; leaves out what is none. */
  class: listed(roadClasses).optional(),
  /** Words its name contains. */
  q: z.string().max(100).optional(),
})
export type GroundSelection = z.infer<typeof GroundSelection>

export const GroundCountsFilter = z.strictObject({ adcode: Adcode })
export const GroundCounts = z.object({
  total: z.int(),
  items: z.array(z.object({ kind: GroundKind, count: z.int() })),
})
export type GroundCounts = z.infer<typeof GroundCounts>
