/** The compounds of a district by how one item of the menu stands in each. */
import { useMemo } from 'react'
import type { CompoundRow } from '#contract/compound.ts'
import { type ItemState, itemStates } from '#contract/menu-words.ts'
import { useStandings } from './use-menu.ts'

/** Every compound is in one state; the ids of each state, in ledger order. Null until the answer is there. */
export function useIdsByState(adcode: string, item: string, rows: readonly CompoundRow[]) {
  const { data, error, refetch } = useStandings(adcode, item)
  const idsOf = useMemo(() => {
    if (!data) return null
    const states = new Map(data.items.map(({ id, state }) => [id, state]))
    const ids = new Map<ItemState, string[]>(itemStates.map((state) => [state, []]))
    for (const { id } of rows) ids.get(states.get(id) ?? 'unsaid')?.push(id)
    return ids
  }, [data, rows])
  return { idsOf, error, refetch }
}
