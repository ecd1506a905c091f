/** The targets of the district as they stand against its ledger; kept fresh by the district's revisions. */
import { useQuery } from '@tanstack/react-query'
import type { TargetList } from '#contract/targets.ts'
import { answerOf, client } from '#web/api.ts'

/** Under the key the page of targets asks with, so that it is asked once. */
export const useTargetList = (adcode: string) =>
  useQuery<TargetList>({
    queryKey: ['district', adcode, 'targets'],
    queryFn: () => answerOf(client.api.targets.$get({ query: { adcode } })),
  })
