/**
 * What is known of f, by mask of undecided members: the memory of `best-packing.ts`.
 *
 * Invariant: `exact` entries hold f(mask) and the choice that leads to it; others hold a budget that f(mask) is known not
 * to beat.
 */
import { MaskTable, absent as none } from './mask-table.ts'
import type { Levels } from './problem.ts'

/** In the place of the number of a set: the lowest member is left over, the mask was split into parts, nothing is known. */
export const leftOver = -1
export const inParts = -2
export const noChoice = -3

const expected = 1 << 10
/** Masks a table keeps room for when it is emptied. */
const kept = 1 << 14

export class PackingTable {
  left = new Float64Array(expected)
  count = new Float64Array(expected)
  worth = new Float64Array(expected)
  exact = new Uint8Array(expected)
  /** The set chosen for the lowest member, or one of the above. */
  choice = new Int32Array(expected)
  /** The first part of a mask that was split. */
  part = new Int32Array(expected)
  private readonly known = new MaskTable(expected)

  empty() {
    this.known.empty(expected)
    if (this.left.length > kept) this.resize(expected, 0)
  }

  find(mask: number): number {
    return this.known.find(mask)
  }

  write(mask: number, left: number, count: number, worth: number, exact: number, choice: number, part: number): number {
    const at = this.known.add(mask)
    if (at >= this.left.length) this.resize(2 * this.left.length, at)
    this.left[at] = left
    this.count[at] = count
    this.worth[at] = worth
    this.exact[at] = exact
    this.choice[at] = choice
    this.part[at] = part
    return at
  }

  /** The place of f of nobody. */
  nobody(): number {
    const at = this.known.find(0)
    return at === none ? this.write(0, 0, 0, 0, 1, leftOver, 0) : at
  }

  levelsAt(at: number): Levels {
    return { left: this.left[at] as number, count: this.count[at] as number, worth: this.worth[at] as number }
  }

  /** Room for `size` entries, the first `used` of which stay. */
  private resize(size: number, used: number) {
    const into = <T extends Float64Array | Int32Array | Uint8Array>(wider: T, from: T): T => {
      wider.set(from.subarray(0, used) as never)
      return wider
    }
    this.left = into(new Float64Array(size), this.left)
    this.count = into(new Float64Array(size), this.count)
    this.worth = into(new Float64Array(size), this.worth)
    this.exact = into(new Uint8Array(size), this.exact)
    this.choice = into(new Int32Array(size), this.choice)
    this.part = into(new Int32Array(size), this.part)
  }
}
