/** What a zone would do, told before anybody saves it. */
import { z } from 'zod'
import { FactDate } from './compound-fact.ts'
import { BoundaryShape } from './geometry.ts'
import { Adcode, Id } from './keys.ts'
import { ChangedVerdict } from './pack-editing.ts'
import { Code, PackHead } from './policy.ts'
import { Lying } from './zone.ts'

/** A zone as it would be: new (`id` null), in place of the one named, or, without a boundary, that one taken away. */
export const ZoneTrial = z
  .strictObject({
    adcode: Adcode,
    id: Id.nullable(),
    boundary: BoundaryShape.nullable(),
    code: Code.optional(),
    happens: FactDate.nullable().optional(),
  })
  .refine(({ boundary, code }) => boundary === null || code !== undefined, {
    path: ['code'],
    params: { code: 'zone-means-something' },
  })
export type ZoneTrial = z.infer<typeof ZoneTrial>

export const ZoneCheck = z.object({
  /** Those that would lie in it, in ledger order. */
  compounds: z.array(
    Lying.pick({ share: true, buildings: true, unnamed: true }).extend({
      compoundId: Id,
      name: z.string(),
      /** Somebody recorded the fact of the compound itself: the zone says nothing of it. */
      hasOwn: z.boolean(),
    }),
  ),
  /** Compounds of the district without an outline: whether they would lie in it cannot be told. */
  withoutOutline: z.int(),
  /** Whose verdict would be another one, policy by policy; those of which nobody's would are left out. */
  changes: z.array(z.object({ pack: PackHead, compounds: z.array(ChangedVerdict) })),
})
export type ZoneCheck = z.infer<typeof ZoneCheck>
