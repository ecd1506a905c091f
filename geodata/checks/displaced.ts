/**
 * Whether places lie beside where they are known to be as if degrees of a map service (GCJ-02, BD-09) had been taken for true ones. Surer
 * than roads: each place has one it belongs to.
 */
import type { Position } from 'geojson'
import { bd09, gcj02 } from '../crs/shifted.ts'
import type { System } from '../crs/system.ts'
import { metresFrom } from './metric.ts'

export type Displaced = { system: System; lengthM: number; beforeM: number; afterM: number; count: number }

const fewest = 3
/** A shift of the services is 300 m and more; undone, a fifth of it may be left, as boundaries are drawn anew. */
const leastM = 200
const decisiveShare = 0.2

/** Null where there are too few pairs, or nothing to suspect. Distances are medians. */
export function displacedAsShifted(pairs: readonly { given: Position; known: Position }[]): Displaced | null {
  if (pairs.length < fewest) return null
  const beforeM = median(pairs.map(({ given, known }) => metresFrom(given, known)))
  if (beforeM < leastM) return null
  const tried = [gcj02, bd09].map((system) => {
    const moved = pairs.map(({ given, known }) => ({ given, known, place: system.toEarth(given) }))
    const afterM = median(moved.map(({ place, known }) => metresFrom(place, known)))
    const lengthM = median(moved.map(({ given, place }) => metresFrom(given, place)))
    return { system, lengthM, beforeM, afterM, count: pairs.length }
  })
  const best = tried.sort((one, other) => one.afterM - other.afterM)[0]
  return best && best.afterM <= beforeM * decisiveShare ? best : null
}

const median = (numbers: number[]) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0
