/**
 * The one rule of contiguity: compounds form an area when neighbour links hold them all together. Facts come from
 * PostGIS (neighbours.queries.ts); here is only what follows from them. One member is contiguous, none is not.
 */
import type { AreaFault } from '#contract/area.ts'
import type { Position } from '#contract/geometry.ts'
import { groupsJoinedBy, startGroups } from './groups.ts'

/** What the 城区 preset uses: across a lane and its verges, not across an arterial. The documents name no distance. */
export const defaultMaxGapM = 50

/** Two members and the distance between their boundaries in metres. */
export type MemberPair = { from: string; to: string; gapM: number }
/** A pair near enough, whose shortest link a barrier cuts. */
export type CutPair = MemberPair & { barrier: { name: string | null; kind: string }; place: Position }
/** The nearest pair of two groups, and the middle of the space between them. */
export type GapPair = MemberPair & { place: Position }

export type ContiguityFacts = {
  /** Members that have a boundary. */
  members: readonly string[]
  links: readonly MemberPair[]
  cuts: readonly CutPair[]
  /** For each group that neither links nor cut pairs join to the rest: its nearest pair, at least. */
  gaps: readonly GapPair[]
  maxGapM: number
}

/** A fault before it is put into words. */
export type Fault = Omit<AreaFault, 'message'>

/** Groups between which there is no pair near enough, cut or not: the ones whose nearest gap must be known. */
export const groupsFarApart = ({ members, links, cuts }: Omit<ContiguityFacts, 'gaps' | 'maxGapM'>): string[][] =>
  groupsJoinedBy(members, [...links, ...cuts])

/**
 * What keeps the members from being one area: as many faults as there are groups too many. Each names the smaller side
 * and what separates it: a barrier where a pair is near enough, else the gap to the nearest member of the rest.
 */
export function contiguityFaults(facts: ContiguityFacts): Fault[] {
  if (facts.members.length === 0) return [{ code: 'no-members', params: {}, compounds: [], place: null }]
  return [...barrierFaults(facts), ...gapFaults(facts)]
}

function barrierFaults({ members, links, cuts }: ContiguityFacts): Fault[] {
  const groups = startGroups(members)
  for (const { from, to } of links) groups.join(from, to)
  return [...cuts].sort(byGap).flatMap((cut): Fault[] => {
    if (groups.areOne(cut.from, cut.to)) return []
    const [a, b] = [groups.of(cut.from), groups.of(cut.to)]
    groups.join(cut.from, cut.to)
    const { name, kind } = cut.barrier
    // `context` chooses the sentence for a barrier without a name
    const params: Fault['params'] = name ? { name, kind } : { kind, context: 'unnamed' }
    return [{ code: 'barrier', params, compounds: smaller(a, b, members), place: cut.place }]
  })
}

function gapFaults(facts: ContiguityFacts): Fault[] {
  const [, ...apart] = groupsFarApart(facts)
  return apart.map((group): Fault => {
    const inside = new Set(group)
    const [nearest] = facts.gaps.filter(({ from, to }) => inside.has(from) !== inside.has(to)).sort(byGap)
    if (!nearest) throw new Error(`nothing is known of the gap around ${group.join(', ')}`)
    const params = {
      gapM: toldGapM(nearest.gapM, facts.maxGapM),
      maxGapM: facts.maxGapM,
      nearest: inside.has(nearest.from) ? nearest.to : nearest.from,
    }
    return { code: 'gap', params, compounds: group, place: nearest.place }
  })
}

const byGap = (a: MemberPair, b: MemberPair) => a.gapM - b.gapM

/** The side with fewer members; of equal sides the one whose first member comes later. */
function smaller(a: string[], b: string[], members: readonly string[]): string[] {
  if (a.length !== b.length) return a.length < b.length ? a : b
  return members.indexOf(a[0] ?? '') > members.indexOf(b[0] ?? '') ? a : b
}

/** Whole metres, or a decimal upwards where whole metres would not show that the limit is passed. */
const toldGapM = (gapM: number, maxGapM: number) =>
  Math.round(gapM) > maxGapM ? Math.round(gapM) : Math.ceil(gapM * 10) / 10
