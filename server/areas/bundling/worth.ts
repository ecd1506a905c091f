/**
 * The third level: what an area costs beyond its count, in 万元-equivalents. Smaller is better.
 *   compactness · Σ ‖centroid − mean centroid‖  + yearShift · min over t of Σ households · |plan year − t|
 *   − sharedWorks · Σ g  − nearness · Σ (1 − gap / maxGap)  − mixedOwners · (owners − 1), sums over links inside.
 */
import type { Problem } from './problem.ts'

/** The third level of one set of compounds. O(members · links). */
export function worthOf(problem: Problem, members: ArrayLike<number>): number {
  const { weights } = problem
  let worth = weights.compactness * spreadM(problem, members) - linksWorth(problem, members)
  if (weights.yearShift > 0) {
    worth += weights.yearShift * shiftTo(problem, members, bestYear(problem, members)).householdYears
  }
  if (weights.mixedOwners > 0) worth -= weights.mixedOwners * Math.max(0, ownersIn(problem, members) - 1)
  return worth
}

/** Sum of the distances from the members' centroids to their mean, metres. */
export function spreadM({ compounds: { x, y } }: Problem, members: ArrayLike<number>): number {
  let meanX = 0
  let meanY = 0
  for (let k = 0; k < members.length; k++) {
    meanX += x[members[k] as number] as number
    meanY += y[members[k] as number] as number
  }
  meanX /= members.length
  meanY /= members.length
  let sum = 0
  for (let k = 0; k < members.length; k++) {
    const dx = (x[members[k] as number] as number) - meanX
    const dy = (y[members[k] as number] as number) - meanY
    sum += Math.sqrt(dx * dx + dy * dy)
  }
  return sum
}

/** What one link inside an area is worth. */
export function worthOfLink({ links, limits, weights }: Problem, at: number): number {
  const near = limits.maxGapM > 0 ? 1 - (links.gapM[at] as number) / limits.maxGapM : 1
  return weights.sharedWorks * (links.sharedM[at] as number) + weights.nearness * near
}

function linksWorth(problem: Problem, members: ArrayLike<number>): number {
  const { start, to } = problem.links
  let sum = 0
  for (let k = 0; k < members.length; k++) {
    const i = members[k] as number
    for (let at = start[i] as number; at < (start[i + 1] as number); at++) {
      const j = to[at] as number
      if (j > i && includes(members, j)) sum += worthOfLink(problem, at)
    }
  }
  return sum
}

function includes(members: ArrayLike<number>, wanted: number): boolean {
  for (let k = 0; k < members.length; k++) if (members[k] === wanted) return true
  return false
}

/** The household-weighted median of the plan years; of two that serve as well, the earlier. NaN where no year is known. */
export function bestYear({ compounds: { planYear, households } }: Problem, members: ArrayLike<number>): number {
  let half = 0
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let k = 0; k < members.length; k++) {
    const i = members[k] as number
    const planned = planYear[i] as number
    if (Number.isNaN(planned)) continue
    half += (households[i] as number) / 2
    if (planned < first) first = planned
    if (planned > last) last = planned
  }
  if (first > last) return Number.NaN
  if (first === last) return first
  // year after year upwards, without a list to sort: this is asked of every area there may be
  let year = Number.NEGATIVE_INFINITY
  let below = 0
  while (year < last) {
    let next = Number.POSITIVE_INFINITY
    let own = 0
    for (let k = 0; k < members.length; k++) {
      const i = members[k] as number
      const planned = planYear[i] as number
      if (planned > year && planned < next) {
        next = planned
        own = 0
      }
      if (planned === next) own += households[i] as number
    }
    year = next
    below += own
    if (below >= half) break
  }
  return year
}

/** What moving every member to one year means. A member without a year moves for nothing. */
export function shiftTo({ compounds }: Problem, members: ArrayLike<number>, year: number) {
  let [moved, householdYears] = [0, 0]
  for (let k = 0; k < members.length; k++) {
    const i = members[k] as number
    const years = Math.abs((compounds.planYear[i] as number) - year)
    if (!(years > 0)) continue
    moved += 1
    householdYears += years * (compounds.households[i] as number)
  }
  return { compounds: moved, householdYears }
}

/** Different owners that are known. */
export function ownersIn({ compounds: { owner } }: Problem, members: ArrayLike<number>): number {
  const seen = new Set<number>()
  for (let k = 0; k < members.length; k++) {
    const one = owner[members[k] as number] as number
    if (one >= 0) seen.add(one)
  }
  return seen.size
}
