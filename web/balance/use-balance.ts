/** Questions and changes about balance units, and the draft of each while it is not saved. */
import { skipToken, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Area, Total } from '#contract/area.ts'
import type { BalanceUnit, BalanceUnitChange, NamedRevenue, NewBalanceUnit } from '#contract/balance.ts'
import type { CompoundDetail } from '#contract/compound.ts'
import { answerOf, client, readCompound } from '#web/api.ts'
import { findKeptDraft, keepDraft, wasFoundAgain } from './kept-drafts.ts'
import { draftOf, type Step, type UnitDraft } from './unit-draft.ts'

const keyOf = (adcode: string) => ['district', adcode, 'balance-units']

export const useUnits = (adcode: string) =>
  useQuery<BalanceUnit[]>({
    queryKey: keyOf(adcode),
    queryFn: async () => (await answerOf(client.api['balance-units'].$get({ query: { adcode } }))).items,
  })

/** Incomes the documents over the district name. */
export const useRevenues = (adcode: string) =>
  useQuery<NamedRevenue[]>({
    queryKey: ['district', adcode, 'balance-revenues'],
    queryFn: async () => (await answerOf(client.api['balance-revenues'].$get({ query: { adcode } }))).items,
  })

export function useAddUnit() {
  const queries = useQueryClient()
  return useMutation<BalanceUnit, Error, NewBalanceUnit>({
    mutationFn: (json) => answerOf(client.api['balance-units'].$post({ json })),
    onSuccess: (added) =>
      queries.setQueryData<BalanceUnit[]>(keyOf(added.adcode), (units) => units && [...units, added]),
  })
}

export function useChangeUnit(id: string) {
  const queries = useQueryClient()
  return useMutation<BalanceUnit, Error, BalanceUnitChange>({
    mutationFn: (json) => answerOf(client.api['balance-units'][':id'].$patch({ param: { id }, json })),
    onSuccess: (saved) =>
      queries.setQueryData<BalanceUnit[]>(keyOf(saved.adcode), (units) =>
        units?.map((unit) => (unit.id === saved.id ? saved : unit)),
      ),
  })
}

export function useDeleteUnit(id: string) {
  const queries = useQueryClient()
  return useMutation<unknown, Error, number>({
    mutationFn: (version) =>
      answerOf(client.api['balance-units'][':id'].$delete({ param: { id }, query: { version: String(version) } })),
    onSuccess: () =>
      queries.setQueryData<BalanceUnit[]>(keyOf(id.slice(0, 6)), (units) => units?.filter((unit) => unit.id !== id)),
  })
}

const draftKey = (id: string) => ['balance-draft', id]

/**
 * What is not saved yet; it outlives the panel, because a click on the map closes that, and a reload of the page. Null: as
 * stored.
 */
export const useUnsaved = (id: string) =>
  useQuery<UnitDraft | null>({
    queryKey: draftKey(id),
    queryFn: skipToken,
    initialData: () => findKeptDraft(id),
    gcTime: Number.POSITIVE_INFINITY,
  }).data

/** The draft of a unit and the ways to change it. A step begins from the unit as it is stored when it is taken. */
export function useUnitDraft(unit: BalanceUnit) {
  const queries = useQueryClient()
  const key = draftKey(unit.id)
  const stored = () => queries.getQueryData<BalanceUnit[]>(keyOf(unit.adcode))?.find(({ id }) => id === unit.id) ?? unit
  const put = (draft: UnitDraft | null) => {
    queries.setQueryData<UnitDraft | null>(key, draft)
    keepDraft(unit.id, draft)
  }
  const unsaved = useUnsaved(unit.id) ?? null
  return {
    unsaved,
    /** It was begun before the page was loaded. */
    wasFound: unsaved !== null && wasFoundAgain(unit.id),
    edit: (step: Step) => put(step(queries.getQueryData<UnitDraft | null>(key) ?? draftOf(stored()))),
    discard: () => put(null),
  }
}

/** 投资估算 by record: of items stored as the server says, of those just added from the record itself. */
export function useProposedCosts(
  unit: BalanceUnit,
  draft: UnitDraft,
  areas: readonly Area[],
): ReadonlyMap<string, Total> {
  const known = new Map(
    unit.items.flatMap(({ recordId, proposedCostWan }) =>
      recordId && proposedCostWan ? [[recordId, proposedCostWan] as const] : [],
    ),
  )
  for (const { id, totals } of areas) if (!known.has(id)) known.set(id, totals.costWan)
  const asked = draft.items.flatMap(({ kind, recordId }) =>
    kind === 'compound' && recordId && !known.has(recordId) ? recordId : [],
  )
  const details = useQueries({
    queries: asked.map((id) => ({
      queryKey: ['district', unit.adcode, 'compound', id],
      queryFn: () => readCompound(id),
    })),
  })
  for (const { data } of details) if (data) known.set(data.id, proposedOf(data))
  return known
}

function proposedOf({ costWan, provenance }: CompoundDetail): Total {
  const isEstimated = ['invented', 'estimated'].includes(provenance.costWan?.kind ?? '')
  return {
    recorded: isEstimated ? null : costWan,
    estimated: isEstimated ? costWan : null,
    unknown: costWan === null ? 1 : 0,
    of: 1,
  }
}
