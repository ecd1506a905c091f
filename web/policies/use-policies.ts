/** How compounds stand under the policies over them, and the writes that change it; renewed with the district's revisions. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FactRecording, FactsRecorded } from '#contract/compound-fact.ts'
import type { DistrictPolicies } from '#contract/district-eligibility.ts'
import type { CompoundEligibility } from '#contract/eligibility.ts'
import type { DecisionList, NewDecisions } from '#contract/policy-decision.ts'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { useUndo } from '#web/use-undo.ts'

export const useEligibility = (id: string, compare: string | null) =>
  useQuery<CompoundEligibility>({
    queryKey: ['district', id.slice(0, 6), 'eligibility', id, compare ?? ''],
    placeholderData: (before) => (before?.compoundId === id ? before : undefined),
    queryFn: () =>
      answerOf(client.api.compounds[':id'].eligibility.$get({ param: { id }, query: compare ? { compare } : {} })),
  })

export const useDistrictPolicies = (adcode: string) =>
  useQuery<DistrictPolicies>({
    queryKey: ['district', adcode, 'policies'],
    queryFn: () => answerOf(client.api.eligibility.summary.$get({ query: { adcode } })),
  })

/** Records facts and offers to take that back: each goes to what it was before. */
export function useRecordFacts(adcode: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const renew = useRenew(adcode)
  const put = (asked: Omit<FactRecording, 'adcode'>) =>
    answerOf(client.api.facts.$put({ json: { adcode, ...asked } })).finally(renew)
  const back = (recorded: FactsRecorded) => () =>
    put({ items: recorded.items.map(undoing), reason: t('policies.undoReason') })
  return useMutation<FactsRecorded, Error, Omit<FactRecording, 'adcode'>>({
    mutationFn: put,
    onSuccess: (recorded) => {
      const told = t('policies.recorded', { count: recorded.items.length })
      const { length: kept } = recorded.kept
      const text = kept > 0 ? t('policies.recordedKept', { told, kept }) : told
      stage.say({
        text,
        ...(recorded.items.length > 0 && { undo: () => undo(back(recorded), t('policies.factsUndone')) }),
      })
    },
  })
}

const undoing = ({ compoundId, code, before, after }: FactsRecorded['items'][number]) => ({
  ...{ compoundId, code, seen: after?.version ?? null },
  fact: before && { holds: before.holds, happens: before.happens, note: before.note, origin: before.origin },
})

/** Signs, and offers to take that back at once. */
export function useDecide(adcode: string) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const renew = useRenew(adcode)
  const back = (items: DecisionList['items']) => () =>
    withdraw(
      adcode,
      items.map(({ id }) => id),
      t('policies.undoReason'),
    ).finally(renew)
  return useMutation<DecisionList, Error, Omit<NewDecisions, 'adcode'>>({
    mutationFn: (asked) => answerOf(client.api.decisions.$post({ json: { adcode, ...asked } })),
    onSettled: renew, // after a refusal too: the facts may have changed
    onSuccess: ({ items }) =>
      stage.say({
        text: t('policies.decidedToast', { count: items.length }),
        undo: () => undo(back(items), t('policies.withdrawnToast')),
      }),
  })
}

export function useWithdrawDecision(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<DecisionList, Error, { id: string; reason: string }>({
    mutationFn: ({ id, reason }) => withdraw(adcode, [id], reason),
    onSettled: renew,
  })
}

const withdraw = (adcode: string, ids: string[], reason: string): Promise<DecisionList> =>
  answerOf(client.api.decisions.withdraw.$post({ json: { adcode, ids, reason } }))

function useRenew(adcode: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['district', adcode] })
}
