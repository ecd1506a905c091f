/** The district in view as the page needs it: its rows, judged at its data date, and which of them pass the filters. */
import { useMemo } from 'react'
import type { Area } from '#contract/area.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { District, Progress, StreetOffice } from '#contract/district.ts'
import type { WorkRow } from '#contract/work.ts'
import { type Shown, showCompounds } from './compounds/filter.ts'
import { useAreas, useCompounds, useDistrict, useLacking, useProgress, useStreetOffices, useWorks } from './district.ts'
import { type Standing, useStanding } from './use-standing.ts'
import type { View } from './view.ts'

export type Ledger = {
  district: District | null
  rows: readonly CompoundRow[]
  streets: readonly StreetOffice[]
  areas: readonly Area[]
  works: readonly WorkRow[]
  progress: Progress | null
  unplaced: readonly CompoundRow[]
  /** Whether compounds and street offices have arrived, so that 0 means none. */
  ready: boolean
  shown: Shown
  /** Under the policy the map is coloured by; null while it is coloured otherwise, or nothing has come. */
  standing: Standing | null
  /** The slider's year: the view's, or else that of the data date. */
  year: number
  loading: boolean
  problem: Error | null
  retry: () => void
}

export function useLedger(view: View): Ledger {
  const { adcode, colourBy, classes, streets: keptStreets, figure, gap } = view
  const search = view.name === 'utilities' ? '' : view.search // there the words name a road
  const district = useDistrict(adcode)
  const compounds = useCompounds(adcode)
  const streets = useStreetOffices(adcode)
  const areas = useAreas(adcode)
  const works = useWorks(adcode)
  const progress = useProgress(adcode)
  const lacking = useLacking(adcode, gap)
  const { answer: standings, standing } = useStanding(view)
  const only = gap === null ? null : (lacking.data ?? null)
  const all = [district, compounds, streets, areas, works, progress, lacking, standings]

  const dataDate = district.data?.dataDate ?? ''
  const year = view.year ?? Number(dataDate.slice(0, 4))
  const rows = compounds.data ?? none
  const shown = useMemo(
    () =>
      showCompounds(
        rows,
        { colourBy, classes, streets: keptStreets, figure, search, only },
        { year, dataDate, verdictOf: standing?.verdictOf },
      ),
    [rows, colourBy, classes, keptStreets, figure, search, only, year, dataDate, standing],
  )
  const unplaced = useMemo(() => rows.filter((row) => !row.placed), [rows])
  return {
    district: district.data ?? null,
    rows,
    streets: streets.data ?? none,
    areas: areas.data ?? none,
    works: works.data ?? none,
    progress: progress.data ?? null,
    unplaced,
    ready: compounds.data !== undefined && streets.data !== undefined && district.data !== undefined,
    shown,
    standing,
    year,
    loading: all.some(({ isFetching }) => isFetching),
    problem: all.find(({ error }) => error)?.error ?? null,
    retry: () => {
      for (const query of all) if (query.error) void query.refetch()
    },
  }
}

const none: readonly never[] = []
