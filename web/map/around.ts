/** A window of about 300 m around a place, to look at it closely. */
import type { Bounds, Position } from '#contract/geometry.ts'

const halfHeight = 0.00135 // degrees of latitude, 150 m

export function boundsAround([lon, lat]: Position): Bounds {
  const halfWidth = halfHeight / Math.cos((lat * Math.PI) / 180)
  return [lon - halfWidth, lat - halfHeight, lon + halfWidth, lat + halfHeight]
}
