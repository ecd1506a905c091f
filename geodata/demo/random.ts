/** One seeded source of chance (mulberry32), so that one seed always invents the same town. */
export type Random = {
  /** Evenly between `low` and `high`. */
  between(low: number, high: number): number
  /** True once in `1 / share` draws. */
  chance(share: number): boolean
  /** One of the items; throws on an empty list. */
  pick<T>(items: readonly T[]): T
  /** A new list in drawn order; the given one is left alone. */
  shuffled<T>(items: readonly T[]): T[]
  /** A generator of its own, so that one part can change without shifting the draws of the others. */
  branch(name: string): Random
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  return {
    between,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('Nothing to pick from: the list is empty.')
      return item
    },
    shuffled: (items) => {
      const list = [...items]
      for (let last = list.length - 1; last > 0; last--) {
        const other = Math.floor(next() * (last + 1))
        ;[list[last], list[other]] = [list[other]!, list[last]!]
      }
      return list
    },
    branch: (name) => createRandom(seedFrom(seed, name)),
  }
}

function seedFrom(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0
  return hash
}
