/** Questions about the survey, and signing it off. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CompoundSurvey, NewSignOff, SignOff, Survey } from '#contract/survey.ts'
import { usualStaleMonths } from '#contract/survey-fields.ts'
import { answerOf, client } from '#web/api.ts'

/** Renewed with the district, like everything below its key. */
const keyOf = (adcode: string, ...rest: (string | number)[]) => ['district', adcode, 'survey', ...rest]

export const useSurvey = (adcode: string, months: number = usualStaleMonths) =>
  useQuery<Survey>({
    queryKey: keyOf(adcode, months),
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(client.api.survey.$get({ query: { adcode, months: String(months) } })),
  })

export const useCompoundSurvey = (id: string) =>
  useQuery<CompoundSurvey>({
    queryKey: keyOf(id.slice(0, 6), 'compound', id),
    queryFn: () => answerOf(client.api.survey.compounds[':id'].$get({ param: { id }, query: {} })),
  })

export function useSignOff(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<SignOff, Error, Omit<NewSignOff, 'adcode'>>({
    mutationFn: (asked) => answerOf(client.api.survey['sign-offs'].$post({ json: { adcode, ...asked } })),
    onSettled: renew, // after a refusal too: others may have changed what was seen
  })
}

export function useWithdraw(id: string) {
  const renew = useRenew(id.slice(0, 6))
  return useMutation<SignOff, Error, string>({
    mutationFn: (reason) =>
      answerOf(client.api.survey['sign-offs'][':id'].withdraw.$post({ param: { id }, json: { reason } })),
    onSettled: renew,
  })
}

function useRenew(adcode: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keyOf(adcode) })
}
