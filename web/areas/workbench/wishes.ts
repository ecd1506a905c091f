/**
 * What a planner asks of the search: limits, and wishes of hand. Everything the division depends on is in here, so undo,
 * saving and sharing are about this one value; the division itself is always found again from it.
 */
import type { BundleGoal, BundlePreset, BundleRequest } from '#contract/bundling.ts'
import { bundlePresets } from '#contract/bundling.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { SchemeDraft } from '#contract/scheme.ts'
import type { Status } from '#contract/status.ts'

export type Limits = {
  maxGapM: number
  maxDiameterM: number
  households: { min: number; max: number }
  maxYearSpread: number | null
  sameStreet: boolean
  goal: BundleGoal
}
export type Wishes = {
  preset: BundlePreset
  limits: Limits
  /** Areas that stay as they are, each a list of compounds. */
  locked: readonly (readonly string[])[]
  mustLink: readonly (readonly [string, string])[]
  cannotLink: readonly (readonly [string, string])[]
  excluded: readonly string[]
  /** Compounds that are each to have an area of their own: no two of them share one. `cannotLink` holds no pair of them. */
  anchors: readonly string[]
  statuses: readonly Status[]
  window: BoundaryShape | null
}

export const usualDiameterM = 800

export function limitsOf(preset: BundlePreset): Limits {
  const { maxGapM, households, maxYearSpread, sameStreet } = bundlePresets[preset]
  return {
    maxGapM,
    households: { ...households },
    maxYearSpread,
    sameStreet,
    maxDiameterM: usualDiameterM,
    goal: 'fewest',
  }
}

export const firstWishes: Wishes = {
  preset: 'urban',
  limits: limitsOf('urban'),
  locked: [],
  mustLink: [],
  cannotLink: [],
  excluded: [],
  anchors: [],
  statuses: ['candidate', 'planned'],
  window: null,
}

/** As the API takes it: anchors take part whatever their status, and every two of them are kept apart. */
export function requestOf({ anchors, ...wishes }: Wishes): Omit<BundleRequest, 'adcode'> {
  const { preset, limits, statuses, window, ...hand } = wishes
  const cannotLink = [...hand.cannotLink, ...pairsOf(anchors)]
  const params = { ...limits, ...hand, cannotLink }
  return { preset, params, statuses: [...statuses], added: [...anchors], ...(window && { window }) }
}

const pairsOf = (ids: readonly string[]): [string, string][] =>
  ids.flatMap((id, place) => ids.slice(place + 1).map((other): [string, string] => [id, other]))

/** Back from a saved draft; what it does not say is as at first. */
export function wishesOf({ request, anchors = [] }: Pick<SchemeDraft, 'request' | 'anchors'>): Wishes {
  const { preset = 'urban', params, statuses, window } = request
  const known = { ...limitsOf(preset), ...params } as Limits & Partial<Wishes> // written by `requestOf`
  const { maxGapM, maxDiameterM, households, maxYearSpread, sameStreet, goal } = known
  return {
    preset,
    limits: { maxGapM, maxDiameterM, households, maxYearSpread, sameStreet, goal },
    locked: known.locked ?? [],
    mustLink: known.mustLink ?? [],
    cannotLink: betweenOthers(known.cannotLink ?? [], anchors),
    excluded: known.excluded ?? [],
    anchors,
    statuses,
    window: window ?? null,
  }
}

const without = (areas: Wishes['locked'], ids: ReadonlySet<string>) =>
  areas.map((area) => area.filter((id) => !ids.has(id))).filter((area) => area.length > 0)

/** The compounds as one locked area; they leave every other. */
export function lockTogether(wishes: Wishes, ids: readonly string[]): Wishes {
  const chosen = new Set(ids)
  return {
    ...wishes,
    locked: [...without(wishes.locked, chosen), [...chosen]],
    excluded: wishes.excluded.filter((id) => !chosen.has(id)),
    mustLink: wishes.mustLink.filter(([a, b]) => chosen.has(a) === chosen.has(b)),
    cannotLink: wishes.cannotLink.filter(([a, b]) => !(chosen.has(a) && chosen.has(b))),
  }
}

