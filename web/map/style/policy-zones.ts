/**
 * 划定范围: ground that documents mark. A thin line in ink with short ticks inside it, as old plans edge what is to be cleared; where it only
 * asks for care, beads instead of ticks. Told by form alone, so that it survives grey print and every colour vision.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'
import { byZoom } from './expressions.ts'
import { fonts, paperHalo, textScale } from './lettering.ts'
import { ink } from './palette.ts'

type Layers = LayerSpecification[]

const source = 'policy-zones'
const isHistoric: ExpressionSpecification = ['==', ['get', 'isHistoric'], true]

export function policyZoneLayers({ theme }: Scene): Layers {
  const colour = ink.ink[theme]
  return [
    { id: 'policy-zone-fill', type: 'fill', source, paint: { 'fill-color': colour, 'fill-opacity': 0.04 } },
    {
      id: 'policy-zone-paper',
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.reverse[theme], 'line-width': 3.4, 'line-opacity': 0.8 },
    },
    {
      id: 'policy-zone-line',
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': byZoom([11, 0.8], [15, 1.3]) },
    },
    {
      id: 'policy-zone-ticks', // a dashed line beside the line, inside it: ticks of 1 × 5 px, one every 7
      type: 'line',
      source,
      filter: ['!', isHistoric],
      paint: {
        'line-color': colour,
        'line-width': byZoom([12, 2.5], [15, 5]),
        'line-offset': byZoom([12, 1.25], [15, 2.5]),
        'line-dasharray': [0.2, 1.2],
        'line-opacity': 0.8,
      },
    },
    {
      id: 'policy-zone-beads',
      type: 'line',
      source,
      filter: isHistoric,
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': colour,
        'line-width': byZoom([12, 1.6], [15, 2.6]),
        'line-offset': byZoom([12, 2.4], [15, 4]),
        'line-dasharray': [0.01, 2.6],
      },
    },
  ]
}

export function policyZoneNames(scene: Scene): Layers {
  const { theme } = scene
  const size = 11.5 * textScale(scene)
  return [
    {
      id: 'policy-zone-names',
      type: 'symbol',
      source,
      minzoom: 11.5,
      layout: {
        'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'meaning'], { 'font-scale': 0.84 }],
        'text-font': fonts.medium,
        'text-size': size,
        'text-max-width': 14,
        'text-padding': 2,
      },
      paint: { 'text-color': ink.ink[theme], ...paperHalo(theme, 2) },
    },
  ]
}
