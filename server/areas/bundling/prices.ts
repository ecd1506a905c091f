/**
 * Prices of compounds: the dual of choosing areas so that every compound is in exactly one.
 *
 *   min Σ cost_S·x_S   with Σ_{S ∋ v} x_S = 1 for every v, x ≥ 0      max Σ price_v   with Σ_{v ∈ S} price_v ≤ cost_S
 *
 * Where a plan must have exactly k areas, Σ x_S = k is one row more, and its price is part of the price of every area.
 *
 * Any prices no area is dearer than give a bound, Σ price_v, that no plan beats: every plan costs that sum plus what its
 * areas cost beyond their prices (their reduced costs, never negative). The bound is read off the prices and checked against
 * every area, so it holds however the prices were found.
 *
 * They are found by the primal simplex method with an explicit inverse, over a working set of areas that grows by the
 * cheapest area of each root (column generation; Gilmore and Gomory 1961). A compound may be left over at `dearest` and
 * covered twice at `cheapest`, which keeps prices in a box and gives the first basis. The right-hand side is
 * disturbed a little, by a fixed sequence, against degenerate steps. One step is O(rows²), mostly less.
 */
import { type Columns, placesOf } from './columns.ts'

export type PriceQuestion = {
  columns: Columns
  /** Cost of an area; +∞ bans it. */
  costOf: Float64Array
  /** How many areas a plan must have; null where any number will do. Then they have a price too, the last one. */
  wanted: number | null
  /** Highest price by place: what leaving a compound over costs. */
  dearest: Float64Array
  /** Lowest price, negative. */
  cheapest: number
  /** What prices may be about: they are looked for near it first. */
  guess: Float64Array
  /** What the largest price may be about. */
  unit: number
  /** A bound above this is enough. */
  enough: number
  /** Areas a plan has at most. */
  mostAreas: number
  steps: number
}

export type Prices = {
  prices: Float64Array
  /** What no plan beats. */
  bound: number
  /** Cost of each area beyond its prices, not below 0. */
  reduced: Float64Array
  steps: number
}

const tiny = 1e-9

/** Sets. */
const longLook = 50_000

/** How far from the guess prices may lie, stage by stage (stabilised column generation; du Merle and others 1999). */
const reaches = [0.05, 0.2, Number.POSITIVE_INFINITY]

export function priceAreas(question: PriceQuestion): Prices {
  const { enough, mostAreas, unit, steps, columns } = question
  const simplex = new Simplex(question)
  const look = new Look(question)
  let best: Prices = { prices: simplex.prices, bound: Number.NEGATIVE_INFINITY, reduced: look.reduced, steps: 0 }
  for (let stage = 0; stage < reaches.length; stage++) {
    simplex.confine((reaches[stage] as number) * unit)
    for (;;) {
      const isStuck = !simplex.improve()
      const wanted = look.forCheaper(simplex.prices)
      if (isStuck || wanted.length === 0) break
      simplex.admit(wanted, look.reduced)
    }
    const lowest = look.lowest(simplex.prices)
    const bound = simplex.prices.reduce((sum, price, v) => sum + price * demandAt(question, v), 0) + mostAreas * lowest
    if (bound > best.bound) {
      best = { prices: simplex.prices.slice(), bound, reduced: look.reduced.slice(0, columns.count), steps: 0 }
    }
    // stuck with room to spare: no prices this near to the guess are below every cost
    const isBest = lowest === 0 && !simplex.isAtEdge()
    if (isBest || bound > enough || simplex.steps >= steps) break
  }
  return { ...best, steps: simplex.steps }
}

/** How often a row is covered: once, if it is a compound. */
const demandAt = ({ columns, wanted }: PriceQuestion, row: number): number =>
  row < columns.order.length ? 1 : (wanted as number)

/** Looks through all areas for those that cost less than their prices. */
class Look {
  readonly reduced: Float64Array
  private readonly question: PriceQuestion
  /** Sums of prices, by set. */
  private readonly sums: Float64Array

  constructor(question: PriceQuestion) {
    this.question = question
    this.reduced = new Float64Array(question.columns.count)
    this.sums = new Float64Array(question.columns.count)
  }

