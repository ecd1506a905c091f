/** A compound's boundary on the plane of its city: rings in metres, and the few figures everything else asks for. */

import { hasManyEdges, treeOf, walkEdges } from './edge-tree.ts'

/** Positions one after the other (x, y, x, y …), the first repeated at the end. */
export type Ring = Float64Array
/** One polygon: its outer ring and its holes. */
export type Part = readonly Ring[]
export type Box = { west: number; south: number; east: number; north: number }
/** What a compound takes up: its polygons, and the box around them. */
export type Land = { parts: readonly Part[]; box: Box }
export type Yard = Land & { areaM2: number; centroid: readonly [number, number] }

/** Area, centroid and box. @throws RangeError for a boundary without area. */
export function makeYard(parts: readonly Part[]): Yard {
  const box = boxAround(parts.flat())
  // sums are taken about the box's corner: squares of full eastings would lose the centimetres
  const sums = { area: 0, x: 0, y: 0 }
  for (const part of parts) {
    part.forEach((ring, place) => {
      addMoments(sums, ring, box, place === 0 ? 1 : -1)
    })
  }
  if (!(sums.area > 0)) throw new RangeError('the boundary encloses nothing')
  const centroid = [box.west + sums.x / sums.area, box.south + sums.y / sums.area] as const
  return { parts, box, areaM2: sums.area, centroid }
}

function addMoments(sums: { area: number; x: number; y: number }, ring: Ring, box: Box, sign: number) {
  let [area, x, y] = [0, 0, 0]
  for (let k = 0; k + 3 < ring.length; k += 2) {
    const [ax, ay] = [(ring[k] as number) - box.west, (ring[k + 1] as number) - box.south]
    const [bx, by] = [(ring[k + 2] as number) - box.west, (ring[k + 3] as number) - box.south]
    const cross = ax * by - bx * ay
    area += cross / 2
    x += ((ax + bx) * cross) / 6
    y += ((ay + by) * cross) / 6
  }
  const turn = area < 0 ? -sign : sign
  sums.area += turn * area
  sums.x += turn * x
  sums.y += turn * y
}

export function boxAround(rings: readonly Float64Array[]): Box {
  const box: Box = {
    west: Number.POSITIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  }
  for (const ring of rings) {
    for (let k = 0; k + 1 < ring.length; k += 2) {
      const [x, y] = [ring[k] as number, ring[k + 1] as number]
      if (x < box.west) box.west = x
      if (x > box.east) box.east = x
      if (y < box.south) box.south = y
      if (y > box.north) box.north = y
    }
  }
  return box
}

/** Whether the way from a point straight to the east passes the edge. */
const isPassed = (x: number, y: number, ax: number, ay: number, bx: number, by: number) =>
  ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)

/** Whether a point lies inside the land (even–odd rule over all rings; the edge itself may fall either way). */
export function holds(land: Land, x: number, y: number): boolean {
  const { box } = land
  if (x < box.west || x > box.east || y < box.south || y > box.north) return false
  let inside = false
  if (hasManyEdges(land)) {
    walkEdges(
      treeOf(land),
      (_, south, east, north) => y >= south && y <= north && x <= east,
      (ax, ay, bx, by) => {
        if (isPassed(x, y, ax, ay, bx, by)) inside = !inside
        return true
      },
    )
    return inside
  }
  everyEdge(land, (ax, ay, bx, by) => {
    if (isPassed(x, y, ax, ay, bx, by)) inside = !inside
    return true
  })
  return inside
}

/** Visits the edges of few, ring by ring, as long as `visit` says true. @returns whether it always did. */
export function everyEdge(
  { parts }: Land,
  visit: (ax: number, ay: number, bx: number, by: number) => boolean,
): boolean {
  for (const part of parts) {
    for (const ring of part) {
      for (let k = 0; k + 3 < ring.length; k += 2) {
        if (!visit(ring[k] as number, ring[k + 1] as number, ring[k + 2] as number, ring[k + 3] as number)) return false
      }
    }
  }
  return true
}
