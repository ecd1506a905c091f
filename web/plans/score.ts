/** The priority of a candidate by the planner's weights. What nobody recorded adds nothing, and how much it might add is told. */
import type { Candidate } from '#contract/plan-candidates.ts'
import { priorityParts, type Weights } from '#contract/plan-rows.ts'

/** Of 100 points: what is known, and what unknown parts could add at most. */
export type Score = { points: number; mayAdd: number }

export function scoreOf({ parts }: Pick<Candidate, 'parts'>, weights: Weights): Score {
  const whole = priorityParts.reduce((sum, part) => sum + weights[part], 0)
  if (whole === 0) return { points: 0, mayAdd: 0 }
  const share = (wanted: (value: number | null) => number) =>
    Math.round((100 * priorityParts.reduce((sum, part) => sum + weights[part] * wanted(parts[part].value), 0)) / whole)
  return { points: share((value) => value ?? 0), mayAdd: share((value) => (value === null ? 1 : 0)) }
}

/** The best known first; among equals whoever might have more, then in ledger order. */
export function byPriority<T extends Pick<Candidate, 'parts'>>(candidates: readonly T[], weights: Weights): T[] {
  const scored = candidates.map((candidate) => ({ candidate, ...scoreOf(candidate, weights) }))
  return scored.sort((a, b) => b.points - a.points || b.mayAdd - a.mayAdd).map(({ candidate }) => candidate)
}
