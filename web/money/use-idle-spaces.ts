/** Idle space of a district: asked for, added, changed, taken off the list. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IdleFacts, IdleSpace, IdleSpaces } from '#contract/idle-space.ts'
import { answerOf, client } from '#web/api.ts'

const keyOf = (adcode: string) => ['district', adcode, 'idle-spaces']

export const useIdleSpaces = (adcode: string) =>
  useQuery<IdleSpaces>({
    queryKey: keyOf(adcode),
    queryFn: () => answerOf(client.api['idle-spaces'].$get({ query: { adcode } })),
  })

export type IdleSave = { seen: Pick<IdleSpace, 'id' | 'version'> | null; facts: IdleFacts }

/** Without a record that was seen a new one is made. */
export function useSaveIdleSpace(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<IdleSpace, Error, IdleSave>({
    mutationFn: ({ seen, facts }) =>
      answerOf(
        seen
          ? client.api['idle-spaces'][':id'].$patch({
              param: { id: seen.id },
              json: { version: seen.version, ...facts },
            })
          : client.api['idle-spaces'].$post({ json: facts }),
      ),
    onSettled: renew,
  })
}

export function useRemoveIdleSpace(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<unknown, Error, Pick<IdleSpace, 'id' | 'version'>>({
    mutationFn: ({ id, version }) =>
      answerOf(client.api['idle-spaces'][':id'].$delete({ param: { id }, query: { version: String(version) } })),
    onSettled: renew,
  })
}

function useRenew(adcode: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keyOf(adcode) })
}

/** What of a record somebody entered. */
export const factsOf = ({ id: _id, version: _version, compound: _compound, ...facts }: IdleSpace): IdleFacts => facts
