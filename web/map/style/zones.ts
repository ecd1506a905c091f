/** Shapes lent by a panel: undergrounding zones as a trough edged in ink, and street offices by share of started works. */
import type { LayerSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'
import { byZoom, type Expression, listed, match } from './expressions.ts'
import { fonts, paperHalo, textScale } from './lettering.ts'
import { ink, shareTones } from './palette.ts'

type Layers = LayerSpecification[]

export function zoneLayers({ theme }: Scene): Layers {
  return [
    {
      id: 'zone-fill',
      type: 'fill',
      source: 'zones',
      paint: { 'fill-color': ink.trough[theme], 'fill-opacity': 0.85 },
    },
    {
      id: 'zone-line',
      type: 'line',
      source: 'zones',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.ink[theme], 'line-width': byZoom([11, 1], [15, 1.8]) },
    },
  ]
}

/** Which fifth a share falls into, 0–4; a whole counts with the last fifth. */
export const fifthOf = (share: number): number => Math.min(4, Math.floor(share * 5))

/** Street offices without a figure stay as they are: unknown is not nothing. */
export function streetShareLayers({ theme, view, streetShares }: Scene): Layers {
  const known = knownShares(streetShares)
  const visibility = view === 'progress' && known.length > 0 ? 'visible' : 'none'
  const colours = Object.fromEntries(known.map(([id, share]) => [id, shareTones[fifthOf(share)]?.[theme] ?? '']))
  const clear = 'rgba(0, 0, 0, 0)'
  return [
    {
      id: 'street-shares',
      type: 'fill',
      source: 'ground',
      'source-layer': 'streets',
      layout: { visibility },
      paint: {
        'fill-color': known.length > 0 ? match(['get', 'id'], colours, clear) : clear,
        'fill-opacity': byZoom([12, 0.9], [14.5, 0.45]),
      },
    },
  ]
}

export function streetShareNames(scene: Scene): Layers {
  const { theme, view, streetShares } = scene
  const known = knownShares(streetShares)
  const visibility = view === 'progress' && known.length > 0 ? 'visible' : 'none'
  const percents = Object.fromEntries(known.map(([id, share]) => [id, `\n${Math.round(share * 100)}%`]))
  const percent: Expression | string = known.length > 0 ? match(['get', 'id'], percents, '') : ''
  return [
    {
      id: 'street-share-names',
      type: 'symbol',
      source: 'ground',
      'source-layer': 'streetLabels',
      layout: {
        visibility,
        'text-field': listed('format', ['get', 'name'], {}, percent, { 'font-scale': 1.2 }),
        'text-font': fonts.medium,
        'text-size': 13 * textScale(scene),
      },
      paint: { 'text-color': ink.soft[theme], ...paperHalo(theme, 1.8) },
    },
  ]
}

const knownShares = (shares: Scene['streetShares']): [string, number][] =>
  Object.entries(shares ?? {}).flatMap(([id, share]) => (share === null ? [] : [[id, share] as [string, number]]))
