/** The ledger on its way to the thread, page by page, so that neither side stands still for all of it at once. */

/** Each page is of the form of the whole: a list of records, or several lists by name beside what else is told of them. */
export function joinPages(pages: readonly unknown[]): unknown {
  if (pages.every((page) => Array.isArray(page))) return pages.flat()
  const whole: Record<string, unknown> = {}
  for (const page of pages)
    for (const [name, value] of Object.entries(page ?? {})) {
      const before = whole[name]
      whole[name] = Array.isArray(before) && Array.isArray(value) ? before.concat(value) : value
    }
  return whole
}

export class LedgerPages {
  #pages: unknown[] = []

  /** With the first page goes whatever was left of a ledger nobody compared with. */
  add({ page, existing }: { page: number; existing: unknown }): void {
    if (page === 0) this.#pages = []
    if (page !== this.#pages.length) throw new Error(`page ${page} of the ledger after ${this.#pages.length}`)
    this.#pages.push(existing)
  }

  /** All of them as one, and nothing of them is left. */
  take(count: number): unknown {
    const pages = this.#pages
    this.#pages = []
    if (pages.length !== count) throw new Error(`${pages.length} of ${count} pages of the ledger are here`)
    return joinPages(pages)
  }
}
