/** Compounds a plan may take in, with the parts of their priority and their verdicts. 市中政办字〔2020〕13号 三（四）. */
import { z } from 'zod'
import { Verdict } from './eligibility.ts'
import { Id, Version, Year } from './keys.ts'
import { Figure, PlanState } from './plan-rows.ts'
import { WorkClass } from './policy.ts'
import { Status } from './status.ts'

/** A part of the priority between 0 and 1, and what it was read from; null where nobody has recorded it. */
const Part = z.object({ value: z.number().nullable(), told: z.string().nullable() })
export const Candidate = z.object({
  id: Id,
  name: z.string(),
  street: z.string().nullable(),
  builtYear: Year.nullable(),
  builtYearNote: z.string().nullable(),
  planYear: Year.nullable(),
  status: Status,
  version: Version,
  area: z.object({ id: Id, label: z.string() }).nullable(),
  households: Figure,
  parts: z.object({ old: Part, debt: Part, will: Part }),
  eligibility: z.array(z.object({ documentNumber: z.string(), workClass: WorkClass, overall: Verdict })),
  /** Plans of the same kind and years it is in. */
  inPlans: z.array(z.object({ id: Id, name: z.string(), state: PlanState })),
})
export type Candidate = z.infer<typeof Candidate>
export const CandidateList = z.object({
  /** The line of the first part, and the document that draws it; a foreign one where none here does. */
  builtBefore: z
    .object({ year: Year, documentNumber: z.string(), clause: z.string(), printed: z.string(), isForeign: z.boolean() })
    .nullable(),
  items: z.array(Candidate),
})
export type CandidateList = z.infer<typeof CandidateList>