  /**
   * The cheapest area of each root, where it costs less than its prices. Where a look takes long, those too that are cheaper than
   * all before them: more to choose from at a time, fewer looks.
   */
  forCheaper(prices: Float64Array): number[] {
    const roots = this.question.columns.order.length
    const takesLong = this.question.columns.count > longLook
    const cheaper: number[] = []
    for (let root = 0; root < roots; root++) {
      const found = this.cheapestOf(root, prices, takesLong ? cheaper : null)
      if (!takesLong && found >= 0) cheaper.push(found)
    }
    return cheaper
  }

  /** Brings all reduced costs up to date. @returns the lowest, 0 where none is below. */
  lowest(prices: Float64Array): number {
    let lowest = 0
    for (let root = 0; root < this.question.columns.order.length; root++) {
      const found = this.cheapestOf(root, prices, null)
      if (found >= 0) lowest = Math.min(lowest, this.reduced[found] as number)
    }
    return lowest
  }

  private cheapestOf(root: number, prices: Float64Array, cheaper: number[] | null): number {
    const { columns, costOf, unit } = this.question
    const { above, last, groups, order } = columns
    const { reduced, sums } = this
    const perArea = prices[order.length] ?? 0
    let found = -1
    let least = -1e-8 * unit
    for (let s = groups[root] as number, end = groups[root + 1] as number; s < end; s++) {
      const from = above[s] as number
      const sum = (from < 0 ? perArea : (sums[from] as number)) + (prices[last[s] as number] as number)
      sums[s] = sum
      const left = (costOf[s] as number) - sum
      reduced[s] = left
      if (left >= least) continue
      found = s
      least = left
      cheaper?.push(s)
    }
    return found
  }
}

class Simplex {
  readonly prices: Float64Array
  steps = 0
  private readonly question: PriceQuestion
  private readonly rows: number
  /** Column v of the inverse basis at v·rows. */
  private readonly inverse: Float64Array
  private readonly amounts: Float64Array
  /** Of each row: an area, or −1 − 2v to leave place v over, −2 − 2v to cover it twice. */
  private readonly basis: Int32Array
  private working: number[] = []
  /** Rows of the areas ever admitted. */
  private readonly rowsOf = new Map<number, readonly number[]>()
  private readonly way: Float64Array
  private readonly most: Float64Array
  private readonly least: Float64Array

  constructor(question: PriceQuestion) {
    const rows = question.dearest.length
    this.question = question
    this.rows = rows
    this.prices = new Float64Array(rows)
    this.most = new Float64Array(rows)
    this.least = new Float64Array(rows)
    this.inverse = new Float64Array(rows * rows)
    this.way = new Float64Array(rows)
    this.amounts = new Float64Array(rows)
    this.basis = Int32Array.from({ length: rows }, (_, v) => -1 - 2 * v)
    for (let v = 0; v < rows; v++) {
      this.inverse[v * rows + v] = 1
      this.amounts[v] = demandAt(question, v) + 1e-5 * ((v * 0.6180339887498949) % 1)
    }
  }

  /** Keeps prices this near to the guess. */
  confine(reach: number) {
    const { dearest, cheapest, guess } = this.question
    for (let v = 0; v < this.rows; v++) {
      const near = Math.min(dearest[v] as number, Math.max(cheapest, guess[v] as number))
      this.most[v] = Math.min(dearest[v] as number, near + reach)
      this.least[v] = Math.max(cheapest, near - reach)
    }
    for (let v = 0; v < this.rows; v++) {
      let price = 0
      for (let r = 0; r < this.rows; r++) {
        const entry = this.inverse[v * this.rows + r] as number
        if (entry !== 0) price += entry * this.costAt(r)
      }
      this.prices[v] = price
    }
  }

  /** Whether a price is held where it is by the reach alone. */
  isAtEdge(): boolean {
    return this.basis.some((what) => what < 0)
  }

