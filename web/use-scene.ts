/** Composes the Scene: the view, the server's rows and what the panels lend become the one thing the map is shown. */
import { useMemo, useRef } from 'react'
import type { Area } from '#contract/area.ts'
import type { District } from '#contract/district.ts'
import { isStaleGap } from '#contract/survey-fields.ts'
import type { WorkRow } from '#contract/work.ts'
import { lineStates, trades } from '#contract/work-words.ts'
import type { Shown } from './compounds/filter.ts'
import { useBasemap, useNotices } from './district.ts'
import type { Draft, Scene, SceneStanding, Tool } from './map/scene.ts'
import { usePrinting } from './printing.ts'
import { usePointed, useStageState } from './stage.tsx'
import type { View } from './view.ts'

type SceneParts = {
  view: View
  district: District
  year: number
  shown: Shown
  standing: SceneStanding | null
  areas: readonly Area[]
  works: readonly WorkRow[]
  padding: Scene['padding']
}

export function useScene({ view, district, year, shown, standing, areas, works, padding }: SceneParts): Scene {
  const { lent, hovered, lit } = usePointed()
  const { inHand } = useStageState()
  const { name, search } = view
  const showsStale = isStaleGap(view.gap)
  const shownCompounds = useMemo(() => (shown.filtered ? shown.rows.map(({ id }) => id) : null), [shown])
  const shownWorks = useMemo(() => worksOnRoad(works, name, search), [works, name, search])
  const printing = usePrinting()
  const bounds = useFirstBounds(district)
  const { data: configured = null } = useBasemap()
  const basemap = view.basemap ? configured : null
  const notice = useNotices(district.adcode).data?.join(' · ') ?? ''
  const draft = useMemo(() => draftFor(inHand.tool), [inHand.tool])
  return useMemo(
    () => ({
      view: view.name,
      colourBy: view.colourBy,
      standing,
      year,
      dataDate: district.dataDate,
      theme: view.theme,
      ...(view.wall && { density: 'wall' as const }),
      ...(printing === 'sheet' && { onPaper: true }),
      language: view.language,
      adcode: district.adcode,
      revision: district.revision,
      bounds,
      shownCompounds,
      ...(showsStale && { showsStale }),
      litClass: lit,
      trades: view.trades.length > 0 ? view.trades : trades,
      lineStates: view.lineStates.length > 0 ? view.lineStates : lineStates,
      shownWorks,
      selected: view.selected,
      hovered,
      areas,
      links: none,
      walls: none,
      showBarriers: false,
      zones: null,
      streetShares: null,
      marks: none,
      draft,
      preview: null,
      basemap,
      notice,
      padding,
      ...lent,
    }),
    [
      view.name,
      view.colourBy,
      standing,
      view.theme,
      view.wall,
      printing,
      view.language,
      view.trades,
      view.lineStates,
      view.selected,
      year,
      district,
      shownCompounds,
      showsStale,
      shownWorks,
      areas,
      padding,
      lit,
      hovered,
      lent,
      bounds,
      draft,
      basemap,
      notice,
    ],
  )
}

const none: readonly never[] = []

/** Tools that need no panel of their own to be drawn with. */
const draftFor = (tool: Tool): Draft | null =>
  tool === 'measure' || tool === 'lasso' ? { tool, shape: null, key: tool } : null

/** The map fits a district once; a boundary drawn at its edge later does not move the camera. */
function useFirstBounds({ adcode, bounds }: District): District['bounds'] {
  const first = useRef({ adcode, bounds })
  if (first.current.adcode !== adcode || first.current.bounds === null) first.current = { adcode, bounds }
  return first.current.bounds
}

/** In the utilities view the search words name a road. */
function worksOnRoad(works: readonly WorkRow[], name: View['name'], search: string): string[] | null {
  const words = search.trim()
  if (name !== 'utilities' || words === '') return null
  return works.filter(({ roadName }) => roadName?.includes(words)).map(({ id }) => id)
}
