/** The schemes of a district, the adopted one first. */
import { useQuery } from '@tanstack/react-query'
import type { SchemeRow } from '#contract/scheme.ts'
import { answerOf, client } from '#web/api.ts'

export const useSchemes = (adcode: string) =>
  useQuery<readonly SchemeRow[]>({
    queryKey: ['district', adcode, 'schemes'],
    enabled: adcode !== '',
    queryFn: async () => (await answerOf(client.api.schemes.$get({ query: { adcode } }))).items as SchemeRow[],
  })
