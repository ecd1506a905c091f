/**
 * What others decided about a compound that is split or merged: what of it goes along, and what only a person can decide anew.
 * Facts in, fates out; the page shows what the server will do by the same rule. Nothing is guessed: a decision goes to a new
 * compound only where it says the same there as it said before.
 */
import { z } from 'zod'
import { Id } from './keys.ts'
import { wallConsents, wallDecisions, wallReachM } from './wall.ts'

const Named = z.object({ id: Id, name: z.string() })
/** From the other compound to each piece of the boundary (a split), to each of those merged (a merge); null without a boundary. */
const distancesM = z.array(z.number().nullable())

/** `of`: the compound it names, which is retired. */
export const NeighbourTie = z.object({
  kind: z.literal('neighbours'),
  of: Id,
  other: Named,
  linked: z.boolean(),
  reason: z.string(),
  distancesM,
})
export const WallTie = z.object({
  kind: z.literal('wall'),
  of: Id,
  other: Named,
  decision: z.enum(wallDecisions).nullable(),
  consent: z.enum(wallConsents),
  note: z.string().nullable(),
  distancesM,
})
/** An item of a balance unit, and how many amounts stand on it. */
export const BalanceTie = z.object({ kind: z.literal('balance'), of: Id, unit: Named, lines: z.int() })
/** A draft of a division that names it. */
export const DraftTie = z.object({ kind: z.literal('draft'), of: Id, scheme: Named })
/** Records kept for it by others: what policies ask, what was ruled, ticked, paid, planned. */
export const recordKinds = ['facts', 'rulings', 'menu', 'money', 'plans'] as const
export const RecordsTie = z.object({ kind: z.literal('records'), of: Id, what: z.enum(recordKinds), count: z.int() })
export const Tie = z.discriminatedUnion('kind', [NeighbourTie, WallTie, BalanceTie, DraftTie, RecordsTie])
export type Tie = z.infer<typeof Tie>
type NeighbourTie = z.infer<typeof NeighbourTie>
type WallTie = z.infer<typeof WallTie>

export const Ties = z.object({
  ties: z.array(Tie),
  /** Works linked with them, and how many of those lie beside no piece of the boundary. */
  works: z.object({ linked: z.int(), apart: z.int() }),
})
export type Ties = z.infer<typeof Ties>

export const MergeTiesRequest = z.strictObject({ compounds: z.array(Id).min(2).max(20) })

/**
 * Why something stays with the retired record: between two that become one; two decisions contradict each other; another of
 * those merged is as near and nothing is decided about it; more than one part, or none, is meant; amounts nobody has shared out;
 * a draft; records of the compound as it was.
 */
export const stayReasons = [
  'inner',
  'contradicts',
  'undecided',
  'several',
  'none',
  'amounts',
  'draft',
  'records',
] as const
export type StayReason = (typeof stayReasons)[number]
/** `to`: places of the new compounds it goes to, in their order; `why` is null where it goes along. */
export type Fate = { tie: Tie; to: number[]; why: StayReason | null }

/** Of two compounds this near each other the workbench usually proposes neighbours. */
const usualReachM = 80

const stays = (tie: Tie, why: StayReason): Fate => ({ tie, to: [], why })
const goes = (tie: Tie, to: number[]): Fate => ({ tie, to, why: null })

/** `groups`: the pieces of the boundary each part has, by number. */
export function fatesOfSplit(ties: readonly Tie[], groups: readonly (readonly number[])[]): Fate[] {
  const all = groups.map((_, part) => part)
  return ties.map((tie) => {
    if (tie.kind === 'draft' || tie.kind === 'records') return stays(tie, tie.kind)
    if (tie.kind === 'balance') return tie.lines > 0 ? stays(tie, 'amounts') : goes(tie, all)
    const distances = groups.map((pieces) => nearestOf(pieces.map((piece) => tie.distancesM[piece] ?? null)))
    const placed = all.filter((part) => distances[part] !== null)
    // what holds for a whole yard holds for each of its parts: none of them is a neighbour
    const meant = tie.kind === 'wall' ? facing(distances) : tie.linked ? clearlyNearest(distances) : placed
    if (meant.length === 0) return stays(tie, 'none')
    const isClear = meant.length === 1 || (tie.kind === 'neighbours' && !tie.linked)
    return isClear ? goes(tie, meant) : stays(tie, 'several')
  })
}

const nearestOf = (distances: readonly (number | null)[]): number | null =>
  distances.reduce((least, each) => (each === null ? least : Math.min(least ?? each, each)), null)

const within = (distances: readonly (number | null)[], reachM: number): number[] =>
  distances.flatMap((each, part) => (each !== null && each <= reachM ? [part] : []))
const facing = (distances: readonly (number | null)[]) => within(distances, wallReachM)
/** The nearest, and those not farther from it than a lane is wide. */
const clearlyNearest = (distances: readonly (number | null)[]): number[] => {
  const nearest = nearestOf(distances)
  return nearest === null ? [] : within(distances, nearest + wallReachM)
}

/** `members`: those merged, in the order of the distances. A decision two of them share is one. */
export function fatesOfMerge(ties: readonly Tie[], members: readonly string[]): Fate[] {
  return ties.map((tie) => {
    if (tie.kind === 'draft' || tie.kind === 'records') return stays(tie, tie.kind)
    if (tie.kind === 'balance') return goes(tie, [0])
    if (members.includes(tie.other.id)) return stays(tie, 'inner')
    const alike = ties.filter(
      (each): each is NeighbourTie | WallTie =>
        each.kind === tie.kind && 'other' in each && each.other.id === tie.other.id,
    )
    if (!alike.every((each) => saysTheSame(each, tie))) return stays(tie, 'contradicts')
    if (tie.kind === 'neighbours' && tie.linked) return goes(tie, [0])
    const reachM = tie.kind === 'wall' ? wallReachM : usualReachM
    const silent = members.filter((id) => !alike.some(({ of }) => of === id))
    const near = within(tie.distancesM, reachM).map((place) => members[place])
    return silent.some((id) => near.includes(id)) ? stays(tie, 'undecided') : goes(tie, [0])
  })
}

function saysTheSame(one: NeighbourTie | WallTie, other: NeighbourTie | WallTie): boolean {
  if (one.kind === 'neighbours') return other.kind === 'neighbours' && one.linked === other.linked
  return other.kind === 'wall' && one.decision === other.decision && one.consent === other.consent
}
