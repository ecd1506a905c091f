/** Compounds: fill by class, hatch by status, edge, late edge, selection. A fill is dimmed, never dropped. */
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { classExpression, plannedAheadExpression } from '#web/map/classes.ts'
import type { Scene } from '#web/map/scene.ts'
import { byZoom, type Expression, hasState, isOneOf, listed, match } from './expressions.ts'
import { hatchName, noHatch } from './hatches.ts'
import { fonts } from './lettering.ts'
import { paintedFill, paintedHatch, paintedKey } from './painted.ts'
import {
  builtYearTones,
  type Hatch,
  ink,
  planYearRelation,
  planYearTones,
  statusHatches,
  statusTones,
  verdictHatches,
  verdictTones,
} from './palette.ts'

type Layers = LayerSpecification[]
/** Below this zoom a tile holds one point per compound, and cells only where they would be too many. */
const polygonsFrom = 11
const compounds = { source: 'compounds', 'source-layer': 'compounds' }

const dimmed = { unlit: 0.25, filtered: 0.14 }

/** The fill of a compound's class in the scene's colour mode and year. */
export function fillColour({ colourBy, year, dataDate, theme, standing, painted }: Scene): Expression {
  if (painted) return paintedFill(painted, theme)
  const key = classExpression(colourBy, year, dataDate, standing?.verdictOf)
  const coloursOf = (tones: Readonly<Record<string, { light: string; dark: string }>>) =>
    Object.fromEntries(Object.entries(tones).map(([name, each]) => [name, each[theme]]))
  if (colourBy === 'status') return match(key, coloursOf(statusTones), statusTones.candidate[theme])
  if (colourBy === 'eligibility') return match(key, coloursOf(verdictTones), ink.muted[theme])
  if (colourBy === 'builtYear') return match(key, coloursOf(builtYearTones), ink.muted[theme])
  return [
    'case',
    ['has', 'planYear'],
    relativeToYear(year, coloursOf(planYearTones)),
    coloursOf(planYearTones).none ?? '',
  ]
}

/** A step at every year in which the relation to the slider's year changes. */
function relativeToYear(year: number, colours: Record<string, string>): Expression {
  const stops = [-1, 0, 1, 2, 3].flatMap((relation) => [year + relation, colours[relation]])
  return listed('step', ['get', 'planYear'], colours[planYearRelation(year - 2, year)], ...stops)
}

/** 1, or less where the filter or the legend rests on something else. */
export function presence(scene: Scene): Expression | number {
  const { colourBy, year, dataDate, shownCompounds, litClass, standing, painted } = scene
  const key = () => (painted ? paintedKey(painted) : classExpression(colourBy, year, dataDate, standing?.verdictOf))
  const lit = litClass && ['case', ['==', key(), litClass], 1, dimmed.unlit]
  if (shownCompounds === null) return (lit as Expression | null) ?? 1 // the comparison above, as a list
  return listed('case', isOneOf(shownCompounds), lit ?? 1, dimmed.filtered)
}

export function compoundLayers(scene: Scene): Layers {
  const { theme, view, year, dataDate } = scene
  const isStage = view === 'utilities' // works are the subject, compounds the stage
  const present = presence(scene)
  const isDropped: Expression = ['==', classExpression('status', year, dataDate), 'dropped']
  const opacity = scene.colourBy === 'status' && !scene.painted ? listed('case', isDropped, 0, present) : present
  return [
    staleHalo(scene),
    {
      id: 'compound-fill',
      type: 'fill',
      ...compounds,
      minzoom: polygonsFrom,
      paint: {
        'fill-color': isStage ? ink.muted[theme] : fillColour(scene),
        'fill-opacity': isStage ? present : opacity,
      },
    },
    {
      id: 'own-buildings',
      type: 'fill',
      source: 'ground',
      'source-layer': 'buildings',
      minzoom: 13.2,
      filter: ['==', ['get', 'own'], true],
      paint: { 'fill-color': ink.ink.light, 'fill-opacity': byZoom([13.2, 0], [13.8, theme === 'dark' ? 0.3 : 0.17]) },
    },
    {
      id: 'compound-hatch',
      type: 'fill',
      ...compounds,
      minzoom: 12,
      layout: { visibility: isHatched(scene) ? 'visible' : 'none' },
      paint: { 'fill-pattern': hatchPattern(scene), 'fill-opacity': listed('*', 0.75, present) },
    },
    {
      id: 'compound-edge',
      type: 'line',
      ...compounds,
      minzoom: polygonsFrom,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ink.edge[theme],
        'line-width': byZoom([11, 0.4], [13, 0.8], [15, 1.2], [17, 1.6]),
        'line-opacity': listed('max', 0.4, present),
      },
    },
    // a sketch is not drawn as if its edge were known
    {
      id: 'compound-sketch-paper',
      type: 'line',
      ...compounds,
      minzoom: sketchesFrom,
      filter: isSketched,
      paint: { 'line-color': ink.reverse[theme], 'line-width': byZoom([13, 1.8], [15, 3]), 'line-opacity': present },
    },
    {
      id: 'compound-sketch-edge',
      type: 'line',
      ...compounds,
      minzoom: sketchesFrom,
      filter: isSketched,
      paint: {
        'line-color': ink.ink[theme],
        'line-width': byZoom([13, 1.1], [15, 1.8]),
        'line-dasharray': [3, 2.4],
        'line-opacity': present,
      },
    },
    {
      id: 'compound-late-edge',
      type: 'line',
      ...compounds,
      minzoom: 12,
      filter: isLate(scene),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ink.cinnabar[theme],
        'line-width': byZoom([12, 1], [15, 2.2]),
        'line-offset': byZoom([12, 0.5], [15, 1.1]),
        'line-opacity': present,
      },
    },
    ...smallScaleLayers(scene),
  ]
}

