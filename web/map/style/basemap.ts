/** The sheet itself: ground, blocks, buildings, water, roads, railway, district and street offices. */
import type { LayerSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'
import { byZoom, type Expression, listed, match } from './expressions.ts'
import { ground, type Theme } from './palette.ts'

type Layers = LayerSpecification[]
export const fromGround = (layer: string) => ({ source: 'ground', 'source-layer': layer })

/** Paved widths in metres by class, and the zoom from which a class is drawn. */
export const roads = {
  trunk: { widthM: 40, minzoom: 8 },
  arterial: { widthM: 34, minzoom: 9 },
  secondary: { widthM: 24, minzoom: 11 },
  street: { widthM: 15, minzoom: 12 },
  lane: { widthM: 8, minzoom: 13 },
} as const
type RoadClass = keyof typeof roads
const roadClasses = Object.keys(roads) as RoadClass[] // an object literal has no other keys

/** Screen pixels of one metre at zoom 20 at latitude 35°, where 512 px of zoom 0 hold the equator. */
const pxPerMetreAt20 = (512 * 2 ** 20) / (40_075_016.7 * Math.cos((35 * Math.PI) / 180))
/** A true width on the ground that never falls below a hair: `leastPx` at zoom 11, growing with the scale. */
const onGround = (metres: Expression | number, leastPx: Expression | number): Expression =>
  listed('interpolate', ['exponential', 2], ['zoom'], 11, leastPx, 20, ['*', metres, pxPerMetreAt20])

export const perClass = (value: (road: RoadClass) => number): Expression =>
  match(['get', 'class'], Object.fromEntries(roadClasses.map((road) => [road, value(road)])), value('street'))

const roadWidth = (addedPx: number) =>
  onGround(
    perClass((road) => roads[road].widthM),
    perClass((road) => Math.max(0.4, roads[road].widthM / 26) + addedPx),
  )

/** Minor roads come in softly, so that no road appears from one frame to the next. */
const roadOpacity = byZoom(
  [11, match(['get', 'class'], { trunk: 1, arterial: 1, secondary: 0.8 }, 0)],
  [12.5, match(['get', 'class'], { street: 0.9, lane: 0 }, 1)],
  [13.5, match(['get', 'class'], { lane: 0.6 }, 1)],
  [14.2, 1],
)

export function sheetLayers({ theme, basemap }: Scene): Layers {
  const shownOnBlank = { visibility: basemap ? 'none' : 'visible' } as const
  return [
    { id: 'outside', type: 'background', paint: { 'background-color': ground.outside[theme] } },
    {
      id: 'basemap',
      type: 'raster',
      source: 'basemap',
      layout: { visibility: basemap ? 'visible' : 'none' },
      paint: {
        'raster-saturation': -0.55,
        'raster-opacity': theme === 'dark' ? 0.45 : 0.85,
        'raster-fade-duration': 160,
      },
    },
    {
      id: 'ground',
      type: 'fill',
      ...fromGround('districts'),
      layout: shownOnBlank,
      paint: { 'fill-color': ground.ground[theme] },
    },
    {
      id: 'land',
      type: 'fill',
      ...fromGround('land'),
      filter: ['!=', ['get', 'kind'], 'water'],
      layout: shownOnBlank,
      paint: {
        'fill-color': match(['get', 'kind'], { park: ground.park[theme] }, ground.block[theme]),
        'fill-opacity': byZoom([11, 0.4], [13, 1]),
      },
    },
    {
      id: 'buildings',
      type: 'fill',
      ...fromGround('buildings'),
      minzoom: 13.2,
      filter: ['!=', ['get', 'own'], true],
      layout: shownOnBlank,
      paint: { 'fill-color': ground.building[theme], 'fill-opacity': byZoom([13.2, 0], [13.8, 1]) },
    },
    {
      id: 'water',
      type: 'fill',
      ...fromGround('land'),
      filter: ['==', ['get', 'kind'], 'water'],
      layout: shownOnBlank,
      paint: { 'fill-color': ground.water[theme] },
    },
    {
      id: 'shore',
      type: 'line',
      ...fromGround('land'),
      filter: ['==', ['get', 'kind'], 'water'],
      layout: shownOnBlank,
      paint: { 'line-color': ground.shore[theme], 'line-width': byZoom([11, 0.5], [15, 1.2]) },
    },
    ...roadLayers(theme, shownOnBlank),
    ...railLayers(theme),
    ...territoryLayers(theme),
  ]
}

function roadLayers(theme: Theme, shown: { visibility: 'none' | 'visible' }): Layers {
  const layout = { ...shown, 'line-cap': 'round', 'line-join': 'round' } as const
  // Wide roads lie over narrow ones where they meet.
  const sort = { 'line-sort-key': perClass((road) => roads[road].widthM) }
  return [
    {
      id: 'road-casing',
      type: 'line',
      ...fromGround('roads'),
      minzoom: 11,
      layout: { ...layout, ...sort },
      paint: { 'line-color': ground.casing[theme], 'line-width': roadWidth(1.8), 'line-opacity': roadOpacity },
    },
    {
      id: 'road',
      type: 'line',
      ...fromGround('roads'),
      minzoom: 8,
      layout: { ...layout, ...sort },
      paint: { 'line-color': ground.road[theme], 'line-width': roadWidth(0), 'line-opacity': roadOpacity },
    },
  ]
}

export const isRailway: Expression = ['==', ['get', 'kind'], 'railway']

function railLayers(theme: Theme): Layers {
  return [
    {
      id: 'rail',
      type: 'line',
      ...fromGround('barriers'),
      filter: isRailway,
      paint: { 'line-color': ground.rail[theme], 'line-width': byZoom([11, 1.4], [14, 3], [17, 5]) },
    },
    {
      id: 'rail-dashes',
      type: 'line',
      ...fromGround('barriers'),
      filter: isRailway,
      paint: {
        'line-color': ground.ground[theme],
        'line-width': byZoom([11, 0.6], [14, 1.6], [17, 3]),
        'line-dasharray': [5, 5],
      },
    },
  ]
}

/** Outlines: the district as a band inside a dash-dot line, street offices as a hairline. */
function territoryLayers(theme: Theme): Layers {
  return [
    {
      id: 'street-offices',
      type: 'line',
      ...fromGround('streets'),
      paint: {
        'line-color': ground.district[theme],
        'line-opacity': byZoom([10, 0.35], [14, 0.5]),
        'line-width': 1,
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'district-band',
      type: 'line',
      ...fromGround('districts'),
      paint: {
        'line-color': ground.district[theme],
        'line-opacity': 0.18,
        'line-width': byZoom([9, 2], [12, 5], [14, 7.5]),
        'line-offset': byZoom([9, 1], [12, 2.5], [14, 3.75]),
      },
    },
    {
      id: 'district',
      type: 'line',
      ...fromGround('districts'),
      paint: {
        'line-color': ground.district[theme],
        'line-width': byZoom([8, 0.8], [12, 1.4]),
        'line-dasharray': [6, 2.4, 1.2, 2.4],
      },
    },
  ]
}
