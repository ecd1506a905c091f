/** Everything true of sets of compounds as areas, of one draft or of all saved areas in the same four statements. */
import type { NeighbourLink } from '#contract/area.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { findMembers, type Member } from './areas.queries.ts'
import { contiguityFaults, type Fault, groupsFarApart } from './contiguity.ts'
import { namesTold } from './fault-words.ts'
import { type AreaGround, findGrounds } from './ground.queries.ts'
import { findNearestGaps, findNeighbourLinks, type Ground, type MemberSet } from './neighbours.queries.ts'
import { totalsOf } from './totals.ts'

export type Survey = {
  /** In ledger order. Ids that are no compounds of the district have no member. */
  members: Member[]
  links: NeighbourLink[]
  faults: Fault[]
  totals: ReturnType<typeof totalsOf>
  shape: AreaGround['shape'] | null
  label: AreaGround['label'] | null
}

/** Faults that say where the members fall apart; the others are things to know. */
const breaking: readonly Fault['code'][] = ['gap', 'barrier', 'no-members', 'unplaced', 'invalid-boundary']
export const breaksArea = ({ code }: Fault): boolean => breaking.includes(code)

/** Surveys each set by its key. Gaps and lengths in metres of the district's zone, shapes in degrees. */
export async function surveySets(
  connection: Connection,
  reader: Reader,
  ground: Ground,
  sets: readonly MemberSet[],
): Promise<(key: string) => Survey> {
  const ids = sets.flatMap((set) => set.ids)
  const members = new Map((await findMembers(connection, reader, ground, ids)).map((member) => [member.id, member]))
  const found = await findNeighbourLinks(connection, reader, ground, sets)
  const partsOf = (set: MemberSet) => {
    const wanted = new Set(set.ids)
    const own = [...members.values()].filter(({ id }) => wanted.has(id))
    const placed = own.filter((member) => member.placed).map(({ id }) => id)
    const near = found.filter(({ key }) => key === set.key)
    const links = near.filter(({ cut }) => cut === null)
    const cuts = near.flatMap(({ cut, ...pair }) => (cut ? [{ ...pair, ...cut }] : []))
    return { set, own, members: placed, links, cuts }
  }
  const parts = sets.map(partsOf)
  const apart = parts.map((part) => ({ key: part.set.key, groups: groupsFarApart(part) }))
  const scattered = apart.filter(({ groups }) => groups.length > 1)
  const gaps = scattered.length ? await findNearestGaps(connection, reader, ground, scattered) : []
  const grounds = new Map((await findGrounds(connection, reader, ground, sets)).map((each) => [each.key, each]))
  const surveys = new Map(
    parts.map(({ set, own, ...graph }) => {
      const { shape = null, label = null, works = [] } = grounds.get(set.key) ?? {}
      const facts = { ...graph, gaps: gaps.filter(({ key }) => key === set.key), maxGapM: set.maxGapM }
      const links = graph.links.map(({ from, to, gapM, line }) => ({ from, to, gapM, line }))
      const survey = {
        members: own,
        links,
        faults: faultsOf(own, facts),
        totals: totalsOf(own, links, works),
        shape,
        label,
      }
      return [set.key, survey] as const
    }),
  )
  return (key) => {
    const survey = surveys.get(key)
    if (!survey) throw new Error(`no set ${key} was surveyed`)
    return survey
  }
}

function faultsOf(members: readonly Member[], facts: Parameters<typeof contiguityFaults>[0]): Fault[] {
  const nameOf = new Map(members.map(({ id, name }) => [id, name]))
  const named = (fault: Fault): Fault => {
    if (fault.compounds.length === 0) return fault
    const names = namesTold(fault.compounds.map((id) => nameOf.get(id) ?? id))
    return { ...fault, params: { ...fault.params, names } }
  }
  const unplaced = members.filter(({ placed }) => placed === null).map(({ id }) => id)
  const faults: Fault[] = unplaced.length ? [{ code: 'unplaced', params: {}, compounds: unplaced, place: null }] : []
  // Members without a boundary are members all the same: the unplaced fault speaks for them.
  const apart = facts.members.length || members.length === 0 ? contiguityFaults(facts) : []
  return [...apart, ...faults].map(named)
}
