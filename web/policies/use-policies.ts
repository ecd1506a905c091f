/** How a compound stands under the policies over it, kept fresh by its district's revisions. */
import { useQuery } from '@tanstack/react-query'
import type { CompoundEligibility } from '#contract/eligibility.ts'
import { answerOf, client } from '#web/api.ts'

export const useEligibility = (id: string) =>
  useQuery<CompoundEligibility>({
    queryKey: ['district', id.slice(0, 6), 'eligibility', id],
    queryFn: () => answerOf(client.api.compounds[':id'].eligibility.$get({ param: { id }, query: {} })),
  })
