/**
 * A file as it would land, before anything is written. Each fate of a row has a hue and a dash: new is solid, changed long dashes,
 * doubtful dots, and what stays as it is a thin grey line. What the reader looks at is ringed in ink.
 */
import type { LayerSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'
import { byZoom, type Expression, listed, match } from './expressions.ts'
import { importTones, ink, type Theme } from './palette.ts'

type Layers = LayerSpecification[]
type Fate = keyof typeof importTones

const isKind = (...kinds: string[]): Expression => ['in', ['get', 'kind'], ['literal', kinds]]
const isPart = (part: string): Expression => ['==', ['get', 'part'], part]
const isPoint: Expression = ['==', ['geometry-type'], 'Point']
const toneOf = (theme: Theme): Expression => {
  const { same, ...others } = importTones
  const tones = Object.fromEntries(Object.entries(others).map(([kind, tone]) => [kind, tone[theme]]))
  return match(['get', 'kind'], tones, same[theme])
}

export function importLayers({ theme }: Scene): Layers {
  return [
    {
      id: 'import-fill',
      type: 'fill',
      source: 'imported',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': toneOf(theme), 'fill-opacity': 0.2 },
    },
    {
      id: 'import-paper',
      type: 'line',
      source: 'imported',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.reverse[theme], 'line-width': byZoom([11, 2.5], [15, 5]), 'line-opacity': 0.85 },
    },
    fateLine('same', ['same', 'skipped', 'missing'], theme, { 'line-width': 1 }),
    fateLine('new', ['new'], theme, { 'line-width': byZoom([11, 1.2], [15, 2.4]) }),
    fateLine('changed', ['changed'], theme, { 'line-width': byZoom([11, 1.2], [15, 2.4]), 'line-dasharray': [4, 1.4] }),
    fateLine('doubtful', ['doubtful'], theme, {
      'line-width': byZoom([11, 1.4], [15, 2.8]),
      'line-dasharray': [0.8, 1.2],
    }),
    {
      id: 'import-points',
      type: 'circle',
      source: 'imported',
      filter: isPoint,
      paint: {
        'circle-radius': byZoom([11, 3], [15, 6]),
        'circle-color': toneOf(theme),
        'circle-stroke-color': ink.reverse[theme],
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'import-after-fill',
      type: 'fill',
      source: 'import-lit',
      filter: isPart('after-fill'),
      paint: { 'fill-color': importTones.new[theme], 'fill-opacity': 0.3 },
    },
    repairLine('before', { 'line-color': ink.cinnabar[theme], 'line-dasharray': [2, 1.5] }),
    repairLine('after', { 'line-color': importTones.new[theme] }),
    {
      id: 'import-lit',
      type: 'line',
      source: 'import-lit',
      filter: isPart('lit'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.ink[theme], 'line-width': 2.6 },
    },
    {
      id: 'import-lit-points',
      type: 'circle',
      source: 'import-lit',
      filter: listed('all', isPart('lit'), isPoint),
      paint: {
        'circle-radius': 9,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': ink.ink[theme],
        'circle-stroke-width': 2.6,
      },
    },
  ]
}

type LinePaint = Extract<LayerSpecification, { type: 'line' }>['paint']

const fateLine = (fate: Fate, kinds: string[], theme: Theme, paint: LinePaint): LayerSpecification => ({
  id: `import-${fate}`,
  type: 'line',
  source: 'imported',
  filter: isKind(...kinds),
  layout: { 'line-join': 'round' },
  paint: { 'line-color': importTones[fate][theme], ...paint },
})

const repairLine = (part: 'before' | 'after', paint: LinePaint): LayerSpecification => ({
  id: `import-${part}`,
  type: 'line',
  source: 'import-lit',
  filter: isPart(part),
  layout: { 'line-join': 'round' },
  paint: { 'line-width': part === 'before' ? 3 : 2, ...paint },
})
