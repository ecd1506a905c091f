/** The last looks, so that a page turns from row to row without reading the file again. */
import type { ImportWishes } from '#contract/import.ts'
import type { KeptLook, Look } from './look.ts'

const mostLooks = 6
/** Of all of them together. */
const mostRows = 500_000
const keptForMs = 10 * 60_000

export class Looks {
  readonly #kept = new Map<string, { kept: KeptLook; leaves: NodeJS.Timeout }>()

  keep(kept: KeptLook): void {
    const { look } = kept
    const key = keyOf(look.laid.id, look.wishes)
    this.#forget(key)
    const leaves = setTimeout(() => this.#forget(key), keptForMs)
    leaves.unref()
    this.#kept.set(key, { kept, leaves })
    for (const oldest of this.#kept.keys()) {
      if (oldest === key || (this.#kept.size <= mostLooks && this.#rows() <= mostRows)) break
      this.#forget(oldest)
    }
  }

  find(id: string, wishes: ImportWishes): Look | null {
    return this.findKept(id, wishes)?.look ?? null
  }

  /** With its shapes. Where the figures come from is said last: but for the year they speak of it changes nothing of what was seen. */
  findKept(id: string, wishes: ImportWishes): KeptLook | null {
    return this.#kept.get(keyOf(id, wishes))?.kept ?? null
  }

  forget(id: string): void {
    for (const [key, { kept }] of this.#kept) if (kept.look.laid.id === id) this.#forget(key)
  }

  #rows(): number {
    return [...this.#kept.values()].reduce((sum, { kept }) => sum + kept.look.rows.length, 0)
  }

  #forget(key: string): void {
    clearTimeout(this.#kept.get(key)?.leaves)
    this.#kept.delete(key)
  }
}

const keyOf = (id: string, { source, ...wishes }: ImportWishes) =>
  `${id} ${JSON.stringify(wishes)} ${source?.onDay?.slice(0, 4) ?? ''}`
