/** Who can be a member: a compound of the district, on the lists, and in one area at most. */
import { Refusal } from '../errors.ts'
import type { Member } from './areas.queries.ts'
import type { Fault } from './contiguity.ts'
import { namesTold } from './fault-words.ts'

/** Throws where an id is no compound of the district, or one that was retired. */
export function mustBeKnown(adcode: string, ids: readonly string[], members: readonly Member[]): void {
  const known = new Set(members.map(({ id }) => id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length) throw new Refusal('unknown-compounds', { adcode, ids: unknown.slice(0, 20).join(', ') })
}

/** Members that belong to another area than the one being edited: one fault for each of those areas. */
export function takenFaults(members: readonly Member[], ownAreaId: string | undefined): Fault[] {
  const byArea = new Map<string, Member[]>()
  for (const member of members) {
    if (!member.area || member.area.id === ownAreaId) continue
    byArea.set(member.area.id, [...(byArea.get(member.area.id) ?? []), member])
  }
  return [...byArea].map(([areaId, taken]): Fault => {
    const names = namesTold(taken.map(({ name }) => name))
    const area = taken[0]?.area ? `${taken[0].area.number} ${taken[0].area.name}` : areaId
    const compounds = taken.map(({ id }) => id)
    return {
      code: 'already-in-area',
      params: { names, area, areaId },
      compounds,
      place: taken[0]?.placed?.place ?? null,
    }
  })
}
