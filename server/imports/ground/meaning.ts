/** What a thing of the ground is, by what is said of it and by its shape: which record it becomes, and what it does to a barrier. */
import type { Geometry } from 'geojson'
import { metresBetween } from '#geodata/crs/likely.ts'
import { positionsOf } from '#geodata/geojson.ts'
import type { CrossingKind, GroundClass, RoadClass } from './classes.ts'

/** What a row becomes: a road, a barrier's line, a surface of water or a crossing, each in its table. */
export type GroundThing =
  | { what: 'road'; class: RoadClass; isBarrier: boolean; crossing: CrossingKind | null }
  | { what: 'railway'; isBarrier: true; crossing: CrossingKind | null }
  | { what: 'river'; isBarrier: true; crossing: null }
  | { what: 'water'; isBarrier: boolean; crossing: null }
  | { what: 'crossing'; isBarrier: false; crossing: CrossingKind }

export type Situation = {
  geometry: Geometry
  isBridge: boolean
  /** A bridge that goes on: an elevated road or railway. */
  isViaduct: boolean
  isTunnel: boolean
}

/** Longer is elevated, and what lies below it is no crossing of something. */
const longestBridgeM = 300

/** The thing, or why it is none. */
export function thingOf(ground: GroundClass, situation: Situation): GroundThing | { why: string } {
  const { geometry, isBridge, isViaduct, isTunnel } = situation
  const isElevated = isViaduct || (isBridge && lengthOf(geometry) > longestBridgeM)
  const dimension = dimensionOf(geometry)
  switch (ground.what) {
    case 'left':
      return { why: 'left' }
    case 'crossing':
      return { what: 'crossing', isBarrier: false, crossing: ground.crossing }
    case 'path':
      if (dimension === 0 || isElevated) return { why: 'left' }
      if (isTunnel) return { what: 'crossing', isBarrier: false, crossing: 'underpass' }
      return isBridge ? { what: 'crossing', isBarrier: false, crossing: 'footbridge' } : { why: 'left' }
    case 'road': {
      if (dimension !== 1) return { why: dimension === 0 ? 'left' : 'not-a-line' }
      const opens = isBridge && !isElevated && ground.class !== 'trunk'
      return { ...ground, isBarrier: ground.isBarrier && !isTunnel, crossing: opens ? 'bridge' : null }
    }
    case 'railway':
      if (dimension !== 1) return { why: dimension === 0 ? 'left' : 'not-a-line' }
      if (isTunnel || isElevated) return { why: 'not-on-the-surface' }
      return { what: 'railway', isBarrier: true, crossing: isBridge ? 'underpass' : null }
    case 'river':
      if (dimension === 0) return { why: 'left' }
      if (isTunnel) return { why: 'not-on-the-surface' }
      return dimension === 2
        ? { what: 'water', isBarrier: true, crossing: null }
        : { what: 'river', isBarrier: true, crossing: null }
    case 'water':
      return dimension === 2 ? { what: 'water', isBarrier: false, crossing: null } : { why: 'left' }
  }
}

function dimensionOf({ type }: Geometry): 0 | 1 | 2 | null {
  if (type === 'GeometryCollection') return null
  if (type.endsWith('Point')) return 0
  return type.endsWith('LineString') ? 1 : 2
}

function lengthOf(geometry: Geometry): number {
  let metres = 0
  let last: [number, number] | null = null
  for (const [x = 0, y = 0] of positionsOf(geometry)) {
    if (last) metres += metresBetween(last, [x, y])
    last = [x, y]
  }
  return metres
}