/** Around what has not been heard of for long, beneath its fill: it fades outwards, and hides nobody's edge. */
function staleHalo({ theme, showsStale, shownCompounds }: Scene): LayerSpecification {
  return {
    id: 'compound-stale',
    type: 'line',
    ...compounds,
    minzoom: polygonsFrom,
    layout: { visibility: showsStale && shownCompounds ? 'visible' : 'none', 'line-join': 'round' },
    paint: {
      'line-color': ink.stale[theme],
      'line-width': byZoom([11, 4], [13, 8], [16, 14]),
      'line-blur': byZoom([11, 2], [13, 4], [16, 7]),
      'line-opacity': listed('case', isOneOf(shownCompounds ?? []), 0.85, 0),
    },
  }
}

/** Farther away dashes are longer than the edge they are of. */
const sketchesFrom = 13.2
const isSketched: FilterSpecification = ['==', ['get', 'sketched'], true]

/** Late is judged at the data date, so a replayed past and the other views do not show it. */
export function isLate({ colourBy, view, year, dataDate, painted }: Scene): FilterSpecification {
  const isJudged = !painted && colourBy === 'status' && view !== 'utilities' && year >= Number(dataDate.slice(0, 4))
  return isJudged ? ['==', ['get', 'late'], true] : ['boolean', false]
}

const isHatched = ({ colourBy, view, painted }: Scene) =>
  (painted || colourBy === 'status' || colourBy === 'eligibility') && view !== 'utilities'

function hatchPattern({ theme, year, dataDate, colourBy, standing, painted }: Scene): Expression {
  if (painted) return paintedHatch(painted, theme)
  const named = (hatches: Readonly<Record<string, Hatch | null>>) =>
    Object.fromEntries(
      Object.entries(hatches).map(([key, hatch]) => [key, hatch === null ? noHatch : hatchName(hatch, theme)]),
    )
  if (colourBy === 'eligibility')
    return match(classExpression(colourBy, year, dataDate, standing?.verdictOf), named(verdictHatches), noHatch)
  const hatch = match(classExpression('status', year, dataDate), named(statusHatches), noHatch)
  return ['case', plannedAheadExpression(year, dataDate), hatchName('ahead', theme), hatch]
}

/** Below the polygons: a dot per compound, and where even dots are too many a bubble per cell with its count. */
function smallScaleLayers(scene: Scene): Layers {
  const { theme } = scene
  return [
    {
      id: 'compound-points',
      type: 'circle',
      ...compounds,
      maxzoom: polygonsFrom,
      paint: {
        'circle-color': fillColour(scene),
        'circle-radius': byZoom([6, 1.6], [9, 2.6], [11, 4.4]),
        'circle-opacity': presence(scene),
        'circle-stroke-color': ink.edge[theme],
        'circle-stroke-width': byZoom([6, 0.3], [11, 0.8]),
      },
    },
    {
      id: 'cells',
      type: 'circle',
      source: 'compounds',
      'source-layer': 'cells',
      maxzoom: polygonsFrom,
      paint: {
        'circle-color': ink.soft[theme],
        'circle-opacity': 0.85,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'count']], 1, 5, 100, 26],
      },
    },
    {
      id: 'cell-counts',
      type: 'symbol',
      source: 'compounds',
      'source-layer': 'cells',
      maxzoom: polygonsFrom,
      layout: { 'text-field': ['to-string', ['get', 'count']], 'text-font': fonts.medium, 'text-size': 11 },
      paint: { 'text-color': ink.reverse[theme] },
    },
  ]
}

/** Ink on paper in both states, so that they read on every palette and in grey. */
export function compoundSelection({ theme }: Scene): Layers {
  const selected = hasState('selected')
  const shape = { ...compounds, minzoom: polygonsFrom, layout: { 'line-join': 'round' } } as const
  const line = (id: string, colour: string, width: Expression): LayerSpecification => ({
    id,
    type: 'line',
    ...shape,
    paint: { 'line-color': colour, 'line-width': width },
  })
  return [
    line('compound-selected-paper', ink.reverse[theme], ['case', selected, 6, 0]),
    line('compound-selected', ink.ink[theme], ['case', selected, 2.6, hasState('hovered'), 2, 0]),
    {
      id: 'compound-points-selected',
      type: 'circle',
      ...compounds,
      maxzoom: polygonsFrom,
      paint: {
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-radius': byZoom([6, 3], [11, 6.4]),
        'circle-stroke-color': ink.ink[theme],
        'circle-stroke-width': ['case', selected, 2.6, hasState('hovered'), 2, 0],
      },
    },
  ]
}
