/** Statements of bearable size: at most a thousand shapes, and not too many corners in all. */
import type { Geometry } from 'geojson'
import { positionsOf } from '#geodata/geojson.ts'

const mostShapes = 1000
const mostPositions = 60_000

/** Throws where nobody waits any more; told how much of one step of the checking is done, 0–1. */
export type Breathe = (share?: number) => void

/** @param breathe before each batch */
export function* inBatches<T>(
  items: readonly T[],
  shapeOf: (item: T) => Geometry,
  breathe: Breathe = () => {},
): Generator<T[]> {
  let batch: T[] = []
  let [positions, done] = [0, 0]
  for (const item of items) {
    const count = countOf(shapeOf(item))
    if (batch.length > 0 && (batch.length >= mostShapes || positions + count > mostPositions)) {
      breathe(done / items.length)
      yield batch
      done += batch.length
      batch = []
      positions = 0
    }
    batch.push(item)
    positions += count
  }
  if (batch.length === 0) return
  breathe(done / items.length)
  yield batch
}

export function countOf(geometry: Geometry): number {
  let count = 0
  for (const _ of positionsOf(geometry)) count++
  return count
}
