/**
 * A pool: at most 31 compounds looked at together, as bit masks in one machine word. Everything the kernel asks (who is
 * whose neighbour, who may never be together) is one AND away.
 */
import { areInConflict, type Problem } from './problem.ts'
import { inSweep } from './sweep.ts'
import { worthOfLink } from './worth.ts'

/** Bits of one word that stay positive. */
export const poolSize = 31

export type Pool = {
  problem: Problem
  /** Members in the order of their bits: a sweep along the longer axis, so that sets tried together lie together. */
  members: number[]
  neighbours: Int32Array
  conflicts: Int32Array
  /** All that must come along with a member; −1 where one of them is not in the pool. */
  together: Int32Array
  households: Float64Array
  floorAreaM2: Float64Array
  costWan: Float64Array
  /** Half of what a member's links inside the pool are worth at most, and its part in mixed ownership. */
  promise: Float64Array
}

export const lowestBit = (mask: number): number => 31 - Math.clz32(mask & -mask)

/** @throws RangeError for more than 31 compounds. */
export function makePool(problem: Problem, compounds: readonly number[]): Pool {
  if (compounds.length > poolSize) throw new RangeError(`a pool holds ${poolSize} compounds, not ${compounds.length}`)
  const members = inSweep(problem, compounds)
  const size = members.length
  const pool: Pool = {
    problem,
    members,
    neighbours: new Int32Array(size),
    conflicts: new Int32Array(size),
    together: togetherMasks(problem, members),
    households: figuresOf(problem.compounds.households, members),
    floorAreaM2: figuresOf(problem.compounds.floorAreaM2, members),
    costWan: figuresOf(problem.compounds.costWan, members),
    promise: new Float64Array(size).fill(problem.weights.mixedOwners),
  }
  const { start, to } = problem.links
  for (let bit = 0; bit < size; bit++) {
    const i = members[bit] as number
    for (let at = start[i] as number; at < (start[i + 1] as number); at++) {
      const other = members.indexOf(to[at] as number)
      if (other < 0) continue
      pool.neighbours[bit] = (pool.neighbours[bit] as number) | (1 << other)
      pool.promise[bit] = (pool.promise[bit] as number) + worthOfLink(problem, at) / 2
    }
    for (let other = 0; other < bit; other++) {
      if (!areInConflict(problem, i, members[other] as number)) continue
      pool.conflicts[bit] = (pool.conflicts[bit] as number) | (1 << other)
      pool.conflicts[other] = (pool.conflicts[other] as number) | (1 << bit)
    }
  }
  return pool
}

/** Unknown figures count as 0. */
function figuresOf(figures: Float64Array, members: readonly number[]): Float64Array {
  const own = new Float64Array(members.length)
  for (let bit = 0; bit < own.length; bit++) own[bit] = figures[members[bit] as number] || 0
  return own
}

function togetherMasks({ together, compounds }: Problem, members: readonly number[]): Int32Array {
  const masks = new Int32Array(members.length)
  if (!members.some((i) => (together[i] as number) >= 0)) return masks
  const wanted = new Map<number, number>()
  for (let i = 0; i < compounds.size; i++) {
    const group = together[i] as number
    if (group >= 0) wanted.set(group, (wanted.get(group) ?? 0) + 1)
  }
  members.forEach((i, bit) => {
    const group = together[i] as number
    if (group < 0) return
    let mask = 0
    let found = 0
    members.forEach((j, other) => {
      if (together[j] !== group) return
      mask |= 1 << other
      found += 1
    })
    masks[bit] = found === wanted.get(group) ? mask : -1
  })
  return masks
}

/** The compounds of a mask. */
export function compoundsOf({ members }: Pool, mask: number): number[] {
  const found: number[] = []
  for (let rest = mask; rest !== 0; rest &= rest - 1) found.push(members[lowestBit(rest)] as number)
  return found
}

/** Sums over masks in four look-ups: a table of 256 sums for each byte of the word. */
export class MaskSums {
  private readonly tables = new Float64Array(4 * 256)

  /** Costs as many additions as there are masks of the bytes in use, less than one pass over the sets of a pool. */
  of(values: Float64Array): this {
    const { tables } = this
    for (let byte = 0; byte < 4; byte++) {
      const masks = 1 << Math.max(0, Math.min(8, values.length - byte * 8))
      for (let mask = 1; mask < masks; mask++) {
        const own = values[byte * 8 + lowestBit(mask)] as number
        tables[byte * 256 + mask] = (tables[byte * 256 + (mask & (mask - 1))] as number) + own
      }
    }
    return this
  }

  at(mask: number): number {
    const { tables } = this
    return (
      (tables[mask & 255] as number) +
      (tables[256 + ((mask >>> 8) & 255)] as number) +
      (tables[512 + ((mask >>> 16) & 255)] as number) +
      (tables[768 + (mask >>> 24)] as number)
    )
  }
}
