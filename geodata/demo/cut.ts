import { between, cross, dot, edgesOf, minus, type Point, type Ring } from './plane.ts'

type Crossing = { at: Point; alongM: number }
type Chain = { enter: Crossing; points: Ring; leave: Crossing }

/** The parts of a simple ring to the left of the line through `p` with this direction; concave rings may fall apart. */
export function leftOf(ring: Ring, p: Point, direction: Point): Ring[] {
  const sides = ring.map((q) => cross(direction, minus(q, p)) >= 0)
  if (sides.every((left) => left)) return [ring]
  if (!sides.some((left) => left)) return []
  return join(chainsOnTheLeft(ring, sides, p, direction))
}

/** The parts on both sides of a gap of twice `halfGapM`, cut along a line. */
export function cutApart(ring: Ring, p: Point, direction: Point, halfGapM: number): Ring[] {
  const [left, right]: [Point, Point] = [
    [p[0] - direction[1] * halfGapM, p[1] + direction[0] * halfGapM],
    [p[0] + direction[1] * halfGapM, p[1] - direction[0] * halfGapM],
  ]
  return [...leftOf(ring, left, direction), ...leftOf(ring, right, [-direction[0], -direction[1]])]
}

/** The stretches of a line that lie inside a ring. */
export function stretchesInside(ring: Ring, p: Point, direction: Point): [Point, Point][] {
  const crossings = edgesOf(ring)
    .filter(([a, b]) => cross(direction, minus(a, p)) >= 0 !== cross(direction, minus(b, p)) >= 0)
    .map((edge) => crossingOn(edge, p, direction))
    .sort((a, b) => a.alongM - b.alongM)
  return crossings.flatMap((from, i) => (i % 2 === 0 && crossings[i + 1] ? [[from.at, crossings[i + 1]!.at]] : []))
}

function crossingOn([a, b]: [Point, Point], p: Point, direction: Point): Crossing {
  const [fromA, fromB] = [cross(direction, minus(a, p)), cross(direction, minus(b, p))]
  const at = between(a, b, fromA / (fromA - fromB))
  return { at, alongM: dot(direction, minus(at, p)) }
}

function chainsOnTheLeft(ring: Ring, sides: boolean[], p: Point, direction: Point): Chain[] {
  const chains: Chain[] = []
  ring.forEach((a, start) => {
    const first = (start + 1) % ring.length
    if (sides[start] || !sides[first]) return
    const points: Ring = []
    let index = first
    while (sides[index]) {
      points.push(ring[index]!)
      index = (index + 1) % ring.length
    }
    const last = points[points.length - 1]!
    chains.push({
      enter: crossingOn([a, ring[first]!], p, direction),
      points,
      leave: crossingOn([last, ring[index]!], p, direction),
    })
  })
  return chains
}

/** Where a chain leaves, the line runs inside the ring to its neighbour crossing, at which another chain enters. */
function join(chains: Chain[]): Ring[] {
  const crossings = chains
    .flatMap((chain) => [
      { chain, enters: true, alongM: chain.enter.alongM },
      { chain, enters: false, alongM: chain.leave.alongM },
    ])
    .sort((a, b) => a.alongM - b.alongM)
  const following = new Map<Chain, Chain>()
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [a, b] = [crossings[i]!, crossings[i + 1]!]
    following.set(a.enters ? b.chain : a.chain, a.enters ? a.chain : b.chain)
  }
  const rings: Ring[] = []
  const waiting = new Set(chains)
  for (const start of chains) {
    const ring: Ring = []
    for (let chain: Chain | undefined = start; chain && waiting.delete(chain); chain = following.get(chain)) {
      ring.push(chain.enter.at, ...chain.points, chain.leave.at)
    }
    if (ring.length > 2) rings.push(ring)
  }
  return rings
}
