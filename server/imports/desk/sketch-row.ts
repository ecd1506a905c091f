/** An outline around the point of a row, about as large as its figures say: an estimate where nothing better is known. */
import type { Polygon } from 'geojson'
import { sketchAround } from '#geodata/sketch.ts'
import { sketchSizeOf } from '../../places/sketch-size.ts'
import type { KindRecord } from '../kind.ts'

/** Null for a row that has more than a point. */
export function sketchOf(record: KindRecord | undefined): Polygon | null {
  if (record?.geometry?.type !== 'Point') return null
  const { siteAreaM2, floorAreaM2, households } = record.values
  const known = { siteAreaM2: figure(siteAreaM2), floorAreaM2: figure(floorAreaM2), households: figure(households) }
  return sketchAround(record.geometry.coordinates, sketchSizeOf(known).sizeM2)
}

const figure = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null)
