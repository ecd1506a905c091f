/**
 * Walls members of an area face each other with, by what becomes of them. Each decision has a colour and a form of its
 * own: dashed goes, a gap with two ticks is opened, solid stays, a double line in cinnabar is disputed, dots wait.
 */
import type { FeatureCollection } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import type { WallDecision } from '#contract/wall.ts'
import type { Scene, SceneWall } from '#web/map/scene.ts'
import { byZoom, type Expression } from './expressions.ts'
import { ink, type Theme, wallTones } from './palette.ts'
import { signName } from './signs.ts'

type Layers = LayerSpecification[]
type Kind = WallDecision | 'undecided'

const isLit: Expression = ['boolean', ['get', 'lit'], false]
const widthOf = (plain: number, lit: number): Expression => ['case', isLit, lit, plain]
const is = (kind: Kind): Expression => ['==', ['get', 'decision'], kind]

export function wallLayers({ theme }: Scene): Layers {
  return [
    {
      id: 'wall-paper',
      type: 'line',
      source: 'walls',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': ink.reverse[theme], 'line-width': widthOf(6, 10), 'line-opacity': 0.9 },
    },
    {
      id: 'wall-undecided',
      type: 'line',
      source: 'walls',
      filter: is('undecided'),
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': ink.soft[theme], 'line-width': widthOf(2.4, 4), 'line-dasharray': [0.1, 1.9] },
    },
    wallLine('remove', theme, { 'line-width': widthOf(3, 5), 'line-dasharray': [2, 1.2] }),
    wallLine('open', theme, { 'line-width': widthOf(3, 5) }),
    wallLine('keep', theme, { 'line-width': widthOf(3, 5) }),
    wallLine('disputed', theme, { 'line-width': 1.6, 'line-gap-width': widthOf(1.8, 3.6) }),
    {
      id: 'wall-gaps',
      type: 'symbol',
      source: 'walls',
      filter: is('open'),
      layout: {
        'symbol-placement': 'line-center',
        'icon-image': signName('crossing', theme),
        'icon-size': byZoom([13, 0.9], [16, 1.5]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}

const wallLine = (
  kind: WallDecision,
  theme: Theme,
  paint: Extract<LayerSpecification, { type: 'line' }>['paint'],
): LayerSpecification => ({
  id: `wall-${kind}`,
  type: 'line',
  source: 'walls',
  filter: is(kind),
  layout: { 'line-join': 'round' },
  paint: { 'line-color': wallTones[kind][theme], ...paint },
})

export const wallLines = (walls: readonly SceneWall[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: walls.map(({ lines, decision, lit }) => ({
    type: 'Feature',
    properties: { decision: decision ?? 'undecided', lit },
    geometry: { type: 'MultiLineString', coordinates: lines },
  })),
})
