/** Length of a line in metres on the mean sphere: good to 0.5 % while drawing; the server measures in the local zone. */
import type { Position } from '#contract/geometry.ts'

const earthRadiusM = 6_371_008.8
const radians = Math.PI / 180

export function lineLengthM(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, end, i) => sum + distanceM(line[i] ?? end, end), 0)
}

function distanceM([lonA, latA]: Position, [lonB, latB]: Position): number {
  const dLat = (latB - latA) * radians
  const dLon = (lonB - lonA) * radians
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusM * Math.asin(Math.sqrt(a))
}
