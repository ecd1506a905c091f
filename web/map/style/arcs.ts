/**
 * A balance unit on the map: arcs from its middle to each of its items, a ring at each end. Lines only, in ink, in a dash
 * nothing else has: money leads from place to place and encloses nothing, so it is never taken for an area.
 */
import type { Feature, FeatureCollection } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import type { Position } from '#contract/geometry.ts'
import type { Scene, SceneBalance } from '#web/map/scene.ts'
import type { Expression } from './expressions.ts'
import { fonts, paperHalo, textScale } from './lettering.ts'
import { ink } from './palette.ts'

type Layers = LayerSpecification[]

/** Straight pieces of an arc: at any zoom a piece is shorter than the eye tells from a curve. */
const pieces = 24
/** How far an arc's control point stands off its chord, in parts of the chord. */
const bulge = 0.22

/** The middle of the places, in degrees; null without any. */
export function middleOf(places: readonly Position[]): Position | null {
  if (places.length === 0) return null
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length
  return [mean(0), mean(1)]
}

/**
 * A quadratic curve from one place to another, 25 positions, both ends exact; it bends to the left of its way, upright
 * on the ground: a degree of longitude is shorter than one of latitude.
 */
export function arcBetween(from: Position, to: Position): Position[] {
  const squeeze = Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180)
  const [east, north] = [(to[0] - from[0]) * squeeze, to[1] - from[1]]
  const control: Position = [(from[0] + to[0]) / 2 - (north * bulge) / squeeze, (from[1] + to[1]) / 2 + east * bulge]
  return Array.from({ length: pieces + 1 }, (_, at): Position => {
    if (at === 0) return from
    if (at === pieces) return to
    const t = at / pieces
    const along = (axis: 0 | 1) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * to[axis]
    return [along(0), along(1)]
  })
}

/** Arcs and ends by `part`; one item alone has an end and no arc, and so has an item that lies in the middle itself. */
export function balanceArcs(ends: SceneBalance): FeatureCollection {
  const middle = middleOf(ends.map(({ place }) => place))
  if (!middle) return { type: 'FeatureCollection', features: [] }
  const arcs = ends.flatMap(({ place }): Feature[] =>
    place[0] === middle[0] && place[1] === middle[1]
      ? []
      : [feature('arc', '', { type: 'LineString', coordinates: arcBetween(middle, place) })],
  )
  const rings = ends.map(({ place, name }) => feature('end', name, { type: 'Point', coordinates: place }))
  const centre = arcs.length > 0 ? [feature('middle', '', { type: 'Point', coordinates: middle })] : []
  return { type: 'FeatureCollection', features: [...arcs, ...rings, ...centre] }
}

const feature = (part: string, name: string, geometry: Feature['geometry']): Feature => ({
  type: 'Feature',
  properties: { part, name },
  geometry,
})

const isPart = (...parts: string[]): Expression => ['in', ['get', 'part'], ['literal', parts]]

export function balanceLayers(scene: Scene): Layers {
  const { theme } = scene
  return [
    {
      id: 'balance-paper',
      type: 'line',
      source: 'balance-arcs',
      filter: isPart('arc'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ink.reverse[theme], 'line-width': 5, 'line-opacity': 0.85 },
    },
    {
      id: 'balance-arcs',
      type: 'line',
      source: 'balance-arcs',
      filter: isPart('arc'),
      layout: { 'line-join': 'round' },
      // long, short, short: a dash of its own beside links (dots), works (even dashes), drafts (3:1.5) and the district (long, short)
      paint: { 'line-color': ink.ink[theme], 'line-width': 1.8, 'line-dasharray': [6, 1.8, 1.2, 1.8, 1.2, 1.8] },
    },
    {
      id: 'balance-ends',
      type: 'circle',
      source: 'balance-arcs',
      filter: isPart('end', 'middle'),
      paint: {
        'circle-radius': ['match', ['get', 'part'], 'middle', 3, 5],
        'circle-color': ['match', ['get', 'part'], 'middle', ink.ink[theme], ink.reverse[theme]],
        'circle-stroke-color': ink.ink[theme],
        'circle-stroke-width': 1.8,
      },
    },
    {
      id: 'balance-names',
      type: 'symbol',
      source: 'balance-arcs',
      filter: isPart('end'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fonts.medium,
        'text-size': 12 * textScale(scene),
        'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
        'text-radial-offset': 0.8,
        'text-justify': 'auto',
      },
      paint: { 'text-color': ink.ink[theme], ...paperHalo(theme, 1.8) },
    },
  ]
}
