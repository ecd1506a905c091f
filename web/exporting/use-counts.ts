/** How much a file will hold, counted by the filter that will make it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { GroundCounts } from '#contract/ground.ts'
import type { WorkSelection } from '#contract/work.ts'
import { answerOf, client } from '#web/api.ts'

/** Undefined until it is known. */
export const useWorkCount = ({ adcode, ...filter }: WorkSelection): number | undefined =>
  useQuery({
    queryKey: ['district', adcode, 'works', 'count', filter],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const told = Object.entries(filter).map(([key, value]) => [key, String(value)])
      const query = { ...Object.fromEntries(told), adcode, limit: '1' }
      return (await answerOf(client.api.works.$get({ query }))).total
    },
  }).data

export const useGroundCounts = (adcode: string): GroundCounts | undefined =>
  useQuery<GroundCounts>({
    queryKey: ['district', adcode, 'ground', 'count'],
    queryFn: () => answerOf(client.api.ground.$get({ query: { adcode } })),
  }).data
