/** The layers of the ground, and from which zoom each is worth its bytes. */
import type { TileLayer } from './encode.ts'
import type { GroundRow } from './ground-tile.queries.ts'
import { type ShapeKind, toTileShape } from './tile-shape.ts'

export const groundLayersFrom = {
  districts: 0,
  districtLabels: 0,
  streets: 9,
  streetLabels: 9,
  land: 10,
  roads: 8,
  barriers: 8,
  crossings: 12,
  buildings: 13,
} as const
export type GroundLayer = keyof typeof groundLayersFrom
const groundLayers = Object.keys(groundLayersFrom) as GroundLayer[] // an object literal has no other keys

const roadClassesFrom = { trunk: 8, arterial: 9, secondary: 11, street: 12, lane: 13 } as const

/** What a tile of this zoom holds. */
export const groundWantedAt = (zoom: number) => ({
  layers: groundLayers.filter((layer) => zoom >= groundLayersFrom[layer]),
  roadClasses: Object.entries(roadClassesFrom).flatMap(([name, from]) => (zoom >= from ? [name] : [])),
})

const kindOfDimension: readonly ShapeKind[] = ['points', 'lines', 'polygons']

export function groundTileLayers(rows: readonly GroundRow[]): TileLayer[] {
  return groundLayers.map((name) => ({
    name,
    features: rows.flatMap(({ layer, dimension, properties, shape: geometry }) => {
      const shape = layer === name ? toTileShape(geometry, kindOfDimension[dimension] ?? 'points') : null
      return shape ? [{ properties, shape }] : []
    }),
  }))
}
