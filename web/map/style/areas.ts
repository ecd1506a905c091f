/**
 * Renovation areas as an atlas ribbon: a line, a band of the same hue inside it, a breath of fill, and number and name
 * above the top edge. Number is identity, hue only help. Also what is shown of an area on demand: links and preview.
 */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import type { NeighbourLink } from '#contract/area.ts'
import type { Position } from '#contract/geometry.ts'
import type { Scene, SceneArea } from '#web/map/scene.ts'
import { byZoom, type Expression, hasState, listed } from './expressions.ts'
import { fonts, paperHalo, textScale } from './lettering.ts'
import { areaTones, ground, ink, type Theme } from './palette.ts'

type Layers = LayerSpecification[]

const hueColour = (theme: Theme): Expression =>
  listed('match', ['get', 'hue'], ...areaTones.flatMap((each, hue) => [hue, each[theme]]), areaTones[0]?.[theme])

const lineWidth = byZoom([11, 1], [14, 1.6], [16, 2])
const bandWidth = byZoom([11, 3], [13, 5], [14.5, 7], [16.5, 10])
/** Half of the band, so that its outer edge meets the line: positive is inside for the outline of a polygon. */
const bandOffset = byZoom([11, 1.5], [13, 2.5], [14.5, 3.5], [16.5, 5])

export function areaFills({ theme, view }: Scene): Layers {
  return [
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      minzoom: 10.5,
      paint: { 'fill-color': hueColour(theme), 'fill-opacity': view === 'areas' ? 0.07 : 0 },
    },
    {
      id: 'area-band',
      type: 'line',
      source: 'areas',
      minzoom: 10.5,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': hueColour(theme),
        'line-opacity': ['case', hasState('hovered'), 0.6, 0.34],
        'line-width': bandWidth,
        'line-offset': bandOffset,
      },
    },
    {
      id: 'area-selected-paper',
      type: 'line',
      source: 'areas',
      minzoom: 10.5,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.reverse[theme], 'line-width': ['case', hasState('selected'), 6, 0] },
    },
    {
      id: 'area-line',
      type: 'line',
      source: 'areas',
      minzoom: 10.5,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': hueColour(theme), 'line-width': lineWidth },
    },
    {
      id: 'area-selected',
      type: 'line',
      source: 'areas',
      minzoom: 10.5,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ink.ink[theme],
        'line-width': ['case', hasState('selected'), 2.6, hasState('hovered'), 2, 0],
      },
    },
  ]
}

/** What is looked at before an area is saved, and what ties its members together or keeps them apart. */
export function areaFindings({ theme, showBarriers }: Scene): Layers {
  const onDemand = { visibility: showBarriers ? 'visible' : 'none' } as const
  const barriers = {
    source: 'ground',
    'source-layer': 'barriers',
    filter: ['==', ['get', 'active'], true] satisfies Expression,
  }
  return [
    {
      id: 'preview-fill',
      type: 'fill',
      source: 'preview',
      paint: { 'fill-color': ink.cinnabar[theme], 'fill-opacity': 0.08 },
    },
    {
      id: 'preview-line',
      type: 'line',
      source: 'preview',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.cinnabar[theme], 'line-width': 2, 'line-dasharray': [3, 1.5] },
    },
    {
      id: 'links',
      type: 'line',
      source: 'links',
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': ink.ink[theme], 'line-width': 1.6, 'line-dasharray': [0.1, 2.4] },
    },
    {
      id: 'barrier-line',
      type: 'line',
      ...barriers,
      layout: onDemand,
      paint: { 'line-color': ink.ink[theme], 'line-width': byZoom([12, 0.8], [15, 1.4]), 'line-opacity': 0.7 },
    },
    {
      id: 'barrier-teeth', // a dashed line beside the line: teeth of 1 × 3 px, one every 12
      type: 'line',
      ...barriers,
      layout: onDemand,
      paint: {
        'line-color': ink.ink[theme],
        'line-opacity': 0.7,
        'line-width': 3,
        'line-offset': 1.8,
        'line-dasharray': [1 / 3, 11 / 3],
      },
    },
    {
      id: 'crossings',
      type: 'circle',
      source: 'ground',
      'source-layer': 'crossings',
      layout: onDemand,
      paint: {
        'circle-radius': byZoom([12, 2.5], [15, 5]),
        'circle-color': ground.ground[theme],
        'circle-stroke-color': ink.ink[theme],
        'circle-stroke-width': 1.6,
      },
    },
  ]
}

export function areaNames(scene: Scene): Layers {
  const { theme } = scene
  const scale = textScale(scene)
  return [
    {
      id: 'area-names',
      type: 'symbol',
      source: 'area-labels',
      minzoom: 11.5,
      layout: {
        'text-field': ['format', ['get', 'number'], { 'font-scale': 0.84 }, '\n', {}, ['get', 'name'], {}],
        'text-font': fonts.serif,
        'text-size': byZoom([11.5, 11.5 * scale], [13, 13.5 * scale], [15, 16 * scale]),
        'text-anchor': 'bottom',
        'text-offset': [0, -0.3],
        'text-line-height': 1.18,
        'text-letter-spacing': 0.04,
        'text-max-width': 14,
        'text-padding': 2,
      },
      paint: { 'text-color': hueColour(theme), ...paperHalo(theme, 2.4) },
    },
  ]
}

type AreaFeature = Feature<MultiPolygon, { id: string; hue: number }>
type AreaLabel = Feature<Point, { id: string; hue: number; number: string; name: string }>

export function areaShapes(areas: readonly SceneArea[]): FeatureCollection<MultiPolygon> {
  const features = areas.flatMap(({ id, hue, shape }): AreaFeature[] =>
    shape ? [{ type: 'Feature', properties: { id, hue }, geometry: shape }] : [],
  )
  return { type: 'FeatureCollection', features }
}

export function areaLabels(areas: readonly SceneArea[]): FeatureCollection<Point> {
  const features = areas.flatMap(({ id, hue, number, name, shape, label }): AreaLabel[] => {
    const coordinates = shape ? topEdge(shape) : label
    if (!coordinates) return []
    return [{ type: 'Feature', properties: { id, hue, number, name }, geometry: { type: 'Point', coordinates } }]
  })
  return { type: 'FeatureCollection', features }
}

/** The middle of what is highest of a shape: the place above which its name is written. Null for an empty shape. */
export function topEdge(shape: MultiPolygon): Position | null {
  const corners = shape.coordinates.flatMap(([outer = []]) => outer)
  if (corners.length === 0) return null
  const latitudes = corners.map(([, lat = 0]) => lat)
  const [bottom, top] = [Math.min(...latitudes), Math.max(...latitudes)]
  const highest = corners.filter(([, lat = 0]) => lat >= top - (top - bottom) * 0.1).map(([lon = 0]) => lon)
  return [(Math.min(...highest) + Math.max(...highest)) / 2, top]
}

export const linkLines = (links: readonly NeighbourLink[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: links.map(({ from, to, gapM, line }) => ({
    type: 'Feature',
    properties: { from, to, gapM },
    geometry: { type: 'LineString', coordinates: line },
  })),
})

export const previewShape = (shape: MultiPolygon | Polygon | null): FeatureCollection => ({
  type: 'FeatureCollection',
  features: shape ? [{ type: 'Feature', properties: {}, geometry: shape }] : [],
})
