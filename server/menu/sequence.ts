/**
 * Whether the works of one compound come in the order a clause asks for: what is still to be done in an earlier stage must
 * not come after what belongs to a later one. Only what is certain is warned of: two works of the same year have no order
 * yet. Facts in, warnings out.
 */
import { catalogueOf } from '#contract/item-links.ts'
import type { MenuEntry, SequenceWarning } from '#contract/menu.ts'
import type { SequenceRule } from '#contract/policy.ts'

export type Placed = Pick<MenuEntry, 'buildingId' | 'need' | 'year' | 'workId'> & {
  work: Pick<NonNullable<MenuEntry['work']>, 'fromMonth' | 'toMonth' | 'state'> | null
}
/** Months from and to (YYYY-MM), both counted; `isExact` where somebody named months and not only a year. */
export type Span = { from: string; to: string; isExact: boolean; told: string }

/** The window of the work that does it, else the year of the tick, else the compound's; null where nobody said. */
export function spanOf({ work, year }: Placed, planYear: number | null): Span | null {
  const { fromMonth = null, toMonth = null } = work ?? {}
  if (fromMonth !== null || toMonth !== null) {
    const from = fromMonth ?? `${toMonth?.slice(0, 4)}-01`
    const to = toMonth ?? `${from.slice(0, 4)}-12`
    return { from, to, isExact: fromMonth !== null && toMonth !== null, told: from === to ? from : `${from} – ${to}` }
  }
  const when = year ?? planYear
  return when === null ? null : { from: `${when}-01`, to: `${when}-12`, isExact: false, told: String(when) }
}

export type Order = { kind: SequenceWarning['kind']; firstWhen: string | null; laterWhen: string | null }

/** What is wrong with `later` beside an earlier stage's `first`; null where nothing is, or nothing is certain. */
export function orderOf(first: Placed, later: Placed, planYear: number | null): Order | null {
  if (first.need !== 'needed') return null
  const [before, after] = [spanOf(first, planYear), spanOf(later, planYear)]
  const told = { firstWhen: before?.told ?? null, laterWhen: after?.told ?? null }
  // what is finished cannot come too late any more
  if (first.work?.state === 'finished') return null
  if (later.need === 'done' || (later.need === 'needed' && later.work?.state === 'finished'))
    return { kind: 'done-first', ...told, laterWhen: later.work ? told.laterWhen : null }
  if (later.need !== 'needed') return null
  if (before && after) {
    if (after.to < before.from) return { kind: 'reversed', ...told }
    if (before.isExact && after.isExact && after.from < before.from) return { kind: 'begins-first', ...told }
    if (before.to < after.from) return null
  }
  const isLaterFixed = later.workId !== null || (after !== null && before === null)
  return isLaterFixed && first.workId === null ? { kind: 'unscheduled', ...told } : null
}

/** An item in its stage with what is said of it, by the compound and by buildings. `digs`: it is there because it breaks the ground. */
export type Staged = { item: string; words: readonly Placed[]; digs: boolean }
type Asked = Pick<SequenceRule, 'code'> & {
  packId: string
  planYear: number | null
  stages: readonly (readonly Staged[])[]
}

/** One warning for each two items in the wrong order, in the rule's order. */
export function warningsOf({ code, packId, planYear, stages }: Asked): SequenceWarning[] {
  return stages.flatMap((earlier, stage) =>
    earlier.flatMap((first) =>
      stages.slice(stage + 1).flatMap((items) =>
        items.flatMap((later): SequenceWarning[] => {
          const found = firstWrong(first.words, later.words, planYear)
          const told = { first: first.item, later: later.item, firstDigs: first.digs, laterDigs: later.digs }
          return found ? [{ packId, catalogue: catalogueOf(first.item), rule: code, ...told, ...found }] : []
        }),
      ),
    ),
  )
}

function firstWrong(earlier: readonly Placed[], later: readonly Placed[], planYear: number | null) {
  for (const first of earlier) {
    for (const second of later) {
      const isElsewhere =
        first.buildingId !== null && second.buildingId !== null && first.buildingId !== second.buildingId
      const order = isElsewhere ? null : orderOf(first, second, planYear)
      if (order) return { ...order, buildingId: first.buildingId ?? second.buildingId }
    }
  }
  return null
}
