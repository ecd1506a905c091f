/** Metres around a place, good to a per mille within a district: for widths, gaps and tolerances, not for what is stored. */
import type { Position } from 'geojson'

const metresPerDegree = 111_320

/** A plane of [east, north] in metres whose origin is `at`. */
export function planeAround([lon = 0, lat = 0]: Position) {
  const eastPerDegree = metresPerDegree * Math.cos((lat * Math.PI) / 180)
  return {
    toPlane: ([x = 0, y = 0]: Position): [number, number] => [(x - lon) * eastPerDegree, (y - lat) * metresPerDegree],
    toDegrees: ([east, north]: readonly [number, number]): [number, number] => [
      lon + east / eastPerDegree,
      lat + north / metresPerDegree,
    ],
  }
}

export function metresFrom(one: Position, other: Position): number {
  const [east, north] = planeAround(one).toPlane(other)
  return Math.hypot(east, north)
}

export const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, end, index) => sum + metresFrom(line[index] as Position, end), 0)
