/** Names of street offices and communities in a file, made ids of the ledger. What it does not know is added if that is asked for. */
import { randomUUID } from 'node:crypto'
import { communityKey, streetKey } from './names.ts'
import type { Places } from './store.queries.ts'

export type AddedStreet = { id: string; name: string; kind: 'street' | 'township' }
export type AddedCommunity = { id: string; name: string; streetOfficeId: string }

export type Resolving = {
  /** Null where the ledger has none of the name. */
  streetOf(name: string): string | null
  /** Under the street office where that is known; else the only one of the name. */
  communityOf(name: string, streetOfficeId: string | null): string | null
  /** Those that had to be added, as they were asked for. */
  added: { streets: AddedStreet[]; communities: AddedCommunity[] }
}

export function openResolving(adcode: string, { streets, communities }: Places, addUnknown: boolean): Resolving {
  const streetIds = new Map<string, string>()
  const communityIds = new Map<string, Map<string, string>>()
  const know = (name: string, streetOfficeId: string, id: string) => {
    const key = communityKey(name)
    const byStreet = communityIds.get(key) ?? new Map<string, string>()
    if (!byStreet.has(streetOfficeId)) byStreet.set(streetOfficeId, id)
    communityIds.set(key, byStreet)
  }
  for (const { id, name } of streets) if (!streetIds.has(streetKey(name))) streetIds.set(streetKey(name), id)
  for (const { id, name, streetOfficeId } of communities) know(name, streetOfficeId, id)
  const added: Resolving['added'] = { streets: [], communities: [] }

  return {
    added,
    streetOf(name) {
      const known = streetIds.get(streetKey(name))
      if (known || !addUnknown || streetKey(name) === '') return known ?? null
      const id = newPlaceId(adcode, 's')
      added.streets.push({ id, name, kind: /[镇乡]$/.test(name) ? 'township' : 'street' })
      streetIds.set(streetKey(name), id)
      return id
    },
    communityOf(name, streetOfficeId) {
      const byStreet = communityIds.get(communityKey(name))
      if (streetOfficeId === null) return byStreet?.size === 1 ? ([...byStreet.values()][0] ?? null) : null
      const known = byStreet?.get(streetOfficeId)
      if (known || !addUnknown || communityKey(name) === '') return known ?? null
      const id = newPlaceId(adcode, 'm')
      added.communities.push({ id, name, streetOfficeId })
      know(name, streetOfficeId, id)
      return id
    },
  }
}

const newPlaceId = (adcode: string, letter: 's' | 'm') => `${adcode}-${letter}-${randomUUID().slice(0, 8)}`
