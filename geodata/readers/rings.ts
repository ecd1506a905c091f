/** Puts the rings of a shapefile's polygon together: outer rings turn clockwise there, each hole belongs to the outer ring around it. */
import Flatbush from 'flatbush'
import type { Position } from 'geojson'

export type Ring = Position[]

/** Edges looked at for holes of one shape; more takes longer than anybody waits. */
const mostSteps = 20e6

/**
 * @param rings of one shape, closed or not
 * @returns polygons, or null where telling whose hole is whose would take too long; `turned` where holes lie in no outer ring, so that
 *   the directions are wrong and each such ring was taken as a polygon of its own
 */
export function polygonsOf(rings: Ring[]): { polygons: Ring[][]; turned: boolean } | null {
  if (rings.length === 1) return { polygons: [rings], turned: false }
  const outers = rings.filter((ring) => twiceAreaOf(ring) <= 0)
  const holes = rings.filter((ring) => twiceAreaOf(ring) > 0)
  const polygons = outers.map((ring) => [ring])
  if (holes.length === 0) return { polygons, turned: false }
  if (outers.length === 0) return { polygons: holes.map((ring) => [ring]), turned: true }
  const index = indexOf(outers)
  let steps = 0
  let turned = false
  for (const hole of holes) {
    const [x, y] = hole[0] as [number, number]
    const around = index.search(x, y, x, y).filter((k) => {
      steps += outers[k]?.length ?? 0
      return steps <= mostSteps && holds(outers[k] as Ring, x, y)
    })
    if (steps > mostSteps) return null
    // an island in a lake on an island: the smallest ring around it
    const home = around.sort((a, b) => sizeOf(outers[a]) - sizeOf(outers[b]))[0]
    if (home === undefined) turned = polygons.push([hole]) > 0
    else polygons[home]?.push(hole)
  }
  return { polygons, turned }
}

/** Positive where the ring turns against the clock. About its first corner, so that large coordinates lose nothing. */
export function twiceAreaOf(ring: Ring): number {
  const [x0, y0] = (ring[0] ?? [0, 0]) as [number, number]
  let twice = 0
  for (let k = 1; k + 1 < ring.length; k++) {
    const [ax, ay] = ring[k] as [number, number]
    const [bx, by] = ring[k + 1] as [number, number]
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return twice
}

const sizeOf = (ring: Ring | undefined) => Math.abs(twiceAreaOf(ring ?? []))

function indexOf(rings: Ring[]): Flatbush {
  const index = new Flatbush(rings.length)
  for (const ring of rings) {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [x, y] of ring as [number, number][]) {
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    }
    index.add(...box)
  }
  index.finish()
  return index
}

/** Even–odd; a point on the edge may go either way. */
function holds(ring: Ring, x: number, y: number): boolean {
  let inside = false
  for (let k = 0, before = ring.length - 1; k < ring.length; before = k++) {
    const [ax, ay] = ring[k] as [number, number]
    const [bx, by] = ring[before] as [number, number]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
