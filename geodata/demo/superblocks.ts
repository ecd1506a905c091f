import { difference, featureCollection, intersect, polygon } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import { bandAround } from './lines.ts'
import { counterClockwise, type Path, type Point, type Ring } from './plane.ts'
import type { Skeleton } from './skeleton.ts'

type Shape = Feature<Polygon | MultiPolygon>

export type Superblocks = { blocks: Ring[]; riversideParks: Ring[] }

/** What main roads, river and railway leave of the district: the ground that streets divide, and the parks on the banks. */
export function superblocksOf(skeleton: Skeleton): Superblocks {
  const outline = shapeOf(skeleton.outline)
  const roads = skeleton.mainRoads.map((road) => shapeOf(bandAround(road.line, road.widthM / 2 + 5)))
  const river = shapeOf(skeleton.river.withBanks)
  const { green, withWalk } = skeleton.riversidePark
  const railway = shapeOf(skeleton.railway.withGrounds)
  const ground = difference(featureCollection([outline, ...roads, river, railway]))
  if (!ground) throw new Error('The main roads leave no ground: the skeleton is wrong.')
  return {
    blocks: ringsOf(difference(featureCollection([ground, shapeOf(withWalk)]))),
    riversideParks: ringsOf(intersect(featureCollection([ground, shapeOf(green)]))),
  }
}

/** The parts of the outline on each side of a line that crosses it: first its left, then its right. */
export function dividedBy(outline: Ring, divide: Path): [Ring[], Ring[]] {
  const far = 9000
  const last = divide[divide.length - 1]!
  const left: Ring = [...divide, [last[0] - far, last[1]], [divide[0]![0] - far, divide[0]![1]]]
  const both = featureCollection([shapeOf(outline), shapeOf(left)])
  return [ringsOf(intersect(both)), ringsOf(difference(both))]
}

export function shapeOf(ring: Ring): Feature<Polygon> {
  const closed: Position[] = [...ring, ring[0]!].map(([x, y]) => [x, y])
  return polygon([closed])
}

function ringsOf(shape: Shape | null): Ring[] {
  const parts = !shape
    ? []
    : shape.geometry.type === 'Polygon'
      ? [shape.geometry.coordinates]
      : shape.geometry.coordinates
  return parts.map(([outer]) => counterClockwise(outer!.slice(1).map(([x, y]): Point => [x!, y!])))
}
