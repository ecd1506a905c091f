/** 调查摸底: how complete the records are, how old, and which street office has answered for its part. */
import { z } from 'zod'
import { StreetRef } from './compound.ts'
import { Adcode, Day, Id, Version, writtenText } from './keys.ts'
import { StaleMonths, SurveyField } from './survey-fields.ts'

const share = z.number().min(0).max(1)
export const FieldCount = z.object({ field: SurveyField, count: z.int(), invented: z.int(), estimated: z.int() })
/** `count` compounds lack the field, `invented` of them have an invented value; `estimated` have an estimate, which is not missing. */
export type FieldCount = z.infer<typeof FieldCount>

export const SignOff = z.object({
  id: Id,
  adcode: Adcode,
  streetOfficeId: Id,
  onDay: Day,
  post: z.string(),
  note: z.string().nullable(),
  /** The moment it was recorded, ISO. */
  at: z.string(),
  compounds: z.int(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type SignOff = z.infer<typeof SignOff>
export const SignOffs = z.object({ total: z.int(), items: z.array(SignOff) })

/** What is no longer as it was signed. `gone`: retired, split, merged, or of another street by now. */
export const SignedChange = z.object({ id: Id, name: z.string(), kind: z.enum(['changed', 'added', 'gone']) })
export type SignedChange = z.infer<typeof SignedChange>

export const SurveyStreet = z.object({
  /** Null: compounds whose street office nobody has said. */
  street: StreetRef.nullable(),
  compounds: z.int(),
  /** Mean of the compounds' own; null without any. */
  completeness: share.nullable(),
  /** Compounds that lack nothing. */
  complete: z.int(),
  stale: z.int(),
  missing: z.array(FieldCount),
  /** Required facts that are missing, with how many compounds lack each; signing asks for a note then. */
  gaps: z.array(FieldCount),
  /** Of the records as they stand: signing names it, so that what is signed is what was seen. */
  digest: z.string(),
  signOff: SignOff.nullable(),
  changes: z.object({ total: z.int(), items: z.array(SignedChange) }),
})
export type SurveyStreet = z.infer<typeof SurveyStreet>

export const RequirementOf = z.object({ document: z.string(), clause: z.string() })
export const Survey = z.object({
  adcode: Adcode,
  today: Day,
  staleMonths: z.int(),
  compounds: z.int(),
  completeness: share.nullable(),
  stale: z.int(),
  fields: z.array(
    z.object({ field: SurveyField, weight: z.int(), required: z.boolean(), because: z.array(RequirementOf) }),
  ),
  missing: z.array(FieldCount),
  streets: z.array(SurveyStreet),
  /** Those longest without news, at most 50. */
  stalest: z.array(z.object({ id: Id, name: z.string(), newestOn: Day.nullable() })),
})
export type Survey = z.infer<typeof Survey>
export const SurveyQuery = z.strictObject({ adcode: Adcode, months: StaleMonths })

/** One compound's part in it. */
export const CompoundSurvey = z.object({
  id: Id,
  completeness: share,
  missing: z.array(z.object({ field: SurveyField, required: z.boolean(), invented: z.boolean() })),
  estimated: z.array(SurveyField),
  newestOn: Day.nullable(),
  stale: z.boolean(),
  staleMonths: z.int(),
  /** The standing sign-off it is part of; `changed` when the record moved on since. */
  signed: z.object({ onDay: Day, post: z.string(), changed: z.boolean() }).nullable(),
})
export type CompoundSurvey = z.infer<typeof CompoundSurvey>

export const NewSignOff = z.strictObject({
  adcode: Adcode,
  streetOfficeId: Id,
  /** The post that answers for it, never a private person. */
  post: writtenText(100),
  onDay: Day,
  /** Why it is signed although required facts are missing; wanted only then. */
  note: writtenText(1000).optional(),
  digest: z.string().max(100),
  /** The standing sign-off that this one takes the place of. */
  replaces: Id.optional(),
})
export type NewSignOff = z.infer<typeof NewSignOff>
export const Withdrawal = z.strictObject({ reason: writtenText(500) })
export type Withdrawal = z.infer<typeof Withdrawal>

/** What is signed is told by ids and versions. */
export const SignedCompounds = z.array(z.object({ id: Id, version: Version }))
export type SignedCompounds = z.infer<typeof SignedCompounds>
