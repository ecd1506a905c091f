/**
 * Works: hue and Chinese letter say the trade, dash and sign the state, so that both survive in grey. Every trade has a
 * fixed place in the bundle beside its road, in the order of a cross-section.
 */
import type { FilterSpecification, LayerSpecification, LineLayerSpecification } from 'maplibre-gl'
import { type LineState, type Trade, trades } from '#contract/work-words.ts'
import type { Scene } from '#web/map/scene.ts'
import { wordsOf } from '#web/map/words.ts'
import { byZoom, type Expression, hasState, isOneOf, listed, match } from './expressions.ts'
import { fonts, paperHalo, textScale } from './lettering.ts'
import { ink, type Theme, tradeTones } from './palette.ts'
import { signName } from './signs.ts'

type Layers = LayerSpecification[]
const works = { source: 'works', 'source-layer': 'works' }
/** Below this zoom the bundle would be a smear; one ink line per road says how many works lie there. */
const bundleFrom = 13
const isOfType = (...types: string[]): Expression => ['in', ['geometry-type'], ['literal', types]]
const isLine = isOfType('LineString', 'MultiLineString')
const isPoint = isOfType('Point', 'MultiPoint')
const isSite = isOfType('Polygon', 'MultiPolygon')

/** Places from the north or west side of a road to the other, in widths of a lane of the bundle. */
const slots: Record<Trade, number> = { telecom: -2.5, power: -1.5, water: -0.5, gas: 0.5, heating: 1.5, drainage: 2.5 }
/** Width of one lane of the bundle in px, by zoom. */
const lanePx = [
  [13, 2.6],
  [15, 4.6],
  [17, 9],
] as const

const perTrade = (value: (trade: Trade) => number): Expression =>
  match(['get', 'trade'], Object.fromEntries(trades.map((trade) => [trade, value(trade)])), 0)

const offset = byZoom(...lanePx.map(([zoom, px]) => [zoom, perTrade((trade) => slots[trade] * px)] as const))
/** The same offset for letters, in ems of their size. */
const letterPx = 11
const letterOffset = byZoom(
  ...lanePx.map(([zoom, px]) => {
    const places = trades.flatMap((trade) => [trade, ['literal', [0, (slots[trade] * px) / letterPx]]])
    return [zoom, listed('match', ['get', 'trade'], ...places, ['literal', [0, 0]])] as const
  }),
)
const signOffset = byZoom(
  ...lanePx.map(([zoom, px]) => {
    const places = trades.flatMap((trade) => [trade, ['literal', [0, slots[trade] * px]]])
    return [zoom, listed('match', ['get', 'trade'], ...places, ['literal', [0, 0]])] as const
  }),
)

type Drawn = { width: number; dash?: number[]; opacity?: number }
/** Widths in lanes of the bundle are given for zoom 15; dashes in line widths. */
const drawn: Record<LineState, Drawn> = {
  overhead: { width: 1.1 },
  undergrounding: { width: 2.6, dash: [1.4, 1] },
  'to-bury': { width: 2.6, dash: [5, 1.6] },
  buried: { width: 1.6, opacity: 0.62 },
  removal: { width: 1.1, dash: [4, 3] },
}
const drawingOrder = ['buried', 'removal', 'overhead', 'to-bury', 'undergrounding'] as const

const growing = (width: number, added = 0) =>
  byZoom([13, width * 0.7 + added], [15, width + added], [17, width * 1.7 + added])

/** One ink line per road; its width says how many works lie there, and never grows into its neighbours. */
const roadworksWidth = byZoom(
  [10, ['interpolate', ['linear'], ['get', 'count'], 1, 0.5, 12, 1.2]],
  [bundleFrom, ['interpolate', ['linear'], ['get', 'count'], 1, 1, 12, 3.4]],
)

const tradeColour = (theme: Theme) =>
  match(['get', 'trade'], Object.fromEntries(trades.map((trade) => [trade, tradeTones[trade][theme]])), ink.soft[theme])

/** The works the filters let through, of one geometry and, if named, one state. */
function shown(
  { trades: kept, lineStates, shownWorks }: Scene,
  geometry: Expression,
  state?: LineState,
): FilterSpecification {
  const conditions: Expression[] = [
    geometry,
    ['in', ['get', 'trade'], ['literal', [...kept]]],
    state ? ['==', ['get', 'lineState'], state] : ['in', ['get', 'lineState'], ['literal', [...lineStates]]],
  ]
  if (state && !lineStates.includes(state)) return ['boolean', false]
  if (shownWorks) conditions.push(isOneOf(shownWorks))
  return listed('all', ...conditions) as FilterSpecification // conditions are expressions, in a list
}

