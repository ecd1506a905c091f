/** Near pairs become links, unless something keeps them apart; what a planner decided comes before what the rule finds. */
import type { NearPair } from './graph/links.ts'
import type { BundleMap } from './map.ts'

/** A near pair that is no link, and why. `barrier` is its number on the map, −1 where it is not the reason. */
export type CutPair = {
  a: number
  b: number
  gapM: number
  why: 'barrier' | 'other-street' | 'denied'
  barrier: number
}
type Linked = { a: number; b: number; gapM: number }

type Rules = {
  /** Metres between two compounds of one plane, however far apart. */
  gapBetween: (a: number, b: number) => number
  map: BundleMap
  ids: readonly string[]
  numberOf: ReadonlyMap<string, number>
  streets: Int32Array
  plane: Int32Array
  sameStreet: boolean
}

/** Takes near pairs one by one. `linked` adds, at the end, what was declared and never met. */
export function sortPairs(rules: Rules) {
  const { map, ids, streets, sameStreet } = rules
  const decided = new Map((map.decided ?? []).map(({ from, to, linked }) => [pairKey(from, to), linked]))
  const found: Linked[] = []
  const cut: CutPair[] = []
  const whyCut = ({ a, b, barrier }: NearPair): CutPair['why'] | null => {
    const ruling = decided.size > 0 ? decided.get(pairKey(ids[a] as string, ids[b] as string)) : undefined
    if (ruling === false) return 'denied'
    if (barrier >= 0 && ruling !== true) return 'barrier'
    const isOneStreet = streets[a] === streets[b] && (streets[a] as number) >= 0
    return sameStreet && !isOneStreet ? 'other-street' : null
  }
  return {
    cut,
    add: (pair: NearPair) => {
      const why = whyCut(pair)
      const { a, b, gapM } = pair
      if (why) cut.push({ a, b, gapM, why, barrier: why === 'barrier' ? pair.barrier : -1 })
      else found.push({ a, b, gapM })
    },
    linked: (): Linked[] => [...found, ...declaredBeyond(rules, found)],
  }
}

const pairKey = (from: string, to: string) => (from < to ? `${from}\n${to}` : `${to}\n${from}`)

/** Links a planner declared that the rule did not find; across planes there is none. */
function declaredBeyond({ map, numberOf, plane, gapBetween }: Rules, found: readonly Linked[]): Linked[] {
  const declared = (map.decided ?? []).filter(({ linked }) => linked)
  if (declared.length === 0) return []
  const known = new Set(found.map(({ a, b }) => `${a} ${b}`))
  return declared.flatMap(({ from, to }) => {
    const [a, b] = [numberOf.get(from) ?? -1, numberOf.get(to) ?? -1].sort((i, j) => i - j) as [number, number]
    if (a < 0 || a === b || plane[a] !== plane[b] || known.has(`${a} ${b}`)) return []
    return [{ a, b, gapM: gapBetween(a, b) }]
  })
}
