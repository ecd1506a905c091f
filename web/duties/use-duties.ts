/** Questions about duties, kept fresh with the district: what is ticked changes where a unit has work. */
import { useQuery } from '@tanstack/react-query'
import type { Duties, UnitCompounds } from '#contract/duties.ts'
import { answerOf, client } from '#web/api.ts'

const keyOf = (adcode: string, ...rest: string[]) => ['district', adcode, 'duties', ...rest]

export const useDuties = (adcode: string) =>
  useQuery<Duties>({
    queryKey: keyOf(adcode),
    queryFn: () => answerOf(client.api.duties.$get({ query: { adcode } })),
  })

export const useUnitCompounds = (adcode: string, catalogue: string, unit: string) =>
  useQuery<UnitCompounds>({
    queryKey: keyOf(adcode, catalogue, unit),
    queryFn: () => answerOf(client.api.duties.compounds.$get({ query: { adcode, catalogue, unit } })),
  })
