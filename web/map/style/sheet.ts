/** The whole style of a Scene, and what must change in it when the Scene becomes another. */
import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Scene } from '#web/map/scene.ts'
import { balanceArcs } from './arcs.ts'
import { areaLabels, areaShapes, linkLines, previewShape } from './areas.ts'
import { filledSources } from './filled.ts'
import { anchorPoints, markPoints } from './marks.ts'
import { layersOf } from './order.ts'
import { wallLines } from './walls.ts'

export const tilesets = ['ground', 'compounds', 'works'] as const
export type Tileset = (typeof tilesets)[number]

/** `origin` is the product's own host, e.g. https://lianpian.example; nothing else is ever asked. */
export function styleOf(scene: Scene, origin: string): StyleSpecification {
  return {
    version: 8,
    sources: sourcesOf(scene, origin),
    layers: layersOf(scene),
    transition: { duration: 160, delay: 0 },
  }
}

/** Tiles carry the district and the revision they were asked for, so that a cache may keep them for ever. */
export const tilesOf = (
  tileset: Tileset,
  { adcode, revision }: Pick<Scene, 'adcode' | 'revision'>,
  origin: string,
): string[] => [`${origin}/api/tiles/${tileset}/{z}/{x}/{y}?v=${revision}&adcode=${adcode}`]

export const basemapTiles = (origin: string): string[] => [`${origin}/api/basemap/{z}/{x}/{y}`]

function sourcesOf(scene: Scene, origin: string): Record<string, SourceSpecification> {
  const tiled = (tileset: Tileset, maxzoom: number): SourceSpecification => ({
    type: 'vector',
    tiles: tilesOf(tileset, scene, origin),
    minzoom: 0,
    maxzoom,
    promoteId: 'id',
  })
  const drawn = Object.fromEntries(
    Object.entries(shapesOf).map(([name, { features }]) => [
      name,
      { type: 'geojson', data: features(scene), promoteId: 'id' } satisfies SourceSpecification,
    ]),
  )
  return {
    basemap: { type: 'raster', tiles: basemapTiles(origin), tileSize: 256, maxzoom: 18 },
    ground: tiled('ground', 15),
    compounds: tiled('compounds', 16),
    works: tiled('works', 15),
    ...drawn,
    draft: { type: 'geojson', data: nothing, tolerance: 0 },
    'river-names': { type: 'geojson', data: nothing, tolerance: 0 },
  }
}

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
type Drawn = { from: (scene: Scene) => unknown; features: (scene: Scene) => FeatureCollection }

/** Sources made on the page: the field each comes from, so that only what changed is drawn anew. */
export const shapesOf: Readonly<Record<string, Drawn>> = {
  areas: { from: ({ areas }) => areas, features: ({ areas }) => areaShapes(areas) },
  'area-labels': { from: ({ areas }) => areas, features: ({ areas }) => areaLabels(areas) },
  links: { from: ({ links }) => links, features: ({ links }) => linkLines(links) },
  walls: { from: ({ walls }) => walls, features: ({ walls }) => wallLines(walls) },
  'balance-arcs': { from: ({ balance }) => balance, features: ({ balance }) => balanceArcs(balance ?? []) },
  preview: { from: ({ preview }) => preview, features: ({ preview }) => previewShape(preview) },
  imported: { from: ({ imported }) => imported, features: ({ imported }) => imported ?? nothing },
  'import-lit': { from: ({ importLit }) => importLit, features: ({ importLit }) => importLit ?? nothing },
  zones: { from: ({ zones }) => zones, features: ({ zones }) => zones ?? nothing },
  'policy-zones': { from: ({ policyZones }) => policyZones, features: ({ policyZones }) => policyZones ?? nothing },
  marks: { from: ({ marks }) => marks, features: ({ marks }) => markPoints(marks) },
  anchors: { from: ({ anchors }) => anchors, features: ({ anchors }) => anchorPoints(anchors ?? []) },
}

/** Fields no layer is painted from; when only these differ, and fill the same sources, the layers are left alone. */
const unpainted: readonly (keyof Scene)[] = [
  'adcode',
  'revision',
  'bounds',
  'selected',
  'hovered',
  'areas',
  'swipe',
  'anchors',
  'carries',
  'links',
  'walls',
  'balance',
  'zones',
  'policyZones',
  'marks',
  'draft',
  'preview',
  'pictures',
  'pictureTried',
  'imported',
  'importLit',
  'padding',
  'onPaper',
]

export function isPaintedAlike(before: Scene, after: Scene): boolean {
  const fields = Object.keys({ ...before, ...after }) as (keyof Scene)[] // a Scene has no other keys
  const isPaintedFrom = (field: keyof Scene) => !unpainted.includes(field)
  return (
    fields.every((field) => !isPaintedFrom(field) || before[field] === after[field]) &&
    filledSources(before) === filledSources(after)
  )
}

export type LayerChange =
  | { kind: 'paint' | 'layout'; layer: string; property: string; value: unknown }
  | { kind: 'filter'; layer: string; value: unknown }

/** What differs between two lists of the same layers, property by property. */
export function layerChanges(
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): LayerChange[] {
  const known = new Map(before.map((layer) => [layer.id, layer]))
  return after.flatMap((layer) => {
    const last = known.get(layer.id)
    return last ? changesOf(last, layer) : []
  })
}

function changesOf(before: LayerSpecification, after: LayerSpecification): LayerChange[] {
  const changes: LayerChange[] = []
  for (const kind of ['paint', 'layout'] as const) {
    const [last, next] = [propertiesOf(before, kind), propertiesOf(after, kind)]
    for (const property of new Set([...Object.keys(last), ...Object.keys(next)])) {
      if (isSame(last[property], next[property])) continue
      changes.push({ kind, layer: after.id, property, value: next[property] })
    }
  }
  const [last, next] = [filterOf(before), filterOf(after)]
  if (!isSame(last, next)) changes.push({ kind: 'filter', layer: after.id, value: next })
  return changes
}

const propertiesOf = (layer: LayerSpecification, kind: 'paint' | 'layout') =>
  (layer[kind] ?? {}) as Record<string, unknown> // paint and layout of any layer type are plain records
const filterOf = (layer: LayerSpecification): unknown => ('filter' in layer ? layer.filter : undefined)
const isSame = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other)
