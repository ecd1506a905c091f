/** An outline for a place of which only a point is known. Whoever saves it says that it is estimated. */
import type { Position } from 'geojson'
import { planeAround } from './checks/metric.ts'

/** 0.4 ha: about the middle of what old compounds of two to six buildings stand on; 69 m across. */
export const sketchedM2 = 4000

type Sketched = { type: 'Polygon'; coordinates: [number, number][][] }

/** A regular octagon of this size around the point, in degrees to nine places; nobody takes it for something surveyed. */
export function sketchAround(position: Position, sizeM2 = sketchedM2): Sketched {
  const { toDegrees } = planeAround(position)
  // of a regular octagon: size = 2√2 · radius²
  const radiusM = Math.sqrt(sizeM2 / (2 * Math.SQRT2))
  const ring = Array.from({ length: 8 }, (_, corner): [number, number] => {
    const angle = ((2 * corner + 1) * Math.PI) / 8
    const [lon, lat] = toDegrees([radiusM * Math.cos(angle), radiusM * Math.sin(angle)])
    return [ninePlaces(lon), ninePlaces(lat)]
  })
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }
}

const ninePlaces = (degrees: number) => Math.round(degrees * 1e9) / 1e9
