/** What a planner rules by hand, from ids to numbers: who must be together, who must never be. */
import { startGroups } from '../groups.ts'

/** A group number for everyone that must be with somebody, −1 for the rest. Pairs with unknown ids are passed over. */
export function togetherGroups(ids: readonly string[], pairs: readonly (readonly [string, string])[]): Int32Array {
  const numbers = new Int32Array(ids.length).fill(-1)
  if (pairs.length === 0) return numbers
  const numberOf = new Map(ids.map((id, i) => [id, i]))
  const named = [...new Set(pairs.flat())].filter((id) => numberOf.has(id))
  const groups = startGroups(named)
  for (const [from, to] of pairs) if (numberOf.has(from) && numberOf.has(to)) groups.join(from, to)
  groups.all().forEach((members, group) => {
    if (members.length > 1) for (const id of members) numbers[numberOf.get(id) as number] = group
  })
  return numbers
}

/** Both ways round: for each compound those it must never be with. */
export function apartPairs(numberOf: ReadonlyMap<string, number>, pairs: readonly (readonly [string, string])[]) {
  const apart = new Map<number, Set<number>>()
  const add = (a: number, b: number) => apart.set(a, (apart.get(a) ?? new Set()).add(b))
  for (const [from, to] of pairs) {
    const [a, b] = [numberOf.get(from), numberOf.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    add(a, b)
    add(b, a)
  }
  return apart
}
