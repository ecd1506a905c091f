import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'

export type ReadFeature = {
  properties: Record<string, string | number | boolean>
  type: 'Unknown' | 'Point' | 'LineString' | 'Polygon'
  /** Positions on the tile's grid; rings are closed. */
  geometry: [number, number][][]
  id: number | undefined
}

/** A tile as a map program reads it: layer name → features. */
export function readTileBytes(bytes: Uint8Array): Record<string, ReadFeature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => toFeature(layer.feature(i))),
    ]),
  )
}

const types = ['Unknown', 'Point', 'LineString', 'Polygon'] as const

const toFeature = (feature: VectorTileFeature): ReadFeature => ({
  properties: { ...feature.properties },
  type: types[feature.type],
  geometry: feature.loadGeometry().map((points) => points.map(({ x, y }) => [x, y])),
  id: feature.id,
})
