/** Marks of the hand: places to look at and the shape being drawn, in cinnabar; anchors, a sign in ink. */
import type { FeatureCollection } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import type { Position } from '#contract/geometry.ts'
import type { Scene } from '#web/map/scene.ts'
import { byZoom, type Expression } from './expressions.ts'
import { fonts, paperHalo, textScale } from './lettering.ts'
import { ink } from './palette.ts'
import { signName } from './signs.ts'

type Layers = LayerSpecification[]

export function markLayers(scene: Scene): Layers {
  const cinnabar = ink.cinnabar[scene.theme]
  const scale = textScale(scene)
  return [
    {
      id: 'anchor-marks',
      type: 'symbol',
      source: 'anchors',
      layout: {
        'icon-image': signName('anchor', scene.theme),
        // on the compound while its name is not shown, then below the name
        'icon-offset': ['step', ['zoom'], ['literal', [0, 0]], 13.8, ['literal', [0, 28]]],
        'icon-size': byZoom([11, 0.8 * scale], [15, scale]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'mark-rings',
      type: 'circle',
      source: 'marks',
      paint: {
        'circle-radius': 9,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': cinnabar,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'mark-labels',
      type: 'symbol',
      source: 'marks',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': fonts.medium,
        'text-size': 12 * scale,
        // beside the ring, on whichever side leaves the size of the shape readable
        'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
        'text-radial-offset': 1.1,
        'text-max-width': 14,
        'text-justify': 'auto',
      },
      paint: { 'text-color': cinnabar, ...paperHalo(scene.theme, 1.8) },
    },
  ]
}

export const markPoints = (marks: Scene['marks']): FeatureCollection => ({
  type: 'FeatureCollection',
  features: marks.map(({ place, label }) => ({
    type: 'Feature',
    properties: { label },
    geometry: { type: 'Point', coordinates: place },
  })),
})

export const anchorPoints = (places: readonly Position[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: places.map((coordinates) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates },
  })),
})

const isPart = (...parts: string[]): Expression => ['in', ['get', 'part'], ['literal', parts]]

/** The shape in the hand; its parts are told apart by `part`, and an invalid shape loses its dashes. */
export function draftLayers(scene: Scene): Layers {
  const { theme } = scene
  const cinnabar = ink.cinnabar[theme]
  const paper = ink.reverse[theme]
  return [
    {
      id: 'draft-fill',
      type: 'fill',
      source: 'draft',
      filter: isPart('fill'),
      paint: { 'fill-color': cinnabar, 'fill-opacity': 0.08 },
    },
    {
      id: 'draft-neighbours',
      type: 'line',
      source: 'draft',
      filter: isPart('neighbour'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': cinnabar, 'line-width': 1.5, 'line-dasharray': [1.5, 1.5] },
    },
    {
      id: 'draft-guide',
      type: 'line',
      source: 'draft',
      filter: isPart('guide'),
      paint: { 'line-color': cinnabar, 'line-width': 1 },
    },
    {
      id: 'draft-line',
      type: 'line',
      source: 'draft',
      filter: isPart('line', 'next'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': cinnabar, 'line-width': 2, 'line-dasharray': [3, 1.5] },
    },
    {
      id: 'draft-crossed-line',
      type: 'line',
      source: 'draft',
      filter: isPart('crossed-line'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': cinnabar, 'line-width': 2 },
    },
    {
      id: 'draft-middles',
      type: 'circle',
      source: 'draft',
      filter: isPart('middle'),
      paint: {
        'circle-radius': 2.6,
        'circle-color': paper,
        'circle-stroke-color': cinnabar,
        'circle-stroke-width': 1,
        'circle-stroke-opacity': 0.8,
      },
    },
    {
      id: 'draft-vertices',
      type: 'circle',
      source: 'draft',
      filter: isPart('vertex'),
      paint: {
        'circle-radius': 4,
        'circle-color': ['case', ['boolean', ['get', 'filled'], false], cinnabar, paper],
        'circle-stroke-color': cinnabar,
        'circle-stroke-width': 1.6,
      },
    },
    {
      id: 'draft-words',
      type: 'symbol',
      source: 'draft',
      filter: isPart('size', 'crossing'),
      layout: {
        'text-field': ['get', 'text'],
        'text-font': fonts.bold,
        'text-size': ['case', ['==', ['get', 'part'], 'crossing'], 20, 13 * textScale(scene)],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': cinnabar, ...paperHalo(theme, 1.8) },
    },
  ]
}
