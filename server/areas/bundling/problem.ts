/**
 * The bundling problem as the engine sees it: compounds as numbers 0 … size−1, their figures in arrays of that length, and
 * the neighbour links in compressed rows. Metres are those of the local 3° zone; an unknown figure is NaN.
 *
 * Source of the problem: max-p-regions (Duque, Anselin, Rey 2012) widened by upper caps and unassigned units as in EMP
 * (Kang, Magdy et al. 2022).
 */
import type { BundleGoal, BundleWeights } from '#contract/bundling.ts'

export type Compounds = {
  size: number
  /** Centroids in metres; `plane` numbers the zone they are measured in: centroids of two planes are never compared. */
  x: Float64Array
  y: Float64Array
  plane: Int32Array
  /** Never NaN: a missing figure is estimated from the site, and `estimated` says so. */
  households: Float64Array
  estimated: Uint8Array
  floorAreaM2: Float64Array
  costWan: Float64Array
  planYear: Float64Array
  /** Number of the owner, −1 where unknown. */
  owner: Int32Array
}

/** Links of compound i: places start[i] … start[i+1]−1 of the other arrays. Every link stands twice, once from each end. */
export type Links = {
  start: Int32Array
  to: Int32Array
  gapM: Float64Array
  /** Metres of lane or pipe the two share (g). */
  sharedM: Float64Array
}

export type Limits = {
  maxGapM: number
  /** Infinity where there is no cap, 0 where there is no floor. */
  maxDiameterM: number
  households: { min: number; max: number }
  floorAreaM2: { min: number; max: number }
  compounds: { min: number; max: number }
  costWan: { max: number }
  maxYearSpread: number
}

export type Problem = {
  compounds: Compounds
  links: Links
  limits: Limits
  goal: BundleGoal
  weights: BundleWeights
  /** Group that must stay together, by compound; −1 for none. */
  together: Int32Array
  /** For a compound that has them, those it must never be with. */
  apart: ReadonlyMap<number, ReadonlySet<number>>
  /** Part of a locked area: neither joined nor crossed. */
  taken: Uint8Array
  seed: number
}

/** The three levels a plan is judged by, in this order; smaller is better in each. */
export type Levels = {
  /** Households left over. */
  left: number
  /** Areas: their number (`fewest`), its negative (`most`), or 0 (`any`). */
  count: number
  /** Third level, 万元-equivalents. */
  worth: number
}

/** Sums of floats differ in the last digits by the order they are added in. */
const tiny = 1e-7

export const isLess = (a: number, b: number) => a < b - tiny

/** Levels are compared as a tuple; they are never folded into one number. */
export function isBetter(a: Levels, b: Levels): boolean {
  if (isLess(a.left, b.left)) return true
  if (isLess(b.left, a.left)) return false
  if (a.count !== b.count) return a.count < b.count
  return isLess(a.worth, b.worth)
}

/** What one more area adds to the second level. */
export const countOfArea = (goal: BundleGoal): number => ({ fewest: 1, most: -1, any: 0 })[goal]

/** Whether two compounds may never be in one area, however it grows: too far apart, too many years apart, forbidden. */
export function areInConflict({ compounds, limits, apart }: Problem, i: number, j: number): boolean {
  const { x, y, plane, planYear } = compounds
  if (plane[i] !== plane[j]) return true
  const dx = (x[i] as number) - (x[j] as number)
  const dy = (y[i] as number) - (y[j] as number)
  if (Math.sqrt(dx * dx + dy * dy) > limits.maxDiameterM) return true
  // NaN compares false: a compound without a year breaks no spread
  if (Math.abs((planYear[i] as number) - (planYear[j] as number)) > limits.maxYearSpread) return true
  return apart.size > 0 && (apart.get(i)?.has(j) ?? false)
}

/** The figures of a set that caps and floors speak of. A missing floor area or cost adds nothing. */
export function sumsOf({ compounds }: Problem, members: ArrayLike<number>) {
  let households = 0
  let floorAreaM2 = 0
  let costWan = 0
  for (let k = 0; k < members.length; k++) {
    const i = members[k] as number
    households += compounds.households[i] as number
    floorAreaM2 += compounds.floorAreaM2[i] || 0
    costWan += compounds.costWan[i] || 0
  }
  return { households, floorAreaM2, costWan, compounds: members.length }
}
