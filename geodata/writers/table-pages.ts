/**
 * The rows of one SQLite table as pages (sqlite.org/fileformat2, "B-tree Pages"), laid from the first row to the last: nothing written is
 * ever changed again, so that a table of any size passes through a few pages of memory. Pages are 4096 bytes, none of them reserved.
 */
import { putVarint, varintLength } from './table-record.ts'

export const pageBytes = 4096
/** The page at 1 GiB, which SQLite locks and never reads ("The Lock-Byte Page"). */
const lockPage = 0x40000000 / pageBytes + 1

/** Payload that stays within a leaf: all of it up to `mostLocal`, else so much that the rest fills whole overflow pages. */
const mostLocal = pageBytes - 35
const leastLocal = Math.floor(((pageBytes - 12) * 32) / 255) - 23
const perOverflow = pageBytes - 4

type Child = { page: number; lastRow: number }

export class TablePages {
  /** Finished pages in the order of their numbers, for the caller to take away. */
  readonly ready: Uint8Array[] = []
  private nextPage: number
  private cells: Uint8Array[] = []
  private cellBytes = 0
  private lastRow = 0
  /** Of each level above the leaves: the pages no page points at yet. */
  private readonly levels: Child[][] = []

  /** @param firstPage number of the first page that is laid, counted from 1 */
  constructor(firstPage: number) {
    this.nextPage = firstPage
  }

  /** How many pages the file has once all that is ready lies behind what was there. */
  get pages(): number {
    return this.nextPage - 1
  }

  /** Rows are numbered upwards. */
  add(row: number, payload: Uint8Array): void {
    const cell = this.cellOf(row, payload)
    // a header of 8 bytes, and 2 bytes for the place of each cell
    if (8 + 2 * (this.cells.length + 1) + this.cellBytes + cell.length > pageBytes) this.endLeaf()
    this.cells.push(cell)
    this.cellBytes += cell.length
    this.lastRow = row
  }

  /** Lays what is still open; answers the page at the root of the table, which has a number of its own already. */
  finish(): Uint8Array {
    if (this.levels.length === 0) return leafPage(this.cells)
    this.endLeaf()
    for (let level = 0; ; level++) {
      const children = this.levels[level] ?? []
      if (level === this.levels.length - 1) return innerPage(children)
      this.pointAt(level + 1, { page: this.lay(innerPage(children)), lastRow: children.at(-1)?.lastRow ?? 0 })
    }
  }

  private cellOf(row: number, payload: Uint8Array): Uint8Array {
    const local = localBytes(payload.length)
    const isWhole = local === payload.length
    const head = varintLength(payload.length) + varintLength(row)
    const cell = new Uint8Array(head + local + (isWhole ? 0 : 4))
    putVarint(cell, putVarint(cell, 0, payload.length), row)
    cell.set(payload.subarray(0, local), head)
    if (!isWhole) new DataView(cell.buffer).setUint32(head + local, this.layOverflow(payload.subarray(local)))
    return cell
  }

  /** Lays the chain of pages; answers the number of the first. */
  private layOverflow(rest: Uint8Array): number {
    const first = this.numberOfNext()
    for (let at = 0; at < rest.length; at += perOverflow) {
      const page = new Uint8Array(pageBytes)
      page.set(rest.subarray(at, at + perOverflow), 4)
      this.lay(page)
      const isLast = at + perOverflow >= rest.length
      if (!isLast) new DataView(page.buffer).setUint32(0, this.numberOfNext())
    }
    return first
  }

  private endLeaf(): void {
    const page = this.lay(leafPage(this.cells))
    this.cells = []
    this.cellBytes = 0
    this.pointAt(0, { page, lastRow: this.lastRow })
  }

  /** A page above that is full is laid without its last child, so that the next page has two to tell apart. */
  private pointAt(level: number, child: Child): void {
    this.levels[level] ??= []
    const children = this.levels[level]
    if (innerBytes([...children, child]) > pageBytes) {
      const full = children.splice(0, children.length - 1)
      this.pointAt(level + 1, { page: this.lay(innerPage(full)), lastRow: full.at(-1)?.lastRow ?? 0 })
    }
    children.push(child)
  }

  private lay(page: Uint8Array): number {
    const number = this.numberOfNext()
    this.ready.push(page)
    this.nextPage = number + 1
    return number
  }

  private numberOfNext(): number {
    if (this.nextPage === lockPage) {
      this.ready.push(new Uint8Array(pageBytes))
      this.nextPage++
    }
    return this.nextPage
  }
}

function localBytes(payload: number): number {
  if (payload <= mostLocal) return payload
  const even = leastLocal + ((payload - leastLocal) % perOverflow)
  return even <= mostLocal ? even : leastLocal
}

const innerBytes = (children: readonly Child[]): number =>
  children.slice(0, -1).reduce((sum, { lastRow }) => sum + 2 + 4 + varintLength(lastRow), 12)

const leafPage = (cells: readonly Uint8Array[]): Uint8Array => pageOf(0x0d, cells).page

/** Every child but the last has a cell; the last stands in the header. */
function innerPage(children: readonly Child[]): Uint8Array {
  const cells = children.slice(0, -1).map(({ page, lastRow }) => {
    const cell = new Uint8Array(4 + varintLength(lastRow))
    new DataView(cell.buffer).setUint32(0, page)
    putVarint(cell, 4, lastRow)
    return cell
  })
  const { page, view } = pageOf(0x05, cells)
  view.setUint32(8, children.at(-1)?.page ?? 0)
  return page
}

/** Header, the places of the cells, and the cells from the end of the page backwards. */
function pageOf(kind: 0x05 | 0x0d, cells: readonly Uint8Array[]) {
  const page = new Uint8Array(pageBytes)
  const view = new DataView(page.buffer)
  const headerBytes = kind === 0x05 ? 12 : 8
  let end = pageBytes
  for (const [place, cell] of cells.entries()) {
    end -= cell.length
    page.set(cell, end)
    view.setUint16(headerBytes + 2 * place, end)
  }
  page[0] = kind
  view.setUint16(3, cells.length)
  view.setUint16(5, end)
  return { page, view }
}
