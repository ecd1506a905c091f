/** The filter of the utilities view in the words of the API, so that a file holds exactly the works on the map. */
import type { WorkRow, WorkSelection } from '#contract/work.ts'
import type { View } from '#web/view.ts'

/** One of each, chosen for a file only; absent: all. */
export type WorkNarrowing = { operator?: string | undefined; year?: string | undefined; area?: string | undefined }

type Filter = Pick<View, 'adcode' | 'name' | 'trades' | 'lineStates' | 'search'>

/** Elsewhere the map shows no works to filter, and the words search for a compound. */
export function workSelection(view: Filter, { operator, year, area }: WorkNarrowing): WorkSelection {
  const { adcode, name, trades, lineStates, search } = view
  const isShown = name === 'utilities'
  const road = search.trim()
  return {
    adcode,
    ...(isShown && trades.length > 0 ? { trade: trades.join(',') } : {}),
    ...(isShown && lineStates.length > 0 ? { lineState: lineStates.join(',') } : {}),
    ...(isShown && road ? { road } : {}),
    ...(operator === undefined ? {} : { operator }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(area === undefined ? {} : { area }),
  }
}

/** Companies with works here, by name; `none` last, where a work has none. */
export function operatorsIn(works: readonly WorkRow[]): { id: string; name: string | null }[] {
  const names = new Map(works.map(({ operator }) => [operator?.id ?? 'none', operator?.name ?? null]))
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort(
      (a, b) =>
        Number(a.id === 'none') - Number(b.id === 'none') || (a.name ?? '').localeCompare(b.name ?? '', 'zh-CN'),
    )
}

/** Years any window touches. */
export function windowYears(works: readonly WorkRow[]): string[] {
  const years = new Set<number>()
  for (const { fromMonth, toMonth } of works) {
    const [first, last] = [fromMonth ?? toMonth, toMonth ?? fromMonth].map((month) => Number(month?.slice(0, 4)))
    for (let year = first ?? 0; year > 0 && year <= (last ?? 0); year++) years.add(year)
  }
  return [...years].sort((a, b) => a - b).map(String)
}
