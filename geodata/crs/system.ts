/**
 * A coordinate system: how the numbers of a file become places on Earth, and back. Earth is [lon, lat] in degrees of CGCS2000.
 *
 * CGCS2000 and WGS 84 are taken as equal. As definitions they differ by tenths of a millimetre of flattening; what is left is the
 * drift of the plates since the epoch 2000.0 that CGCS2000 keeps (GB 22021), some 3 cm a year: below a metre, and WGS 84 says so.
 */
import type { Position } from 'geojson'
import type { ReadFinding } from '../readers/reading.ts'

/** West, south, east, north in degrees; west is greater than east where the 180th meridian lies between them. */
export type Bounds = [number, number, number, number]

/** The order in which a position is read, whatever order the authority's definition names. */
export type Axis = 'lon-lat' | 'lat-lon' | 'east-north' | 'north-east' | 'west-south' | 'south-west'

export type System = {
  /** `systemOf(code)` gives the system again: "EPSG:4547", "GCJ-02", a PROJ string, the WKT of a system without a number. */
  code: string
  name: string
  /** Of the first two numbers: "degree", "metre", "US survey foot" and so on. */
  unit: string
  axis: Axis
  /** How far from the true place `toEarth` may be; null where nobody has published it. */
  accuracyM: number | null
  /** Where the system is meant for, where that is known. */
  areaOfUse: Bounds | null
  /** The conversion in words of the trade, to be kept with what was converted. */
  how: string
  /** What whoever uses the result must know. */
  notes: ReadFinding[]
  /** To [lon, lat], a height kept as it is; NaN where the numbers are no place. Never throws. */
  toEarth: (position: Position) => Position
  fromEarth: (position: Position) => Position
}

/** The mark on the code of a system whose numbers stand in the other order. */
export const swappedMark = '+swapped'
const swappedHow = ', the two numbers in the other order'

const otherOrder: Record<Axis, Axis> = {
  'lon-lat': 'lat-lon',
  'lat-lon': 'lon-lat',
  'east-north': 'north-east',
  'north-east': 'east-north',
  'west-south': 'south-west',
  'south-west': 'west-south',
}

const inOtherOrder = ([first = Number.NaN, second = Number.NaN, ...rest]: Position): Position => [
  second,
  first,
  ...rest,
]

/** The same system for numbers in the other order: latitude first, or the northing first, as Chinese surveyors write X and Y. */
export function swapAxes(system: System): System {
  const isSwapped = system.code.endsWith(swappedMark)
  return {
    ...system,
    code: isSwapped ? system.code.slice(0, -swappedMark.length) : system.code + swappedMark,
    axis: otherOrder[system.axis],
    how: isSwapped ? system.how.slice(0, -swappedHow.length) : system.how + swappedHow,
    toEarth: (position) => system.toEarth(inOtherOrder(position)),
    fromEarth: (position) => inOtherOrder(system.fromEarth(position)),
  }
}
