/** Settling by hand what the facts leave open, for one compound or for many at once, and taking that back. */
import { z } from 'zod'
import { Decision } from './eligibility.ts'
import { Adcode, Id, writtenText } from './keys.ts'

/** What is signed: the same for all compounds named. It is refused for all where it is not open to one of them. */
export const NewDecisions = Decision.omit({ id: true, withdrawn: true })
  .extend({ adcode: Adcode, compounds: z.array(Id).min(1).max(2000) })
  .superRefine(({ adcode, compounds }, context) => {
    const refuse = (at: number, code: string) =>
      context.addIssue({ code: 'custom', path: ['compounds', at], params: { code } })
    const named = new Set<string>()
    compounds.forEach((id, at) => {
      if (id.slice(0, 6) !== adcode) refuse(at, 'other-district')
      if (named.has(id)) refuse(at, 'named-twice')
      named.add(id)
    })
  })
export type NewDecisions = z.infer<typeof NewDecisions>

export const WithdrawnDecisions = z.strictObject({
  adcode: Adcode,
  ids: z.array(Id).min(1).max(2000),
  reason: writtenText(500),
})
export type WithdrawnDecisions = z.infer<typeof WithdrawnDecisions>

export const DecisionList = z.object({ items: z.array(z.looseObject({ compoundId: Id, ...Decision.shape })) })
export type DecisionList = z.infer<typeof DecisionList>
