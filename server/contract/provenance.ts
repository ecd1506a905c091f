/** Where a figure comes from: field name → source, clause, the words as printed, and what kind of knowledge it is. */
import { z } from 'zod'

export const provenanceKinds = ['document', 'survey', 'invented', 'user', 'estimated'] as const
export const ProvenanceKind = z.enum(provenanceKinds)
export type ProvenanceKind = z.infer<typeof ProvenanceKind>

export const Origin = z.strictObject({
  /** Source document id (seeds/sources.json), or who said so. */
  source: z.string().min(1).max(200),
  clause: z.string().max(200).optional(),
  printed: z.string().max(2000).optional(),
  kind: ProvenanceKind,
  note: z.string().max(2000).optional(),
  /** The day the source speaks of, YYYY-MM-DD. */
  onDay: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})
export type Origin = z.infer<typeof Origin>

export const Provenance = z.record(z.string().max(60), Origin)
export type Provenance = z.infer<typeof Provenance>