  private costAt(row: number): number {
    const what = this.basis[row] as number
    if (what >= 0) return this.question.costOf[what] as number
    const v = (-1 - what) >> 1
    return (-1 - what) % 2 === 0 ? (this.most[v] as number) : -(this.least[v] as number)
  }

  admit(wanted: readonly number[], reduced: Float64Array) {
    this.working = this.working.filter((s) => (reduced[s] as number) < 0.1 * this.question.unit)
    const { columns, wanted: counted } = this.question
    for (const s of wanted) {
      this.working.push(s)
      const places = placesOf(columns, s)
      this.rowsOf.set(s, counted === null ? places : [...places, columns.order.length])
    }
  }

  /** Best prices over the working set. @returns false where rounding or the limit of steps ended it early. */
  improve(): boolean {
    const { costOf } = this.question
    const { prices, rows, working, rowsOf, most, least } = this
    const { starts, flat } = this.rowsOfWorking()
    for (; this.steps < this.question.steps; this.steps++) {
      let entering = 0
      let lowest = -tiny * this.question.unit
      let isAny = false
      for (let k = 0; k < working.length; k++) {
        const s = working[k] as number
        let left = costOf[s] as number
        const end = starts[k + 1] as number
        for (let at = starts[k] as number; at < end; at++) left -= prices[flat[at] as number] as number
        if (left >= lowest) continue
        entering = s
        lowest = left
        isAny = true
      }
      for (let v = 0; v < rows; v++) {
        const price = prices[v] as number
        const below = (most[v] as number) - price
        const above = price - (least[v] as number)
        if (below >= lowest && above >= lowest) continue
        entering = below <= above ? -1 - 2 * v : -2 - 2 * v
        lowest = Math.min(below, above)
        isAny = true
      }
      if (!isAny) return true
      this.way.fill(0)
      if (entering < 0) this.add((-1 - entering) >> 1, (-1 - entering) % 2 === 0 ? 1 : -1)
      else for (const row of rowsOf.get(entering) as readonly number[]) this.add(row, 1)
      if (!this.pivot(entering, lowest)) return false
    }
    return false
  }

  /** Rows of the working set, one area after the other: those of the k-th are flat[starts[k]] … flat[starts[k + 1] − 1]. */
  private rowsOfWorking() {
    const { working, rowsOf } = this
    const starts = new Int32Array(working.length + 1)
    for (let k = 0; k < working.length; k++) {
      starts[k + 1] = (starts[k] as number) + (rowsOf.get(working[k] as number) as readonly number[]).length
    }
    const flat = new Int32Array(starts[working.length] as number)
    for (let k = 0; k < working.length; k++) flat.set(rowsOf.get(working[k] as number) as readonly number[], starts[k])
    return { starts, flat }
  }

  private add(v: number, sign: number) {
    const { inverse, way, rows } = this
    for (let r = 0, at = v * rows; r < rows; r++, at++) way[r] = (way[r] as number) + sign * (inverse[at] as number)
  }

  private pivot(entering: number, reduced: number): boolean {
    const { way, amounts, rows, inverse, prices } = this
    let row = -1
    let step = Number.POSITIVE_INFINITY
    for (let r = 0; r < rows; r++) {
      const w = way[r] as number
      if (w <= 1e-7) continue
      const ratio = (amounts[r] as number) / w
      if (ratio >= step - 1e-12 && (ratio >= step + 1e-12 || w <= (way[row] as number))) continue
      row = r
      step = ratio
    }
    if (row < 0) return false
    this.basis[row] = entering
    const pivot = way[row] as number
    for (let r = 0; r < rows; r++) amounts[r] = Math.max(0, (amounts[r] as number) - step * (way[r] as number))
    amounts[row] = step
    way[row] = pivot - 1
    for (let v = 0, from = 0; v < rows; v++, from += rows) {
      const entry = inverse[from + row] as number
      if (entry === 0) continue
      const part = entry / pivot
      for (let r = 0, at = from; r < rows; r++, at++) inverse[at] = (inverse[at] as number) - part * (way[r] as number)
      prices[v] = (prices[v] as number) + reduced * (inverse[from + row] as number)
    }
    return true
  }
}
