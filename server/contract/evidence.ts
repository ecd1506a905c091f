/** 佐证材料: papers and pictures attached to a fact a policy asks for, such as the appraisal of a structure. */
import { z } from 'zod'
import { Day, Id, Version, writtenText } from './keys.ts'
import { Code } from './policy.ts'

/** `files`: of one compound. */
export const evidenceLimits = { megabytes: 30, files: 200 } as const

/** What is taken in, by what stands in the file; a file with macros is none of them. */
export const evidenceTypes = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const
export type EvidenceType = keyof typeof evidenceTypes

/** Of a file: which fact of which compound it speaks of, what it is called, who made it and which day it bears. */
export const Evidence = z.object({
  id: Id,
  compoundId: Id,
  /** The fact, by the code of its condition or exclusion. */
  code: Code,
  name: z.string(),
  mediaType: z.enum(Object.keys(evidenceTypes) as [EvidenceType, ...EvidenceType[]]), // the keys of the list above
  sizeBytes: z.int(),
  onDay: Day.nullable(),
  issuer: z.string().nullable(),
  /** When it was attached: ISO moment, UTC. */
  at: z.string(),
  version: Version,
})
export type Evidence = z.infer<typeof Evidence>
export const EvidenceList = z.object({ items: z.array(Evidence) })

/** What goes up beside the bytes of a file. */
export const NewEvidence = z.strictObject({
  compoundId: Id,
  code: Code,
  name: z.string().min(1).max(300),
  onDay: Day.optional(),
  issuer: writtenText(200).optional(),
})
export type NewEvidence = z.infer<typeof NewEvidence>

/** What is given replaces; the file itself never changes. */
export const EvidenceChange = z.strictObject({
  version: Version,
  onDay: Day.nullable().optional(),
  issuer: writtenText(200).nullable().optional(),
})
export type EvidenceChange = z.infer<typeof EvidenceChange>
