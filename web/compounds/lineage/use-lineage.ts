/** Splitting, merging and undoing either: one write each, and what the page shows afterwards. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Ties } from '#contract/carrying.ts'
import type { LineShape } from '#contract/geometry.ts'
import type { CompoundMerge, CompoundSplit, Lineage, LineageChange, LineageUndone, Pieces } from '#contract/lineage.ts'
import { answerOf, client } from '#web/api.ts'
import { keepCompound } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'

const keyOf = (id: string, ...rest: unknown[]) => ['district', id.slice(0, 6), ...rest]

export const useLineage = (id: string) =>
  useQuery<Lineage>({
    queryKey: keyOf(id, 'lineage', id),
    queryFn: () => answerOf(client.api.compounds[':id'].lineage.$get({ param: { id }, query: {} })),
  })

/** What the boundary of a compound falls into with these cuts. */
export const usePieces = (id: string, cuts: readonly LineShape[]) =>
  useQuery<Pieces>({
    queryKey: keyOf(id, 'pieces', id, cuts),
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(client.api.compounds[':id'].pieces.$post({ param: { id }, json: { cuts: [...cuts] } })),
  })

/** What names the compounds that are to be merged. */
export const useMergeTies = (ids: readonly string[]) =>
  useQuery<Ties>({
    queryKey: keyOf(ids[0] ?? '', 'merge-ties', ids),
    queryFn: () => answerOf(client.api.compounds.merge.ties.$post({ json: { compounds: [...ids] } })),
  })

type Told = { text: string; onSelect: (ids: string[]) => void }

/** Keeps what the server answered, selects what came of it, and offers to take it back. */
function useAfterChange() {
  const stage = useStage()
  const queries = useQueryClient()
  const undo = useUndoLineage()
  return ({ kind, from, to }: LineageChange, { text, onSelect }: Told) => {
    for (const each of [...from, ...to]) keepCompound(queries, each)
    const [by] = kind === 'split' ? from : to
    const survivors = from.map(({ id }) => id)
    onSelect(to.map(({ id }) => id))
    stage.say({
      text,
      ...(by && { undo: () => undo.mutate({ id: by.id, version: by.version, kind, survivors, onSelect }) }),
    })
  }
}

export function useSplit(id: string) {
  const after = useAfterChange()
  return useMutation<LineageChange, Error, CompoundSplit & Told>({
    mutationFn: ({ text: _, onSelect: __, ...json }) =>
      answerOf(client.api.compounds[':id'].split.$post({ param: { id }, json })),
    onSuccess: after,
  })
}

export function useMerge() {
  const after = useAfterChange()
  return useMutation<LineageChange, Error, CompoundMerge & Told>({
    mutationFn: ({ text: _, onSelect: __, ...json }) => answerOf(client.api.compounds.merge.$post({ json })),
    onSuccess: after,
  })
}

type Undone = {
  id: string
  version: number
  kind: 'split' | 'merge'
  /** What is there again afterwards. */
  survivors: readonly string[]
  onSelect: (ids: string[]) => void
}

/** Leaves what will be gone before it goes; a refusal is told as a toast, and the page goes back to what is still there. */
export function useUndoLineage() {
  const t = useT()
  const stage = useStage()
  const queries = useQueryClient()
  return useMutation<LineageUndone, Error, Undone>({
    onMutate: ({ survivors, onSelect }) => onSelect([...survivors]),
    mutationFn: ({ id, version }) =>
      answerOf(client.api.compounds[':id']['undo-lineage'].$post({ param: { id }, json: { version } })),
    onSuccess: ({ restored }, { kind }) => {
      for (const each of restored) keepCompound(queries, each)
      stage.say({
        text: t(`lineage.undone.${kind}`, { names: restored.map(({ name }) => name).join(t('shell.comma')) }),
      })
    },
    onError: (problem, { id, onSelect }) => {
      onSelect([id])
      stage.say({ text: problem.message })
    },
  })
}
