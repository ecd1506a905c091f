/** Questions about targets and what is made of their differences; kept fresh by the district's revisions. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewOutcome, NewTarget, TargetChange, TargetList, TargetStanding } from '#contract/targets.ts'
import { answerOf, client } from '#web/api.ts'

const keyOf = (adcode: string) => ['district', adcode, 'targets']

export const useTargets = (adcode: string) =>
  useQuery<TargetList>({
    queryKey: keyOf(adcode),
    queryFn: () => answerOf(client.api.targets.$get({ query: { adcode } })),
  })

type Asked =
  | { kind: 'settle'; target: string; outcome: NewOutcome }
  | { kind: 'withdraw'; outcome: string; reason: string }
  | { kind: 'add'; target: NewTarget }
  | { kind: 'change'; id: string; target: TargetChange }

/** Everything that answers with a target as it stands; all of them are asked again, for one moves the rows of another. */
export function useSaveTarget(adcode: string) {
  const queries = useQueryClient()
  return useMutation<TargetStanding, Error, Asked>({
    mutationFn: send,
    // not waited for: with it the row that asked may leave the list, and its answer with the row
    onSettled: () => void queries.invalidateQueries({ queryKey: ['district', adcode] }),
  })
}

function send(asked: Asked): Promise<TargetStanding> {
  if (asked.kind === 'settle')
    return answerOf(client.api.targets[':id'].outcomes.$post({ param: { id: asked.target }, json: asked.outcome }))
  if (asked.kind === 'withdraw') {
    const { outcome: id, reason } = asked
    return answerOf(client.api['target-outcomes'][':id'].withdraw.$post({ param: { id }, query: {}, json: { reason } }))
  }
  if (asked.kind === 'add') return answerOf(client.api.targets.$post({ json: asked.target }))
  return answerOf(client.api.targets[':id'].$patch({ param: { id: asked.id }, json: asked.target }))
}

export function useDeleteTarget(adcode: string) {
  const queries = useQueryClient()
  return useMutation<unknown, Error, { id: string; version: number }>({
    mutationFn: ({ id, version }) =>
      answerOf(client.api.targets[':id'].$delete({ param: { id }, query: { version: String(version) } })),
    onSettled: () => void queries.invalidateQueries({ queryKey: keyOf(adcode) }),
  })
}
