/** What cannot be true of a work, whatever its geometry. */
import type { WorkRow } from '#contract/work.ts'
import { overheadTrades } from '#contract/work-words.ts'
import type { Finding } from '../errors.ts'

export type WorkFacts = Pick<WorkRow, 'trade' | 'kind' | 'placement' | 'state' | 'fromMonth' | 'toMonth'>

/** A window ends no earlier than it begins; only power and telecom lines hang on poles, so only they can be put underground. */
export function factFaults(work: WorkFacts): Finding[] {
  const faults: Finding[] = []
  const { fromMonth: from, toMonth: to } = work
  if (from && to && from > to) faults.push(fault('window-reversed', 'toMonth', { from, to }))
  if (overheadTrades.includes(work.trade)) return faults
  if (work.placement === 'overhead') faults.push(fault('never-overhead', 'placement'))
  if (work.kind === 'undergrounding') faults.push(fault('never-overhead', 'kind'))
  return faults
}

const fault = (code: string, field: string, params: Finding['params'] = {}): Finding => ({
  code,
  params,
  pointer: `/${field}`,
})
