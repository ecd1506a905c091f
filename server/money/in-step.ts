/**
 * 同步: works of utilities come with the renovation of the compound they serve (豫政办〔2019〕58号 四（二）). The text gives no measure; our
 * reading: their months meet those of the compound's own works where these have any, else its plan year.
 */
import type { UtilityStep } from '#contract/money-works.ts'
import type { WorkKind, WorkState } from '#contract/work-words.ts'

type Window = { fromMonth: string | null; toMonth: string | null }
type Line = Window & { kind: WorkKind; state: WorkState }

const ofUtilities: ReadonlySet<WorkKind> = new Set(['undergrounding', 'new', 'replacement', 'removal'])
export const isUtilityWork = ({ kind, isTrunk }: { kind: WorkKind; isTrunk: boolean | null }): boolean =>
  ofUtilities.has(kind) && isTrunk !== true

/** `own`: what the compound itself has done there, roads and items. */
export function stepOf(line: Line, planYear: number | null, own: readonly Window[]): UtilityStep {
  if (line.state === 'finished') return 'finished'
  const months = monthsOf(line)
  if (!months) return 'undated'
  const windows = own.flatMap((each) => monthsOf(each) ?? [])
  if (windows.length > 0) return windows.some((each) => meet(each, months)) ? 'in-step' : 'apart'
  if (planYear === null) return 'unplanned'
  return meet({ from: `${planYear}-01`, to: `${planYear}-12` }, months) ? 'in-step' : 'apart'
}

type Months = { from: string; to: string }

/** Of a window with one end the one month that is known. */
function monthsOf({ fromMonth, toMonth }: Window): Months | null {
  const from = fromMonth ?? toMonth
  const to = toMonth ?? fromMonth
  return from && to ? { from, to } : null
}

const meet = (a: Months, b: Months): boolean => a.from <= b.to && b.from <= a.to
