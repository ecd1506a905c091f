/** Names on the sheet: roads, railway, rivers, street offices, districts. */
import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'
import { fromGround, isRailway, perClass, roads } from './basemap.ts'
import type { Expression } from './expressions.ts'
import { fonts, groundHalo, paperHalo, textScale } from './lettering.ts'
import { ground, ink, type Theme } from './palette.ts'

type Layers = LayerSpecification[]

/** Size of a letter of a river's name at zoom 14; as much again lies between two. */
export const riverLetterPx = 17

/** Names of the base map, the least important first: what comes later is placed first. */
export function sheetNames(scene: Scene): Layers {
  const { theme } = scene
  const scale = textScale(scene)
  const halo = groundHalo(theme)
  // a basemap brings its own names
  const shownOnBlank = { visibility: scene.basemap ? 'none' : 'visible' } as const
  const label = { 'text-color': ground.label[theme], ...halo }
  return [
    ...roadNames(theme, scale, shownOnBlank),
    {
      id: 'rail-names',
      type: 'symbol',
      ...fromGround('barriers'),
      minzoom: 12.5,
      filter: isRailway,
      layout: alongLine(12 * scale, 0.2),
      paint: label,
    },
    {
      id: 'river-names',
      type: 'symbol',
      source: 'river-names',
      minzoom: 11,
      layout: {
        ...alongLine(riverLetterPx * scale, 1),
        ...shownOnBlank,
        'symbol-placement': 'line-center',
        'text-font': fonts.bold,
        'text-max-angle': 60,
      },
      paint: { 'text-color': ground.waterLabel[theme], ...paperHalo(theme, 0) },
    },
    {
      id: 'street-office-names',
      type: 'symbol',
      ...fromGround('streetLabels'),
      minzoom: 10,
      maxzoom: 13.5,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fonts.medium,
        'text-size': 13 * scale,
        'text-letter-spacing': 0.12,
      },
      paint: { 'text-color': ground.district[theme], ...halo },
    },
    {
      id: 'district-names',
      type: 'symbol',
      ...fromGround('districtLabels'),
      maxzoom: 11,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fonts.serif,
        'text-size': 16 * scale,
        'text-letter-spacing': 0.3,
      },
      paint: { 'text-color': ink.soft[theme], ...halo },
    },
  ]
}

const alongLine = (size: number, spacing: number): SymbolLayerSpecification['layout'] => ({
  'symbol-placement': 'line',
  'symbol-spacing': 360,
  'text-field': ['get', 'name'],
  'text-font': fonts.regular,
  'text-size': size,
  'text-letter-spacing': spacing,
  'text-max-angle': 30,
  'text-padding': 6,
})

const isMajor: Expression = ['in', ['get', 'class'], ['literal', ['trunk', 'arterial']]]

function roadNames(theme: Theme, scale: number, shown: { visibility: 'none' | 'visible' }): Layers {
  const layer = (id: string, minzoom: number, filter: Expression, size: number): LayerSpecification => ({
    id,
    type: 'symbol',
    ...fromGround('roads'),
    minzoom,
    filter,
    layout: { ...alongLine(size * scale, 0.28), ...shown, 'symbol-sort-key': perClass((road) => -roads[road].widthM) },
    paint: { 'text-color': ground.label[theme], ...groundHalo(theme) },
  })
  return [layer('lane-names', 14.6, ['!', isMajor], 11), layer('road-names', 12, isMajor, 12.5)]
}
