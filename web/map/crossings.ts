/** Where rings cross themselves or one another: such a boundary encloses nothing that could be measured. */
import type { Position } from '#contract/geometry.ts'

type Edge = { start: Position; end: Position; ring: number; at: number; count: number }

/** The places where edges of these open rings cross or touch, apart from the corners that neighbours share. */
export function crossingsOf(rings: readonly (readonly Position[])[]): Position[] {
  const edges = rings.flatMap((ring, number) => edgesOf(ring, number)).sort((a, b) => west(a) - west(b))
  const places: Position[] = []
  edges.forEach((edge, at) => {
    for (let next = at + 1; next < edges.length; next++) {
      const other = edges[next] as Edge // within the list
      if (west(other) > east(edge)) break // sorted by west: no later edge reaches back
      if (areNeighbours(edge, other)) continue
      const place = crossing(edge, other)
      if (place) places.push(place)
    }
  })
  return places
}

const west = ({ start, end }: Edge) => Math.min(start[0], end[0])
const east = ({ start, end }: Edge) => Math.max(start[0], end[0])

const edgesOf = (ring: readonly Position[], number: number): Edge[] =>
  ring.map((start, at) => ({ start, end: ring[(at + 1) % ring.length] ?? start, ring: number, at, count: ring.length }))

const areNeighbours = (one: Edge, other: Edge) => {
  const apart = Math.abs(one.at - other.at)
  return one.ring === other.ring && (apart <= 1 || apart === one.count - 1)
}

function crossing({ start: a, end: b }: Edge, { start: c, end: d }: Edge): Position | null {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]]
  const [vx, vy] = [d[0] - c[0], d[1] - c[1]]
  const across = ux * vy - uy * vx
  if (across === 0) return null
  const [wx, wy] = [c[0] - a[0], c[1] - a[1]]
  const along = (wx * vy - wy * vx) / across
  const alongOther = (wx * uy - wy * ux) / across
  if (along < 0 || along > 1 || alongOther < 0 || alongOther > 1) return null
  return [a[0] + along * ux, a[1] + along * uy]
}
