/** What is odd about a map and does not stop the search: said with the plan, so that somebody looks. */
import { startGroups } from '../groups.ts'
import type { Barriers } from './graph/barriers.ts'
import { eachNearPair } from './graph/links.ts'
import { makeYard, type Yard } from './graph/yard.ts'

export type Doubt = { code: 'parts-apart' | 'same-boundary' | 'overlap'; compounds: readonly number[] }

/** Parts of one boundary that are no neighbours of each other: a river or an arterial runs between, or they are too far apart. */
export function arePartsApart({ parts }: Yard, barriers: Barriers, maxGapM: number): boolean {
  if (parts.length < 2) return false
  const yards = parts.map((part) => makeYard([part]))
  const members = Int32Array.from(parts.keys())
  const groups = startGroups(parts.map((_, part) => String(part)))
  eachNearPair({ members, yardOf: (part) => yards[part] as Yard, barriers }, maxGapM, ({ a, b, barrier }) => {
    if (barrier < 0) groups.join(String(a), String(b))
  })
  return groups.all().length > 1
}

/** Two that touch: whether they are the same boundary, or the middle of one lies inside the other. */
export function doubtOfPair(one: Yard, other: Yard): Doubt['code'] | null {
  const apart = Math.hypot(one.centroid[0] - other.centroid[0], one.centroid[1] - other.centroid[1])
  if (apart < 0.05 && Math.abs(one.areaM2 - other.areaM2) < 0.5) return 'same-boundary'
  return holds(one, other.centroid) || holds(other, one.centroid) ? 'overlap' : null
}

/** By the even–odd rule over all rings: holes count as outside. O(corners). */
function holds({ parts, box }: Yard, [x, y]: readonly [number, number]): boolean {
  if (x < box.west || x > box.east || y < box.south || y > box.north) return false
  let isInside = false
  for (const ring of parts.flat()) {
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [ax, ay] = [ring[k] as number, ring[k + 1] as number]
      const [bx, by] = [ring[k + 2] as number, ring[k + 3] as number]
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) isInside = !isInside
    }
  }
  return isInside
}
