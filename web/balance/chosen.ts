/** What is chosen on the map as items of a balance unit. */
import type { Area } from '#contract/area.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { NewItem } from './unit-draft.ts'

type Records = { rows: readonly CompoundRow[]; areas: readonly Area[] }

/** Compounds and areas among the ids, in the order they were chosen; other records pay for nothing. */
export const chosenItems = (selected: readonly string[], { rows, areas }: Records): NewItem[] =>
  selected.flatMap((id): NewItem[] => {
    const area = areas.find((each) => each.id === id)
    if (area) return [{ kind: 'area', recordId: id, name: area.name }]
    const row = rows.find((each) => each.id === id)
    return row ? [{ kind: 'compound', recordId: id, name: row.name }] : []
  })
