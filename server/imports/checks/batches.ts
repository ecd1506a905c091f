/** Statements of bearable size: at most a thousand shapes, and not too many corners in all. */
import type { Geometry } from 'geojson'
import { positionsOf } from '#geodata/geojson.ts'

const mostShapes = 1000
const mostPositions = 60_000

export function* inBatches<T>(items: readonly T[], shapeOf: (item: T) => Geometry): Generator<T[]> {
  let batch: T[] = []
  let positions = 0
  for (const item of items) {
    const count = countOf(shapeOf(item))
    if (batch.length > 0 && (batch.length >= mostShapes || positions + count > mostPositions)) {
      yield batch
      batch = []
      positions = 0
    }
    batch.push(item)
    positions += count
  }
  if (batch.length) yield batch
}

export function countOf(geometry: Geometry): number {
  let count = 0
  for (const _ of positionsOf(geometry)) count++
  return count
}
