/** Which records and compounds share a key, and when two of them belong to each other alone. */
import { factsAlike, type Identity, streetsAgree } from './identity.ts'

type Sets = Map<Identity, Set<Identity>>
export type Links = { of: Sets; to: Sets }
type Pair = readonly [record: Identity, compound: Identity]
type KeysOf = (identity: Identity) => readonly string[]

/** Of so many of one name nobody tells one from another; more are not looked at, as a file may hold one name in every row. */
const mostOfOneName = 20

/**
 * Every record with the compounds of a common key: those of its street office where there are any, else those whose street office does not
 * contradict, or all if the street office is no matter.
 */
export function pairsByKey(
  records: readonly Identity[],
  compounds: readonly Identity[],
  { keysOf, isAnyStreet = false }: { keysOf: KeysOf; isAnyStreet?: boolean },
): Pair[] {
  const byKey = new Map<string, Identity[]>()
  for (const compound of compounds) for (const key of keysOf(compound)) pushTo(byKey, key, compound)
  return records.flatMap((record) => {
    const found = keysOf(record).flatMap((key) => (key === '' ? [] : (byKey.get(key) ?? [])))
    const near = isAnyStreet ? found : inStreetOf(record, found)
    return [...new Set(near)].slice(0, mostOfOneName + 1).map((compound): Pair => [record, compound])
  })
}

function inStreetOf(record: Identity, found: readonly Identity[]): readonly Identity[] {
  const same = found.filter((compound) => streetsAgree(record, compound) === 'same')
  return same.length > 0 ? same : found.filter((compound) => streetsAgree(record, compound) === 'unknown')
}

export function pushTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

export function linksOf(pairs: readonly Pair[]): Links {
  const links: Links = { of: new Map(), to: new Map() }
  for (const [record, compound] of pairs) {
    addTo(links.of, record, compound)
    addTo(links.to, compound, record)
  }
  return links
}

function addTo(sets: Sets, key: Identity, value: Identity) {
  const set = sets.get(key)
  if (set) set.add(value)
  else sets.set(key, new Set([value]))
}

/** Where a record of its own street office wants a compound, those of unknown street office stand back. */
export function withoutStrangers(pairs: readonly Pair[]): Pair[] {
  const sure = new Set(
    pairs.flatMap(([record, compound]) => (streetsAgree(record, compound) === 'same' ? [compound] : [])),
  )
  return pairs.filter(([record, compound]) => !sure.has(compound) || streetsAgree(record, compound) === 'same')
}

/** The compound that is this record's alone; among as many records as compounds, the pair whose other facts agree best. */
export function theOneFor(record: Identity, { of, to }: Links): Identity | null {
  const compounds = [...(of.get(record) ?? [])]
  if (compounds.length > mostOfOneName) return null
  const rivals = new Set<Identity>()
  for (const compound of compounds) {
    const wanting = to.get(compound) ?? new Set()
    if (wanting.size > compounds.length) return null
    for (const rival of wanting) rivals.add(rival)
  }
  if (rivals.size !== compounds.length) return null
  const best = bestOf(record, compounds)
  return best && bestOf(best, [...(to.get(best) ?? [])]) === record ? best : null
}

/** The one whose facts agree in more than any other's. */
function bestOf(identity: Identity, others: readonly Identity[]): Identity | null {
  const ranked = others
    .map((other) => ({ other, alike: factsAlike(identity, other) }))
    .sort((a, b) => b.alike - a.alike)
  const [first, second] = ranked
  return first && first.alike !== second?.alike ? first.other : null
}