/** Any locked area that holds one of the compounds is the search's again. */
export const unlock = (wishes: Wishes, ids: readonly string[]): Wishes => ({
  ...wishes,
  locked: wishes.locked.filter((area) => !area.some((id) => ids.includes(id))),
})

export const isLocked = ({ locked }: Wishes, id: string): boolean => locked.some((area) => area.includes(id))

/** 单独改造: in no area, and so nobody's anchor. */
export function leaveOut(wishes: Wishes, ids: readonly string[]): Wishes {
  const chosen = new Set(ids)
  const concerns = ([a, b]: readonly [string, string]) => chosen.has(a) || chosen.has(b)
  return {
    ...wishes,
    locked: without(wishes.locked, chosen),
    mustLink: wishes.mustLink.filter((pair) => !concerns(pair)),
    cannotLink: wishes.cannotLink.filter((pair) => !concerns(pair)),
    anchors: wishes.anchors.filter((id) => !chosen.has(id)),
    excluded: [...new Set([...wishes.excluded, ...ids])],
  }
}

export const takeBackIn = (wishes: Wishes, ids: readonly string[]): Wishes => ({
  ...wishes,
  excluded: wishes.excluded.filter((id) => !ids.includes(id)),
})

type Pairs = Wishes['mustLink']
const isPair = ([a, b]: readonly [string, string], x: string, y: string) => (a === x && b === y) || (a === y && b === x)
const dropped = (pairs: Pairs, x: string, y: string) => pairs.filter((pair) => !isPair(pair, x, y))

/** Two compounds in one area, or never in one: the later wish takes the place of the earlier. */
export function wishPair(wishes: Wishes, wish: 'together' | 'apart' | 'either', x: string, y: string): Wishes {
  const free = {
    ...unlock(wishes, wish === 'either' ? [] : [x, y]),
    mustLink: dropped(wishes.mustLink, x, y),
    cannotLink: dropped(wishes.cannotLink, x, y),
    excluded: wish === 'either' ? wishes.excluded : wishes.excluded.filter((id) => id !== x && id !== y),
  }
  if (wish === 'together') return { ...free, mustLink: [...free.mustLink, [x, y]] }
  if (wish === 'apart') return { ...free, cannotLink: betweenOthers([...free.cannotLink, [x, y]], wishes.anchors) }
  return free
}

/** What is said of two anchors goes without saying. */
const betweenOthers = (pairs: Pairs, anchors: readonly string[]) =>
  pairs.filter(([a, b]) => !(anchors.includes(a) && anchors.includes(b)))

/** An anchor wants an area, so it takes part. It stays one until it is taken away or left out. */
export function setAnchors(wishes: Wishes, ids: readonly string[]): Wishes {
  const anchors = [...new Set([...wishes.anchors, ...ids])]
  return { ...takeBackIn(wishes, ids), anchors, cannotLink: betweenOthers(wishes.cannotLink, anchors) }
}

export const dropAnchors = (wishes: Wishes, ids: readonly string[]): Wishes => ({
  ...wishes,
  anchors: wishes.anchors.filter((id) => !ids.includes(id)),
})

/** Those of the compounds that are anchors. */
export const anchorsAmong = ({ anchors }: Wishes, ids: readonly string[]): string[] =>
  ids.filter((id) => anchors.includes(id))

/**
 * A compound goes from its area to another. Both stay as they then are, locked, so that nothing else moves; of the area it
 * leaves only what still holds together (`rest`), the remainder is the search's again.
 */
export function move(wishes: Wishes, id: string, to: readonly string[], rest: readonly string[] | null): Wishes {
  const moved = lockTogether(wishes, [...to, id])
  return rest && rest.length > 0 ? lockTogether(moved, rest) : moved
}
