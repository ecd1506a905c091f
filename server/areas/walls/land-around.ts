/** Boundaries on the plane of their district, and which of them lie around two compounds. */
import { toGaussKruger } from '#geodata/crs/gauss-kruger.ts'
import { type Box, boxAround, type Land } from '../bundling/graph/yard.ts'
import { reachM } from './facing.ts'
import type { FoundBoundary } from './walls.queries.ts'

type Placed = { id: string; name: string; retired: boolean; land: Land }

/** Degrees in, metres out. A retired compound can be asked for, and lies around nobody. */
export function placeLand(boundaries: readonly FoundBoundary[], meridian: number) {
  const placed = new Map(boundaries.map((each) => [each.id, { ...each, land: landOf(each, meridian) }]))
  const near = new Map<string, Placed[]>()
  const nearTo = ({ id, land }: Placed): Placed[] => {
    const known = near.get(id)
    if (known) return known
    const found = [...placed.values()].filter((other) => !other.retired && isWithinReach(other.land.box, land.box))
    near.set(id, found)
    return found
  }
  return {
    find: (id: string): Placed | undefined => placed.get(id),
    /** What may stand between the two. */
    around: (one: Placed, other: Placed): Land[] =>
      nearTo(one)
        .filter(
          (third) => third.id !== one.id && third.id !== other.id && isWithinReach(third.land.box, other.land.box),
        )
        .map(({ land }) => land),
  }
}

function landOf({ parts }: FoundBoundary, meridian: number): Land {
  const onPlane = parts.map((rings) =>
    rings.map((ring) => Float64Array.from(ring.flatMap((position) => toGaussKruger(position, meridian)))),
  )
  return { parts: onPlane, box: boxAround(onPlane.flat()) }
}

const isWithinReach = (one: Box, other: Box) =>
  one.west - reachM <= other.east &&
  one.east + reachM >= other.west &&
  one.south - reachM <= other.north &&
  one.north + reachM >= other.south
