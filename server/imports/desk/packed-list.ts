/** A long list kept for later: packed, outside the heap, and read again by the page. What it weighs is known to the byte. */
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { constants, gunzip, gzip } from 'node:zlib'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Few enough that writing them down keeps nobody waiting; the packing itself is not done on the server's own thread. */
const itemsAtOnce = 250

export class PackedList<T> {
  readonly #parts: Buffer[] = []

  /** @param items plain values, such as could be sent to a thread */
  static async of<T>(items: Iterable<T>): Promise<PackedList<T>> {
    const list = new PackedList<T>()
    let part: T[] = []
    for (const item of items) {
      part.push(item)
      if (part.length < itemsAtOnce) continue
      await list.#add(part)
      part = []
    }
    if (part.length > 0) await list.#add(part)
    return list
  }

  get bytes(): number {
    return this.#parts.reduce((sum, { length }) => sum + length, 0)
  }

  /** In the order asked for, which is best that of the list: a part is unpacked once for neighbours. */
  async at(places: readonly number[]): Promise<T[]> {
    const found: T[] = []
    let number = -1
    let items: readonly T[] = []
    for (const place of places) {
      const wanted = Math.floor(place / itemsAtOnce)
      if (wanted !== number) items = await this.#open(wanted)
      number = wanted
      const item = items[place % itemsAtOnce]
      if (item !== undefined) found.push(item)
    }
    return found
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (const number of this.#parts.keys()) yield* await this.#open(number)
  }

  async #add(part: readonly T[]): Promise<void> {
    this.#parts.push(await pack(serialize(part), { level: constants.Z_BEST_SPEED }))
  }

  async #open(number: number): Promise<T[]> {
    const part = this.#parts[number]
    return part ? deserialize(await unpack(part)) : []
  }
}
