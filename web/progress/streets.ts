/** Street offices as leaders compare them: share of started compounds, best first, and the parts of each bar. */
import type { Progress } from '#contract/district.ts'
import { type Status, statuses } from '#contract/status.ts'

export type StreetStanding = {
  /** Null for compounds no street office answers for. */
  id: string | null
  name: string | null
  total: number
  started: number
  /** 0–1; null when there is nothing to start. */
  share: number | null
  /** The parts of the 100 % bar in the order of the process; empty ones are left out. */
  parts: readonly { status: Status; count: number; from: number; share: number }[]
}

/** Ranked by share of started compounds; equal shares by size, then by the name's own order. */
export function standings(streets: Progress['streets']): StreetStanding[] {
  return streets
    .map(({ id, name, total, started, statuses: counts }) => ({
      id,
      name,
      total,
      started,
      share: total > 0 ? started / total : null,
      parts: partsOf(counts, total),
    }))
    .sort(
      (a, b) =>
        Number(a.id === null) - Number(b.id === null) ||
        (b.share ?? -1) - (a.share ?? -1) ||
        b.total - a.total ||
        collator.compare(a.name ?? '', b.name ?? ''),
    )
}

const collator = new Intl.Collator('zh-CN')

function partsOf(counts: Progress['streets'][number]['statuses'], total: number): StreetStanding['parts'] {
  let before = 0
  return statuses.flatMap((status) => {
    const count = counts[status] ?? 0
    if (count === 0) return []
    const part = { status, count, from: before / total, share: count / total }
    before += count
    return [part]
  })
}

/** For the choropleth: share of started compounds by street office id. */
export const sharesOf = (streets: Progress['streets']): Record<string, number | null> =>
  Object.fromEntries(standings(streets).flatMap(({ id, share }) => (id === null ? [] : [[id, share]])))
