/** A policy pack while somebody writes it: checked line by line, and what it would change told before it is saved. */
import { z } from 'zod'
import { Verdict } from './eligibility.ts'
import { Adcode, Day, Id, Version, writtenText } from './keys.ts'
import { PackHead, SourceId, WorkClass } from './policy.ts'

/** The longest a pack may be; the longest of the seeds has a seventh of it. */
export const longestPack = 500_000
export const PackText = z.strictObject({ adcode: Adcode, text: z.string().max(longestPack) })

export const PackFault = z.object({
  /** From 1. */
  line: z.int(),
  column: z.int(),
  /** eligibility.builtYear.cutoffYear; empty for text that is no JSON. */
  path: z.string(),
  reason: z.string(),
})
export type PackFault = z.infer<typeof PackFault>

export const ChangedVerdict = z.object({
  compoundId: Id,
  name: z.string(),
  classes: z.array(z.object({ workClass: WorkClass, from: Verdict.nullable(), to: Verdict.nullable() })),
})
export const PackCheck = z.object({
  faults: z.array(PackFault),
  /** Null while there are faults. `version` is the one it would be saved as. */
  head: PackHead.nullable(),
  /** The version in force it would take the place of. */
  replaces: Version.nullable(),
  changes: z.array(ChangedVerdict),
})
export type PackCheck = z.infer<typeof PackCheck>

/** `seen`: the version that was changed, null for a pack that is new. */
export const NewPackVersion = PackText.extend({ seen: Version.nullable(), reason: writtenText(1000) })
export type NewPackVersion = z.infer<typeof NewPackVersion>
export const SavedPack = z.object({ head: PackHead, changed: z.int() })
export type SavedPack = z.infer<typeof SavedPack>
export const PackWithdrawal = z.strictObject({ adcode: Adcode, version: Version, reason: writtenText(1000) })
export type PackWithdrawal = z.infer<typeof PackWithdrawal>

/** What a release of the product did to a district: the version it put in force, the one before, and whose verdict changed. */
export const PackRelease = z.object({
  pack: SourceId,
  version: Version,
  from: Version.nullable(),
  onDay: Day,
  changes: z.array(ChangedVerdict),
})
export type PackRelease = z.infer<typeof PackRelease>
