/** A mask has no place. */
export const absent = -1

/** Masks to places 0, 1, 2 … in the order they were added: open addressing in one Int32Array. */
export class MaskTable {
  private cells = new Int32Array(0)
  private masks = new Int32Array(0)
  private size = 0

  constructor(expected: number) {
    this.empty(expected)
  }

  /** Forgets all masks. Memory is kept where it is about what `expected` masks need: making it anew costs more than that. */
  empty(expected: number) {
    let cells = 16
    while (cells < 2 * expected) cells *= 2
    this.size = 0
    if (this.cells.length >= cells && this.cells.length <= 16 * cells) {
      this.cells.fill(absent)
      return
    }
    this.cells = new Int32Array(cells).fill(absent)
    this.masks = new Int32Array(cells / 2)
  }

  find(mask: number): number {
    const { cells, masks } = this
    const last = cells.length - 1
    for (let cell = spread(mask) & last; ; cell = (cell + 1) & last) {
      const at = cells[cell] as number
      if (at === absent || masks[at] === mask) return at
    }
  }

  /** The place of a mask, a new one where it has absent. */
  add(mask: number): number {
    const found = this.find(mask)
    if (found !== absent) return found
    if (this.size === this.masks.length) this.grow()
    const at = this.size++
    this.masks[at] = mask
    this.place(mask, at)
    return at
  }

  private place(mask: number, at: number) {
    const last = this.cells.length - 1
    let cell = spread(mask) & last
    while (this.cells[cell] !== absent) cell = (cell + 1) & last
    this.cells[cell] = at
  }

  private grow() {
    const masks = new Int32Array(2 * this.masks.length)
    masks.set(this.masks)
    this.masks = masks
    this.cells = new Int32Array(2 * masks.length).fill(absent)
    for (let at = 0; at < this.size; at++) this.place(masks[at] as number, at)
  }
}

/** Bits of a mask scattered over the word (Fibonacci hashing). */
const spread = (mask: number): number => {
  const mixed = Math.imul(mask ^ (mask >>> 15), 0x9e3779b1)
  return mixed ^ (mixed >>> 13)
}