export function workLayers(scene: Scene): Layers {
  const { theme, view } = scene
  const isSubject = view === 'utilities'
  const line = (id: string, paint: LineLayerSpecification['paint'], state?: LineState): LayerSpecification => ({
    id,
    type: 'line',
    ...works,
    minzoom: isSubject ? bundleFrom : 13.5,
    filter: shown(scene, isLine, state),
    layout: { 'line-join': 'round' },
    paint: { 'line-offset': offset, ...paint },
  })
  const state = hasState('selected')
  return [
    {
      id: 'roadworks',
      type: 'line',
      source: 'works',
      'source-layer': 'roadworks',
      maxzoom: bundleFrom,
      layout: { visibility: isSubject ? 'visible' : 'none', 'line-join': 'round' },
      paint: {
        'line-color': ink.soft[theme],
        'line-width': roadworksWidth,
      },
    },
    {
      id: 'work-sites',
      type: 'fill',
      ...works,
      minzoom: bundleFrom,
      filter: shown(scene, isSite),
      paint: {
        'fill-color': tradeColour(theme),
        'fill-opacity': ['case', state, 0.5, hasState('hovered'), 0.4, 0.22],
      },
    },
    line('work-selected', {
      'line-color': ink.ink[theme],
      'line-width': ['case', state, 9, hasState('hovered'), 7, 0],
    }),
    line('work-paper', { 'line-color': ink.reverse[theme], 'line-width': paperWidth(isSubject), 'line-opacity': 0.9 }),
    ...drawingOrder.map((each) => {
      const { width, dash, opacity = 1 } = drawn[each]
      return line(
        `work-${each}`,
        {
          'line-color': tradeColour(theme),
          'line-width': growing(isSubject ? width : width * 0.5),
          'line-opacity': isSubject ? opacity : opacity * 0.5,
          ...(dash && { 'line-dasharray': dash }),
        },
        each,
      )
    }),
    line('work-touch', { 'line-color': ink.ink[theme], 'line-width': isSubject ? 9 : 4, 'line-opacity': 0 }),
    ...workPoints(scene),
  ]
}

/** Paper below every line, wider where a line is selected so that ink shows as an outline. */
const paperWidth = (isSubject: boolean): Expression => {
  const at = (width: number): Expression => ['case', hasState('selected'), 5.4, hasState('hovered'), 4.4, width]
  return byZoom([13, at(isSubject ? 2.6 : 0)], [15, at(isSubject ? 4.2 : 0)], [17, at(isSubject ? 6.4 : 0)])
}

function workPoints(scene: Scene): Layers {
  const { theme } = scene
  return [
    {
      id: 'work-points',
      type: 'circle',
      ...works,
      minzoom: bundleFrom,
      filter: shown(scene, isPoint),
      paint: {
        'circle-color': tradeColour(theme),
        'circle-radius': byZoom([13, 3], [16, 6]),
        'circle-opacity': scene.view === 'utilities' ? 1 : 0.7,
        'circle-stroke-color': ['case', hasState('selected'), ink.ink[theme], ink.reverse[theme]],
        'circle-stroke-width': ['case', hasState('selected'), 2.6, 1.2],
      },
    },
  ]
}

/** Trades far apart in the bundle; each pair has a spacing of its own, so that letters do not push one another away. */
const letterPairs: readonly (readonly Trade[])[] = [
  ['telecom', 'drainage'],
  ['power', 'heating'],
  ['water', 'gas'],
]

/** Signs and letters ride on the lines of the utilities view. */
export function workSigns(scene: Scene): Layers {
  const { theme, view, language } = scene
  const visibility = view === 'utilities' ? 'visible' : 'none'
  const words = wordsOf(language)
  const scale = textScale(scene)
  const sign = (state: 'overhead' | 'undergrounding' | 'removal', spacing: number): LayerSpecification => ({
    id: `sign-${state}`,
    type: 'symbol',
    ...works,
    minzoom: 13.6,
    filter: shown(scene, isLine, state),
    layout: {
      visibility,
      'symbol-placement': 'line',
      'symbol-spacing': spacing,
      'icon-image': signName(state, theme),
      'icon-offset': signOffset,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-rotation-alignment': 'map',
      'icon-padding': 0,
    },
  })
  return [
    sign('overhead', 46),
    sign('undergrounding', 60),
    sign('removal', 60),
    ...letterPairs.map(
      (pair, at): LayerSpecification => ({
        id: `work-letters-${at + 1}`,
        type: 'symbol',
        ...works,
        minzoom: 14.4,
        filter: ['all', shown(scene, isLine), ['in', ['get', 'trade'], ['literal', [...pair]]]] as FilterSpecification,
        layout: {
          visibility,
          'symbol-placement': 'line',
          'symbol-spacing': 150 + 24 * at,
          'text-field': match(
            ['get', 'trade'],
            Object.fromEntries(pair.map((each) => [each, words.tradeLetter(each)])),
            '',
          ),
          'text-font': fonts.bold,
          'text-size': letterPx * scale,
          'text-offset': letterOffset,
          'text-padding': 0,
        },
        paint: { 'text-color': tradeColour(theme), ...paperHalo(theme, 1.8) },
      }),
    ),
  ]
}
