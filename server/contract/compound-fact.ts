/**
 * What the policies ask of a compound and no ledger has a column for: each fact by the code of its condition or exclusion, with who
 * says so. No record of it means that nobody has said anything, which is never "no".
 */
import { z } from 'zod'
import { Adcode, Id, Version, writtenText } from './keys.ts'
import { Code } from './policy.ts'
import { Origin } from './provenance.ts'

/** As precisely as it is known: 2023, 2023-05 or 2023-05-31. */
export const FactDate = z
  .string()
  .regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .refine(isInCalendar, { params: { code: 'no-such-day' } })

function isInCalendar(date: string): boolean {
  if (date.length < 10) return true
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}

/** `holds` null: looked into and not known, such as 未鉴定. */
export const FactValue = z.strictObject({
  holds: z.boolean().nullable(),
  /** When it comes or came, of those bounded in time. */
  happens: FactDate.nullable().optional(),
  note: writtenText(1000).nullable().optional(),
  origin: Origin,
})
export type FactValue = z.infer<typeof FactValue>

export const CompoundFact = z.object({
  code: Code,
  holds: z.boolean().nullable(),
  happens: z.string().nullable(),
  note: z.string().nullable(),
  origin: Origin,
  /** Of a fact that has a column of its own: the compound's. */
  version: Version,
})
export type CompoundFact = z.infer<typeof CompoundFact>

/** These facts stand in a column of the compound that knows only yes and no. */
export const factsWithoutUnknown: readonly string[] = ['state-owned-land']

const FactItem = z.strictObject({
  compoundId: Id,
  code: Code,
  /** The version that was seen; null: nobody had recorded it. */
  seen: Version.nullable(),
  /** Null takes the record away again. */
  fact: FactValue.nullable(),
})

export const mostFacts = 5000

/** Facts recorded together or not at all. With `keep`, what others have recorded stays and is named in the answer. */
export const FactRecording = z
  .strictObject({
    adcode: Adcode,
    items: z.array(FactItem).min(1).max(mostFacts),
    keep: z.boolean().optional(),
    reason: writtenText(500).optional(),
  })
  .superRefine(({ adcode, items }, context) => {
    const named = new Set<string>()
    items.forEach(({ compoundId, code, fact }, at) => {
      const refuse = (field: string, issue: string) =>
        context.addIssue({ code: 'custom', path: ['items', at, field], params: { code: issue } })
      if (compoundId.slice(0, 6) !== adcode) refuse('compoundId', 'other-district')
      if (named.has(`${compoundId} ${code}`)) refuse('compoundId', 'named-twice')
      if (fact?.holds === null && factsWithoutUnknown.includes(code)) refuse('fact', 'yes-or-no')
      named.add(`${compoundId} ${code}`)
    })
  })
export type FactRecording = z.infer<typeof FactRecording>

/** Each fact as it was and as it is: what an undo needs. */
export const FactsRecorded = z.object({
  items: z.array(
    z.object({ compoundId: Id, code: Code, before: CompoundFact.nullable(), after: CompoundFact.nullable() }),
  ),
  /** Left as others had recorded it. */
  kept: z.array(z.object({ compoundId: Id, name: z.string(), code: Code })),
})
export type FactsRecorded = z.infer<typeof FactsRecorded>

export const FactList = z.object({
  total: z.int(),
  items: z.array(CompoundFact.extend({ compoundId: Id })),
})
export type FactList = z.infer<typeof FactList>
