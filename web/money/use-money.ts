/** Questions about money, and saving what was entered for a compound as a whole. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CompoundMoney, DistrictMoney } from '#contract/money.ts'
import type { MoneyRecord } from '#contract/money-record.ts'
import { answerOf, client } from '#web/api.ts'

/** Renewed with the district, like everything below its key. */
const keyOf = (adcode: string, ...rest: string[]) => ['district', adcode, 'money', ...rest]

export const useDistrictMoney = (adcode: string) =>
  useQuery<DistrictMoney>({
    queryKey: keyOf(adcode),
    queryFn: () => answerOf(client.api.money.$get({ query: { adcode } })),
  })

export const useMoney = (id: string) =>
  useQuery<CompoundMoney>({
    queryKey: keyOf(id.slice(0, 6), id),
    queryFn: () => answerOf(client.api.compounds[':id'].money.$get({ param: { id } })),
  })

/** `seen`: the digest of the record the changes were made on. */
export function useSaveMoney(id: string) {
  const queries = useQueryClient()
  const adcode = id.slice(0, 6)
  return useMutation<CompoundMoney, Error, { seen: string; record: MoneyRecord }>({
    mutationFn: (json) => answerOf(client.api.compounds[':id'].money.$put({ param: { id }, json })),
    onSuccess: (saved) => queries.setQueryData(keyOf(adcode, id), saved),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(adcode) }),
  })
}
