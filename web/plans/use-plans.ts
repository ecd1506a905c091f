/** Questions about plans and every change to one; kept fresh by the district's revisions. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CandidateList } from '#contract/plan-candidates.ts'
import type { NewFiling, PlanEdition, PlanPublication } from '#contract/plan-editions.ts'
import type { NewPlan, Plan, PlanChange, PlanList } from '#contract/plans.ts'
import { answerOf, client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { placedOf, reviewOf } from './words.ts'

const keyOf = (adcode: string, ...rest: (string | number)[]) => ['district', adcode, 'plans', ...rest]

export const usePlans = (adcode: string) =>
  useQuery<PlanList>({
    queryKey: keyOf(adcode),
    queryFn: () => answerOf(client.api.plans.$get({ query: { adcode } })),
  })

const planOf = (id: string) =>
  queryOptions<Plan>({
    queryKey: keyOf(id.slice(0, 6), id),
    queryFn: () => answerOf(client.api.plans[':id'].$get({ param: { id }, query: {} })),
  })

export const usePlan = (id: string) => useQuery(planOf(id))

/** An edition as it was published; it never changes, but it may be taken back. */
export const useEdition = (id: string, edition: number) =>
  useQuery<PlanEdition>({
    queryKey: keyOf(id.slice(0, 6), id, 'editions', edition),
    queryFn: () =>
      answerOf(
        client.api.plans[':id'].editions[':edition'].$get({ param: { id, edition: String(edition) }, query: {} }),
      ),
  })

export const useCandidates = (id: string) =>
  useQuery<CandidateList>({
    queryKey: keyOf(id.slice(0, 6), id, 'candidates'),
    queryFn: () => answerOf(client.api.plans[':id'].candidates.$get({ param: { id }, query: {} })),
  })

export type PlanAct =
  | { kind: 'change'; change: PlanChange }
  | { kind: 'publish'; publication: PlanPublication }
  | { kind: 'retract'; version: number; reason: string }
  | { kind: 'discard'; version: number }
  | { kind: 'file'; filing: NewFiling }
  | { kind: 'unfile'; filing: string; version: number }

/**
 * Whatever is done to one plan answers with the plan as it is then. Acts wait for one another; one given as a function is made on
 * the plan as the act before it left it.
 */
export function usePlanAct(id: string) {
  const queries = useQueryClient()
  const adcode = id.slice(0, 6)
  return useMutation<Plan, Error, PlanAct | ((now: Plan) => PlanAct)>({
    scope: { id: `plan ${id}` },
    mutationFn: async (act) =>
      send(id, typeof act === 'function' ? act(await queries.ensureQueryData(planOf(id))) : act),
    onSuccess: (plan) => queries.setQueryData<Plan>(keyOf(adcode, id), plan),
    // not waited for: the answer is the plan already, and what was pressed is free again
    onSettled: () => void queries.invalidateQueries({ queryKey: ['district', adcode] }),
  })
}

function send(id: string, act: PlanAct): Promise<Plan> {
  const one = client.api.plans[':id']
  const param = { id }
  switch (act.kind) {
    case 'change':
      return answerOf(one.$patch({ param, json: act.change }))
    case 'publish':
      return answerOf(one.publish.$post({ param, json: act.publication }))
    case 'retract':
      return answerOf(one.retract.$post({ param, json: { version: act.version, reason: act.reason } }))
    case 'discard':
      return answerOf(one.discard.$post({ param, json: { version: act.version } }))
    case 'file':
      return answerOf(one.filings.$post({ param, json: act.filing }))
    case 'unfile':
      return answerOf(
        one.filings[':filing'].$delete({
          param: { id, filing: act.filing },
          query: { version: String(act.version) },
        }),
      )
  }
}

export function useAddPlan(adcode: string) {
  const queries = useQueryClient()
  return useMutation<Plan, Error, NewPlan>({
    mutationFn: (json) => answerOf(client.api.plans.$post({ json })),
    onSuccess: (plan) => queries.setQueryData<Plan>(keyOf(adcode, plan.id), plan),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(adcode) }),
  })
}

export function useDeletePlan(adcode: string) {
  const queries = useQueryClient()
  return useMutation<unknown, Error, { id: string; version: number }>({
    mutationFn: ({ id, version }) =>
      answerOf(client.api.plans[':id'].$delete({ param: { id }, query: { version: String(version) } })),
    onSuccess: (_, { id }) => queries.removeQueries({ queryKey: keyOf(adcode, id) }),
    onSettled: () => void queries.invalidateQueries({ queryKey: keyOf(adcode) }),
  })
}

/** Adds a deleted plan once more, under a number of its own, with what it said and where it stood. */
export function useRestorePlan(adcode: string) {
  const queries = useQueryClient()
  return useMutation<Plan, Error, Plan>({
    mutationFn: async (plan) => {
      const { kind, name, parentId, fromYear, toYear, statement } = plan
      const json = { adcode, kind, name, parentId, fromYear, toYear, compounds: placedOf(plan) }
      const { id, version }: Plan = await answerOf(client.api.plans.$post({ json }))
      const change = { version, statement, ...reviewOf(plan) }
      return send(id, { kind: 'change', change })
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: keyOf(adcode) }),
  })
}

/** The workbook of the draft, or of an edition, named as the server names it. */
export async function downloadWorkbook(id: string, edition: number | null): Promise<void> {
  const query = edition === null ? {} : { edition: String(edition) }
  await download(await client.api.plans[':id'].workbook.$get({ param: { id }, query }), `${id}.xlsx`)
}
