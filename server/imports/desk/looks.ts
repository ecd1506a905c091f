/** The last looks, so that a page turns from row to row without reading the file again. */
import type { ImportWishes } from '#contract/import.ts'
import type { Look } from './look.ts'

const mostLooks = 6
/** Of all of them together. */
const mostRows = 500_000
const keptForMs = 10 * 60_000

export class Looks {
  readonly #kept = new Map<string, { look: Look; leaves: NodeJS.Timeout }>()

  keep(look: Look): void {
    const key = keyOf(look.laid.id, look.wishes)
    this.#forget(key)
    const leaves = setTimeout(() => this.#forget(key), keptForMs)
    leaves.unref()
    this.#kept.set(key, { look, leaves })
    for (const oldest of this.#kept.keys()) {
      if (oldest === key || (this.#kept.size <= mostLooks && this.#rows() <= mostRows)) break
      this.#forget(oldest)
    }
  }

  find(id: string, wishes: ImportWishes): Look | null {
    return this.#kept.get(keyOf(id, wishes))?.look ?? null
  }

  forget(id: string): void {
    for (const [key, { look }] of this.#kept) if (look.laid.id === id) this.#forget(key)
  }

  #rows(): number {
    return [...this.#kept.values()].reduce((sum, { look }) => sum + look.rows.length, 0)
  }

  #forget(key: string): void {
    clearTimeout(this.#kept.get(key)?.leaves)
    this.#kept.delete(key)
  }
}

const keyOf = (id: string, wishes: ImportWishes) => `${id} ${JSON.stringify(wishes)}`
