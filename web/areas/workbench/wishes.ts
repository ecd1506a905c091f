/**
 * What a planner asks of the search: limits, and wishes of hand. Everything the division depends on is in here, so undo,
 * saving and sharing are about this one value; the division itself is always found again from it.
 */
import type { BundleGoal, BundlePreset, BundleRequest } from '#contract/bundling.ts'
import { bundlePresets } from '#contract/bundling.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
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
  statuses: ['candidate', 'planned'],
  window: null,
}

/** As the API takes it. */
export function requestOf({ preset, limits, statuses, window, ...hand }: Wishes): Omit<BundleRequest, 'adcode'> {
  return { preset, params: { ...limits, ...hand }, statuses: [...statuses], added: [], ...(window && { window }) }
}

/** Back from a saved draft; what it does not say is as at first. */
export function wishesOf({ preset = 'urban', params, statuses, window }: Omit<BundleRequest, 'adcode'>): Wishes {
  const known = { ...limitsOf(preset), ...params } as Limits & Partial<Wishes> // written by `requestOf`
  const { maxGapM, maxDiameterM, households, maxYearSpread, sameStreet, goal } = known
  return {
    preset,
    limits: { maxGapM, maxDiameterM, households, maxYearSpread, sameStreet, goal },
    locked: known.locked ?? [],
    mustLink: known.mustLink ?? [],
    cannotLink: known.cannotLink ?? [],
    excluded: known.excluded ?? [],
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

/** 单独改造: in no area. */
export function leaveOut(wishes: Wishes, ids: readonly string[]): Wishes {
  const chosen = new Set(ids)
  const concerns = ([a, b]: readonly [string, string]) => chosen.has(a) || chosen.has(b)
  return {
    ...wishes,
    locked: without(wishes.locked, chosen),
    mustLink: wishes.mustLink.filter((pair) => !concerns(pair)),
    cannotLink: wishes.cannotLink.filter((pair) => !concerns(pair)),
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
    excluded: wish === 'together' ? wishes.excluded.filter((id) => id !== x && id !== y) : wishes.excluded,
  }
  if (wish === 'together') return { ...free, mustLink: [...free.mustLink, [x, y]] }
  if (wish === 'apart') return { ...free, cannotLink: [...free.cannotLink, [x, y]] }
  return free
}

/**
 * A compound goes from its area to another. Both stay as they then are, locked, so that nothing else moves; of the area it
 * leaves only what still holds together (`rest`), the remainder is the search's again.
 */
export function move(wishes: Wishes, id: string, to: readonly string[], rest: readonly string[] | null): Wishes {
  const moved = lockTogether(wishes, [...to, id])
  return rest && rest.length > 0 ? lockTogether(moved, rest) : moved
}
