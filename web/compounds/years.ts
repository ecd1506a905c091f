/** The years of the slider, and how many compounds are planned for each. */
import type { CompoundRow } from '#contract/compound.ts'

export type YearCount = { year: number; count: number }

const leastYears = 7
const mostYears = 40

/**
 * Every year from the first plan or step to the last plan, the data date among them, and a year of margin at both ends;
 * at least seven, so that the slider of a one-year plan still reads as time.
 */
export function yearsOf(rows: readonly CompoundRow[], dataDate: string): number[] {
  const dataYear = Number(dataDate.slice(0, 4))
  let [first, last] = [dataYear, dataYear]
  for (const { planYear, steps } of rows) {
    if (planYear !== null) [first, last] = [Math.min(first, planYear), Math.max(last, planYear)]
    for (const { onDay } of steps) first = Math.min(first, Number(onDay.slice(0, 4)))
  }
  first = Math.max(first - 1, dataYear - mostYears)
  last = Math.min(Math.max(last + 1, first + leastYears - 1), dataYear + mostYears)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

export function plannedPerYear(rows: readonly CompoundRow[], years: readonly number[]): YearCount[] {
  const counts = new Map<number, number>()
  for (const { planYear } of rows) if (planYear !== null) counts.set(planYear, (counts.get(planYear) ?? 0) + 1)
  return years.map((year) => ({ year, count: counts.get(year) ?? 0 }))
}
