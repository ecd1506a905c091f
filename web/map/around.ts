/** Windows to look through: closely at a place, or at a shape with room to pull its corners outward. */
import type { Bounds, Position } from '#contract/geometry.ts'

const halfHeight = 0.00135 // degrees of latitude, 150 m

/** About 300 m around a place. */
export function boundsAround([lon, lat]: Position): Bounds {
  const halfWidth = halfHeight / Math.cos((lat * Math.PI) / 180)
  return [lon - halfWidth, lat - halfHeight, lon + halfWidth, lat + halfHeight]
}

/** The bounds and three tenths more on every side. */
export function withRoom([west, south, east, north]: Bounds): Bounds {
  const [width, height] = [0.3 * (east - west), 0.3 * (north - south)]
  return [west - width, south - height, east + width, north + height]
}
