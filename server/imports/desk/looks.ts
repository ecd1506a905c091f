/** The last looks, so that a page turns from row to row without reading the file again: one of each draft, and no more than they may weigh. */
import type { ImportWishes } from '#contract/import.ts'
import type { FindingsAsked, FindingsPage } from './findings-page.ts'
import { PackedLook, type PageAsked, type RowsPage } from './kept-look.ts'
import type { KeptLook } from './look.ts'

/** Of all of them together; the newest stays whatever it weighs. */
const mostBytes = 200_000_000
const keptForMs = 10 * 60_000

type Kept = { wishesKey: string; packed: PackedLook; leaves: NodeJS.Timeout }

export class Looks {
  readonly #mostBytes: number
  /** By draft, the oldest look first. */
  readonly #kept = new Map<string, Kept>()

  constructor(most = mostBytes) {
    this.#mostBytes = most
  }

  /** In place of the look of the same draft that was taken before. */
  async keep(look: KeptLook): Promise<void> {
    const { laid, wishes } = look.look
    const packed = await PackedLook.of(look)
    this.forget(laid.id)
    const leaves = setTimeout(() => this.forget(laid.id), keptForMs)
    leaves.unref()
    this.#kept.set(laid.id, { wishesKey: keyOf(wishes), packed, leaves })
    for (const oldest of this.#kept.keys()) {
      if (oldest === laid.id || this.bytes <= this.#mostBytes) break
      this.forget(oldest)
    }
  }

  /** What is kept, in bytes. */
  get bytes(): number {
    return [...this.#kept.values()].reduce((sum, { packed }) => sum + packed.bytes, 0)
  }

  /** Null where the draft was last looked at by other wishes, or too long ago. */
  async page(id: string, wishes: ImportWishes, asked: PageAsked): Promise<RowsPage | null> {
    return (await this.#find(id, wishes)?.page(asked)) ?? null
  }

  async findings(id: string, wishes: ImportWishes, asked: FindingsAsked): Promise<FindingsPage | null> {
    return (await this.#find(id, wishes)?.findings(asked)) ?? null
  }

  /** All of it, to be applied. Where the figures come from is said last: but for the year they speak of it changes nothing of what was seen. */
  async unpacked(id: string, wishes: ImportWishes): Promise<KeptLook | null> {
    return (await this.#find(id, wishes)?.unpacked()) ?? null
  }

  forget(id: string): void {
    clearTimeout(this.#kept.get(id)?.leaves)
    this.#kept.delete(id)
  }

  #find(id: string, wishes: ImportWishes): PackedLook | null {
    const kept = this.#kept.get(id)
    return kept?.wishesKey === keyOf(wishes) ? kept.packed : null
  }
}

const keyOf = ({ source, ...wishes }: ImportWishes) => `${JSON.stringify(wishes)} ${source?.onDay?.slice(0, 4) ?? ''}`
