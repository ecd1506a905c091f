import { fromGaussKruger, toGaussKruger } from '#geodata/crs/gauss-kruger.ts'

type Metres = readonly [east: number, north: number]

const [east0, north0] = toGaussKruger([113.62, 34.83], 114)

/** A place so many metres east and north of the crossroads of a toy street in Huiji, in degrees with 7 places. */
export function at([east, north]: Metres): [number, number] {
  const [lon, lat] = fromGaussKruger([east0 + east, north0 + north], 114)
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
}

/** A square yard by its south-western corner and its side, in metres. */
export function yard([east, north]: Metres, sideM: number) {
  const corners: Metres[] = [
    [east, north],
    [east + sideM, north],
    [east + sideM, north + sideM],
    [east, north + sideM],
    [east, north],
  ]
  return { type: 'Polygon' as const, coordinates: [corners.map(at)] }
}

/** A line through places in metres. */
export function lineThrough(...places: Metres[]) {
  return { type: 'LineString' as const, coordinates: places.map(at) }
}
