/** The weights of the priority while they are typed, and as they count. */
import type { PriorityPart, Weights } from '#contract/plan-rows.ts'

export const weightTexts = (weights: Weights): Record<PriorityPart, string> => ({
  ...{ old: String(weights.old), debt: String(weights.debt), will: String(weights.will) },
})

export const weightsIn = (typed: Record<PriorityPart, string>): Weights => ({
  ...{ old: boundedWeight(typed.old), debt: boundedWeight(typed.debt), will: boundedWeight(typed.will) },
})

/** From 0 to 10, whatever was typed. */
export const boundedWeight = (typed: string): number => Math.min(10, Math.max(0, Math.round(Number(typed)) || 0))
