/** RFC 9457 problem details: a stable `code` and `params`, and words in the reader's language. */
import { z } from 'zod'

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  requestId: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  /** On 409: the record as it stands now, so that nothing drawn is lost. */
  current: z.unknown().optional(),
  findings: z.array(z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>
