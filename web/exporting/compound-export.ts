/** The page's filters in the words of the API, so that a file holds exactly the rows of the table. */
import type { CompoundRow, CompoundSelection } from '#contract/compound.ts'
import type { Standings } from '#contract/district-eligibility.ts'
import type { View } from '#web/view.ts'

/** When statuses are judged. */
type Judged = { year: number; dataDate: string }
type Filter = Pick<View, 'name' | 'colourBy' | 'classes' | 'streets' | 'figure' | 'search' | 'gap'>
/** The policy the map is coloured by, as it was answered. */
type Policy = Pick<Standings, 'pack' | 'workClass' | 'test'> | null

const behindFigure: Record<NonNullable<View['figure']>, CompoundSelection> = {
  total: {},
  placed: { placed: 'true' },
  unplaced: { placed: 'false' },
  sketched: { placed: 'sketched' },
  households: { households: 'known' },
  'households-unknown': { households: 'unknown' },
  started: { standing: 'started' },
  finished: { standing: 'finished' },
  late: { standing: 'late' },
}

/** Without the district, which is the view's. */
export function selectionOf(filter: Filter, { year, dataDate }: Judged, policy: Policy = null): CompoundSelection {
  const { name, colourBy, classes, streets, figure, search, gap } = filter
  const words = name === 'utilities' ? '' : search.trim() // there the words name a road
  const isReplayed = colourBy === 'status' && year !== Number(dataDate.slice(0, 4))
  return {
    ...behindFigure[figure ?? 'total'],
    ...(words ? { q: words } : {}),
    ...(gap ? { gap } : {}),
    ...(streets.length > 0 ? { street: streets.join(',') } : {}),
    ...(classes.length > 0 && colourBy !== 'eligibility'
      ? { [colourBy]: classes.join(','), ...(isReplayed ? { statusYear: year } : {}) }
      : {}),
    ...(classes.length > 0 && colourBy === 'eligibility' ? verdictsOf(classes, policy) : {}),
  }
}

const verdictsOf = (classes: readonly string[], policy: Policy): CompoundSelection => ({
  verdict: classes.join(','),
  ...(policy?.pack && { policy: policy.pack }),
  ...(policy?.workClass && { workClass: policy.workClass }),
  ...(policy?.test && { policyTest: policy.test }),
})

/** One of each, chosen for a file only; absent: all. */
export type Narrowing = { area?: string | undefined; planYear?: string | undefined; funding?: string | undefined }

const yearOf = ({ planYear }: CompoundRow) => (planYear === null ? 'none' : String(planYear))

/** What there is to choose among in these rows, in the order a list shows it. */
export function choicesIn(rows: readonly CompoundRow[]) {
  const sorted = (values: Iterable<string>) => [...new Set(values)].sort((a, b) => a.localeCompare(b, 'zh-CN'))
  return {
    areaIds: sorted(rows.flatMap(({ areaId }) => areaId ?? [])),
    planYears: sorted(rows.map(yearOf)),
    fundings: sorted(rows.flatMap(({ fundingLabel }) => fundingLabel ?? [])),
  }
}

/** The rows that stay. */
export const narrowed = (rows: readonly CompoundRow[], { area, planYear, funding }: Narrowing): CompoundRow[] =>
  rows.filter(
    (row) =>
      (area === undefined || row.areaId === area) &&
      (planYear === undefined || yearOf(row) === planYear) &&
      (funding === undefined || row.fundingLabel === funding),
  )

/** The page's selection with what is chosen on top: of the years the page shows, the one chosen is left. */
export function withNarrowing(selection: CompoundSelection, { area, planYear, funding }: Narrowing): CompoundSelection {
  return {
    ...selection,
    ...(area === undefined ? {} : { area }),
    ...(planYear === undefined ? {} : { planYear }),
    ...(funding === undefined ? {} : { funding }),
  }
}
