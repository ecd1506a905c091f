/** What became of a plan since an edition: rows added, removed, moved to another year, and facts that are others now. */
import { comparedFacts, type PlanDifference } from '#contract/plan-editions.ts'
import type { PlanRow } from '#contract/plan-rows.ts'

export function planDifference(edition: number, before: readonly PlanRow[], after: readonly PlanRow[]): PlanDifference {
  const was = new Map(before.map((row) => [row.id, row]))
  const is = new Map(after.map((row) => [row.id, row]))
  const kept = after.flatMap((row) => {
    const earlier = was.get(row.id)
    return earlier ? [{ earlier, row }] : []
  })
  return {
    edition,
    added: after.filter(({ id }) => !was.has(id)).map(named),
    removed: before.filter(({ id }) => !is.has(id)).map(named),
    moved: kept
      .filter(({ earlier, row }) => earlier.year !== row.year)
      .map(({ earlier, row }) => ({ ...named(row), from: earlier.year, to: row.year })),
    changed: kept.flatMap(({ earlier, row }) => {
      const facts = factsChanged(earlier, row)
      return facts.length > 0 ? [{ ...named(row), facts }] : []
    }),
  }
}

export const isDifferent = ({ added, removed, moved, changed }: PlanDifference): boolean =>
  added.length + removed.length + moved.length + changed.length > 0

const named = ({ id, name }: PlanRow) => ({ id, name })

function factsChanged(before: PlanRow, after: PlanRow): PlanDifference['changed'][number]['facts'] {
  return comparedFacts.flatMap((field) => {
    const [from, to] = [inWords(before[field]), inWords(after[field])]
    return from === to ? [] : [{ field, from, to }]
  })
}

/** Figures as numbers; that one is an estimate is part of what it says. */
function inWords(value: PlanRow[(typeof comparedFacts)[number]]): string | null {
  if (value === null) return null
  if (typeof value !== 'object') return String(value)
  return `${value.estimated ? '≈' : ''}${value.amount}`
}
