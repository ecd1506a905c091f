/**
 * Which outlines of a file may lie over which, and beside which. Two by two they are too many to look at where a file has one outline over the
 * other: of a row among more than a few only some are looked at, and that is told.
 */
import { setImmediate as breath } from 'node:timers/promises'
import Flatbush from 'flatbush'
import type { Bounds } from '#contract/geometry.ts'
import { areApart } from '#geodata/checks/apart.ts'
import { boundsOf } from '#geodata/geojson.ts'
import type { Breathe } from './batches.ts'
import type { Drawn } from './drawn.ts'

/** Yards of a town have some ten neighbours at most. */
export const mostBeside = 16
/** Of outlines that lie among many, each is held against so many others like it. */
const comparedOfMany = 4
/** Boxes that are looked into before a row is taken to lie among many. */
export const mostLooked = 200

type Sought = { around: Bounds; most: number; isWanted?: (place: number) => boolean }

/** Places of the boxes that meet the one in question and are wanted, nearest to its middle first. */
export function nearest(index: Flatbush, boxes: readonly Bounds[], { around, most, isWanted }: Sought): number[] {
  const [w, s, e, n] = around
  const isMet = (place: number) => {
    const box = boxes[place]
    if (!box || box[0] > e || box[2] < w || box[1] > n || box[3] < s) return false
    return isWanted?.(place) ?? true
  }
  // whatever meets the box is no farther from its middle than its corners are
  const reach = (Math.hypot(e - w, n - s) / 2) * 1.001
  return index.neighbors((w + e) / 2, (s + n) / 2, most, reach, isMet)
}

export const wider = ([w, s, e, n]: Bounds, degrees: number): Bounds => [
  w - degrees,
  s - degrees,
  e + degrees,
  n + degrees,
]

export type Around = { beside: readonly Drawn[]; isAmongMany: boolean }
type IsBeside = (one: Drawn, other: Drawn) => boolean

/**
 * What can be asked of many outlines: those whose boxes meet that of one, drawn so many degrees wider, nearest to its middle first and at most
 * `mostBeside`. `isBeside` is asked of each.
 */
export function openAround(drawn: readonly Drawn[], degrees = 0): (place: number, isBeside: IsBeside) => Around {
  if (drawn.length < 2) return () => ({ beside: [], isAmongMany: false })
  const boxes = drawn.map(({ shape }): Bounds => boundsOf(shape) ?? [0, 0, 0, 0])
  const index = new Flatbush(drawn.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  return (place, isBeside) => {
    const each = drawn[place]
    let looked = 0
    const isWanted = (at: number) => {
      const other = drawn[at]
      if (!each || !other || at === place || looked >= mostLooked) return false
      looked += 1
      return isBeside(each, other)
    }
    const around = wider(boxes[place] ?? [0, 0, 0, 0], degrees)
    const found = nearest(index, boxes, { around, most: mostBeside + 1, isWanted })
    const beside = found.slice(0, mostBeside).flatMap((at) => drawn[at] ?? [])
    return { beside, isAmongMany: found.length > mostBeside || looked >= mostLooked }
  }
}

/** `at` is the later row: it is the one that gives way. */
export type Pair = { at: number; other: number }

const rowsAtOnce = 500
const mayOverlap: IsBeside = (one, other) => !areApart(one.shape, other.shape)

export class Crowd {
  readonly #around = new Map<number, Around>()

  /** Looks at every row once, which is half of the work; others are served in between. */
  static async of(drawn: readonly Drawn[], breathe: Breathe): Promise<Crowd> {
    const crowd = new Crowd()
    const around = openAround(drawn)
    for (const [place, { at }] of drawn.entries()) {
      if (place % rowsAtOnce === 0) {
        breathe(place / drawn.length / 2)
        await breath()
      }
      const found = around(place, mayOverlap)
      if (found.beside.length > 0) crowd.#around.set(at, found)
    }
    return crowd
  }

  isAmongMany(at: number): boolean {
    return this.#around.get(at)?.isAmongMany ?? false
  }

  /**
   * Rows that may lie over each other, as many at a time as come of a few rows. A pair of which one row lies among few is always there; of
   * pairs among many a few for each row.
   */
  *pairs(breathe: Breathe): Generator<Pair[]> {
    const told = new Set<string>()
    let some: Pair[] = []
    let rows = 0
    for (const [at, { beside, isAmongMany }] of this.#around) {
      rows += 1
      const others = isAmongMany
        ? beside.filter((other) => this.isAmongMany(other.at)).slice(0, comparedOfMany)
        : beside.filter((other) => other.at < at || this.isAmongMany(other.at))
      for (const other of others) {
        const pair = { at: Math.max(at, other.at), other: Math.min(at, other.at) }
        if (isAmongMany && told.has(`${pair.at} ${pair.other}`)) continue
        if (isAmongMany) told.add(`${pair.at} ${pair.other}`)
        some.push(pair)
      }
      if (some.length < rowsAtOnce) continue
      breathe(0.5 + rows / this.#around.size / 2)
      yield some
      some = []
    }
    if (some.length > 0) yield some
  }
}
