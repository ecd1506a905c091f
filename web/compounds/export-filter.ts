/** The page's filters in the words of the API, so that a file holds exactly the rows of the table. */
import type { CompoundSelection } from '#contract/compound.ts'
import type { ExportFormat } from '#contract/exports.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { View } from '#web/view.ts'
import type { Judged } from './filter.ts'

type Filter = Pick<View, 'name' | 'colourBy' | 'classes' | 'streets' | 'figure' | 'search'>

const behindFigure: Record<NonNullable<View['figure']>, CompoundSelection> = {
  total: {},
  placed: { placed: 'true' },
  unplaced: { placed: 'false' },
  households: { households: 'known' },
  'households-unknown': { households: 'unknown' },
  started: { standing: 'started' },
  finished: { standing: 'finished' },
  late: { standing: 'late' },
}

/** Without the district, which is the view's. */
export function selectionOf(filter: Filter, { year, dataDate }: Judged): CompoundSelection {
  const { name, colourBy, classes, streets, figure, search } = filter
  const words = name === 'utilities' ? '' : search.trim() // there the words name a road
  const isReplayed = colourBy === 'status' && year !== Number(dataDate.slice(0, 4))
  return {
    ...behindFigure[figure ?? 'total'],
    ...(words ? { q: words } : {}),
    ...(streets.length > 0 ? { street: streets.join(',') } : {}),
    ...(classes.length > 0 ? { [colourBy]: classes.join(','), ...(isReplayed ? { statusYear: year } : {}) } : {}),
  }
}

/** How a file can be wanted; CSV comes in two encodings. */
export type Wanted = ExportFormat | 'csv-gb18030'

export function exportUrl(adcode: string, selection: CompoundSelection, wanted: Wanted, language: Language): string {
  const [format, encoding] = wanted === 'csv-gb18030' ? (['csv', 'gb18030'] as const) : ([wanted, null] as const)
  const asked = { adcode, format, ...(encoding ? { encoding } : {}), lang: language, ...selection }
  return `/api/compounds/export?${new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]))}`
}
