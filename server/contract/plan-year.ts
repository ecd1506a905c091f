/** One plan year for a whole area: what moving its members to it would mean, and the move itself. */
import { z } from 'zod'
import { Area, Total } from './area.ts'
import { Id, Version, Year } from './keys.ts'
import { Status } from './status.ts'

/**
 * Why a member keeps its year: building has begun; the project is approved (已批复) with it; or a published annual plan
 * says so, which is a document about that very year.
 */
export const fixedYearReasons = ['started', 'approved', 'published'] as const

const FreeMember = z.object({ id: Id, name: z.string(), version: Version })
export const PlanYearPreview = z.object({
  /** The year asked about, else the one proposed; null when none was asked and no member has one. */
  year: Year.nullable(),
  /** The household-weighted median of the members' years; of two that serve as well, the earlier. */
  proposed: Year.nullable(),
  /** Members that would get the year; `from` is null where there was none. */
  moves: z.array(FreeMember.extend({ from: Year.nullable(), households: z.int().nullable(), estimated: z.boolean() })),
  /** Members that have it already. */
  stays: z.array(FreeMember),
  fixed: z.array(
    z.object({
      id: Id,
      name: z.string(),
      planYear: Year.nullable(),
      status: Status,
      because: z.enum(fixedYearReasons),
      /** The plan that was published, by its number or name; null for the other reasons. */
      document: z.string().nullable(),
    }),
  ),
  /** Households times years, over the members that move from another year. */
  householdYears: Total,
})
export type PlanYearPreview = z.infer<typeof PlanYearPreview>

/**
 * The area's year and those of members, saved together or not at all, each on the version that was seen. To harmonise,
 * name every member that moves or stays, all with the same year; to take it back, each with the year it had.
 */
export const PlanYearChange = z
  .strictObject({
    version: Version,
    planYear: Year.nullable(),
    compounds: z.array(z.strictObject({ id: Id, version: Version, planYear: Year.nullable() })).max(2000),
    reason: z.string().max(500).optional(),
  })
  .superRefine(({ compounds }, context) => {
    const seen = new Set<string>()
    compounds.forEach(({ id }, at) => {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['compounds', at, 'id'], params: { code: 'named-twice' } })
      seen.add(id)
    })
  })
export type PlanYearChange = z.infer<typeof PlanYearChange>

/** The area as saved, and the members that were written: `from` is the year each had. */
export const PlanYearSaved = z.object({
  area: Area,
  moved: z.array(z.object({ id: Id, version: Version, from: Year.nullable() })),
})
export type PlanYearSaved = z.infer<typeof PlanYearSaved>
