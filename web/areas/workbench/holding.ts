/** Whether compounds hold together, judged on the page while the hand still hovers; the server judges again. */
import type { NeighbourPair } from '#contract/area.ts'

/** Pairs of a district within sight; those without a cut and within the limit are links. */
export type Sight = { pairs: readonly NeighbourPair[]; maxGapM: number }

const isLink = ({ gapM, cut }: NeighbourPair, maxGapM: number) => cut === null && gapM <= maxGapM

/** O(pairs). */
export function holdTogether({ pairs, maxGapM }: Sight, ids: readonly string[]): boolean {
  if (ids.length === 0) return false
  const inside = new Set(ids)
  const next = new Map<string, string[]>()
  for (const pair of pairs) {
    if (!isLink(pair, maxGapM) || !inside.has(pair.from) || !inside.has(pair.to)) continue
    next.set(pair.from, [...(next.get(pair.from) ?? []), pair.to])
    next.set(pair.to, [...(next.get(pair.to) ?? []), pair.from])
  }
  const reached = new Set([ids[0] as string])
  for (const id of reached) for (const other of next.get(id) ?? []) reached.add(other)
  return reached.size === inside.size
}

/** Why a compound cannot join: the barrier in between, or how far it is; `gapM` null where nothing is in sight. */
export type Apart = { why: 'barrier'; name: string | null; kind: string } | { why: 'gap'; gapM: number | null }

/** Null where it can. */
export function apartFrom({ pairs, maxGapM }: Sight, id: string, members: readonly string[]): Apart | null {
  const others = new Set(members.filter((member) => member !== id))
  const between = pairs
    .filter(({ from, to }) => (from === id && others.has(to)) || (to === id && others.has(from)))
    .sort((a, b) => a.gapM - b.gapM)
  if (others.size === 0 || between.some((pair) => isLink(pair, maxGapM))) return null
  const cut = between.find((pair) => pair.cut !== null && pair.gapM <= maxGapM)?.cut
  if (cut) return { why: 'barrier', ...cut.barrier }
  return { why: 'gap', gapM: between[0]?.gapM ?? null }
}
