/**
 * How an item stands in a compound or a building. One weight orders everything that can be said of it, and the smallest
 * holds: the catalogue's own word before what another classification says in full, that before what only touches it; and of
 * several words of one kind, what is still open first. The database counts by the same weights.
 */
import { carries, type ItemLink, type Relation } from './item-links.ts'
import type { LinkedWork, MenuEntry } from './menu.ts'
import { type ItemState, itemStates, type Need } from './menu-words.ts'

type Spoken = {
  itemCode: string
  buildingId: string | null
  need: Need
  workId: string | null
  work: Pick<LinkedWork, 'state'> | null
}

const ranked: readonly ItemState[] = ['open', 'scheduled', 'refused', 'done', 'not-needed']
/** What is added for a word that comes from another classification, and the one weight of what is told in part. */
export const elsewhere = 10
export const inPart = 20

/** What a tick comes to by now: the work that does it finished, what was needed is done. */
export const needOf = ({ need, work }: Pick<Spoken, 'need' | 'work'>): Need =>
  need === 'needed' && work?.state === 'finished' ? 'done' : need

function stateOfTick(entry: Pick<Spoken, 'need' | 'workId' | 'work'>): ItemState {
  const need = needOf(entry)
  return need === 'needed' ? (entry.workId === null ? 'open' : 'scheduled') : need
}

export const stateOfWeight = (weight: number): ItemState =>
  weight >= inPart ? 'part' : (ranked[weight % elsewhere] ?? 'unsaid')

/** For every word that can stand on an item, which item it speaks of and from how far away: 0, elsewhere, inPart. */
export function hearings(items: readonly string[], links: readonly ItemLink[]) {
  const all: readonly Need[] = ['needed', 'not-needed', 'done', 'refused']
  const asked = new Set(items)
  const own = items.flatMap((item) => all.map((need) => ({ item, said: item, need, distance: 0 })))
  const heard = links
    .filter(({ toItem }) => asked.has(toItem))
    .flatMap(({ fromItem, toItem, relation }) =>
      all.map((need) => ({
        item: toItem,
        said: fromItem,
        need,
        distance: carries(relation, need) === 'whole' ? elsewhere : inPart,
      })),
    )
  return [...own, ...heard]
}

export type Heard<Entry> = { entry: Entry; relation: Relation; share: 'whole' | 'part' }
export type ItemStanding<Entry> = {
  state: ItemState
  /** The tick on this very item for what is looked at; of a building, its own or the compound's. */
  own: Entry | null
  /** A building has no word of its own and takes the compound's. */
  inherited: boolean
  /** Buildings that say something of their own, where the compound is looked at. */
  buildings: Entry[]
  /** What other classifications say. */
  heard: Heard<Entry>[]
}

/** Of the compound (`buildingId` null) or of one building, which takes over what it does not say itself. */
export function standingOf<Entry extends Spoken>(
  item: string,
  buildingId: string | null,
  entries: readonly Entry[],
  links: readonly ItemLink[],
): ItemStanding<Entry> {
  const speaking = entries.filter((entry) => speaksFor(entry, buildingId, entries))
  const own = speaking.find((entry) => entry.itemCode === item && entry.buildingId === buildingId)
  const fallen = speaking.find((entry) => entry.itemCode === item && entry.buildingId === null)
  const buildings =
    buildingId === null ? speaking.filter((entry) => entry.itemCode === item && entry.buildingId !== null) : []
  const relationFrom = new Map(
    links.filter(({ toItem }) => toItem === item).map(({ fromItem, relation }) => [fromItem, relation]),
  )
  const heard = speaking.flatMap((entry): Heard<Entry>[] => {
    const relation = relationFrom.get(entry.itemCode)
    return relation ? [{ entry, relation, share: carries(relation, needOf(entry)) }] : []
  })
  const weights = [
    ...[own ?? fallen, ...buildings].flatMap((entry) => (entry ? ranked.indexOf(stateOfTick(entry)) : [])),
    ...heard.map(({ entry, share }) => (share === 'whole' ? elsewhere + ranked.indexOf(stateOfTick(entry)) : inPart)),
  ]
  return {
    state: weights.length === 0 ? 'unsaid' : stateOfWeight(Math.min(...weights)),
    own: own ?? fallen ?? null,
    inherited: own === undefined && fallen !== undefined && buildingId !== null,
    buildings,
    heard,
  }
}

/** All words speak for the compound; for a building its own, and the compound's on items it says nothing of. */
function speaksFor(entry: Spoken, buildingId: string | null, entries: readonly Spoken[]): boolean {
  if (buildingId === null || entry.buildingId === buildingId) return true
  if (entry.buildingId !== null) return false
  return !entries.some((each) => each.buildingId === buildingId && each.itemCode === entry.itemCode)
}

export const noCounts = (): Record<ItemState, number> =>
  Object.fromEntries(itemStates.map((state) => [state, 0])) as Record<ItemState, number> // every state is a key

export type MenuStanding = ItemStanding<MenuEntry>
