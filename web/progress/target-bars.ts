/** Targets as bars on one scale: how much is asked for, how much the ledger plans for it, how much is done at its day. */
import type { TargetStanding } from '#contract/targets.ts'

export type TargetBar = {
  standing: TargetStanding
  wanted: number
  planned: number
  /** Null of households: the dated steps are of compounds, and nobody records how many live in what is done. */
  done: number | null
  /** Of `done`, known only from invented steps. */
  invented: number
  /** Where the line of the target, the plan and what is done lie on the scale, 0–1; the largest of its unit is 1. */
  at: { wanted: number; planned: number; done: number; invented: number }
}

/** In the order they come: by year. Compounds and households have a scale each. */
export function targetBars(items: readonly TargetStanding[]): TargetBar[] {
  const bars = items.map((standing) => {
    const { target, wanted, planned, actual } = standing
    const isCounted = target.unit === 'compound'
    return {
      ...{ standing, wanted, planned },
      done: isCounted ? actual.done.length : null,
      invented: isCounted ? actual.invented : 0,
    }
  })
  const largest = (unit: TargetStanding['target']['unit']) => {
    const own = bars.filter(({ standing }) => standing.target.unit === unit)
    return Math.max(1, ...own.flatMap(({ wanted, planned, done }) => [wanted, planned, done ?? 0]))
  }
  const scales = { compound: largest('compound'), household: largest('household') }
  return bars.map((bar) => {
    const scale = scales[bar.standing.target.unit]
    const { wanted, planned, done, invented } = bar
    const at = { wanted, planned, done: done ?? 0, invented }
    return {
      ...bar,
      at: {
        ...{ wanted: at.wanted / scale, planned: at.planned / scale },
        ...{ done: at.done / scale, invented: at.invented / scale },
      },
    }
  })
}
