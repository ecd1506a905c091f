/** Questions about the menu of works, and what is ticked: every write says what it did and how to take it back. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  CompoundMenu,
  ItemStandings,
  LinkChange,
  MenuCatalogues,
  MenuChange,
  MenuCoverage,
  MenuSaved,
  MenuTicking,
  SequenceReport,
  WaiverChange,
} from '#contract/menu.ts'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'

/** Renewed with the district, like everything below its key. */
const keyOf = (adcode: string, ...rest: string[]) => ['district', adcode, 'menu', ...rest]

export const useCatalogues = (adcode: string) =>
  useQuery<MenuCatalogues>({
    queryKey: keyOf(adcode, 'catalogues'),
    queryFn: () => answerOf(client.api.menu.catalogues.$get({ query: { adcode } })),
  })

export const useCompoundMenu = (id: string) =>
  useQuery<CompoundMenu>({
    queryKey: keyOf(id.slice(0, 6), 'compound', id),
    queryFn: () => answerOf(client.api.menu.compounds[':id'].$get({ param: { id }, query: {} })),
  })

export const useCoverage = (adcode: string, catalogue: string) =>
  useQuery<MenuCoverage>({
    queryKey: keyOf(adcode, 'coverage', catalogue),
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(client.api.menu.coverage.$get({ query: { adcode, catalogue } })),
  })

export const useStandings = (adcode: string, item: string) =>
  useQuery<ItemStandings>({
    queryKey: keyOf(adcode, 'standings', item),
    queryFn: () => answerOf(client.api.menu.standings.$get({ query: { adcode, item } })),
  })

export const useOrder = (adcode: string) =>
  useQuery<SequenceReport>({
    queryKey: keyOf(adcode, 'order'),
    queryFn: () => answerOf(client.api.menu.order.$get({ query: { adcode } })),
  })

type Ticking = { changes: MenuChange[]; told: string }

/** Writes ticks, says so with the way back, and says a refusal in its own words. */
export function useTicks(adcode: string) {
  const t = useT()
  const stage = useStage()
  const renew = useRenew(adcode)
  const write = (changes: MenuChange[]) =>
    answerOf(client.api.menu.changes.$post({ json: { adcode, changes } })) as Promise<MenuSaved>
  const takeBack = ({ undo }: MenuSaved) =>
    void write(undo)
      .then(
        () => stage.say({ text: t('menu.undone') }),
        (problem: Error) => stage.say({ text: problem.message }),
      )
      .finally(renew)
  const refused = (problem: Error) => stage.say({ text: problem.message })
  const one = useMutation<MenuSaved, Error, Ticking>({
    mutationFn: ({ changes }) => write(changes),
    onSuccess: (saved, { told }) => stage.say({ text: told, undo: () => takeBack(saved) }),
    onError: refused,
    onSettled: renew,
  })
  const many = useMutation<
    MenuSaved,
    Error,
    { asked: Omit<MenuTicking, 'adcode'>; told: (saved: MenuSaved) => string }
  >({
    mutationFn: ({ asked }) => answerOf(client.api.menu.ticks.$post({ json: { adcode, ...asked } })),
    onSuccess: (saved, { told }) => stage.say({ text: told(saved), undo: () => takeBack(saved) }),
    onError: refused,
    onSettled: renew,
  })
  return { one, many }
}

export function useWaive(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<{ id: string; version: number | null }, Error, WaiverChange>({
    mutationFn: (json) => answerOf(client.api.menu.waivers.$post({ json })),
    onSettled: renew,
  })
}

export function useLink(adcode: string) {
  const renew = useRenew(adcode)
  return useMutation<MenuCatalogues, Error, Omit<LinkChange, 'adcode'>>({
    mutationFn: (change) => answerOf(client.api.menu.links.$post({ json: { adcode, ...change } })),
    onSettled: renew,
  })
}

function useRenew(adcode: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['district', adcode, 'menu'] })
}
