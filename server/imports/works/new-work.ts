/** A work no ledger has yet: what its row says, what follows from that, and what it still lacks. */
import { overheadTrades } from '#contract/work-words.ts'
import type { WorkValues } from './fields.ts'

export type Lacking = 'trade' | 'kind' | 'placement'
type Complete = WorkValues & Required<Pick<WorkValues, Lacking | 'state' | 'excavates'>>

/**
 * Only what cannot be otherwise is filled in: pipes are buried, a line to be put below ground hangs until that is done, and a line of which
 * nothing is planned is one that exists.
 */
export function newWork(values: WorkValues): { work: Complete; lacks: Lacking[]; isTakenAsExisting: boolean } {
  const { trade } = values
  const isPlain = values.state === undefined && values.fromMonth === undefined && values.toMonth === undefined
  const isTakenAsExisting = values.kind === undefined && isPlain
  const kind = values.kind ?? (isTakenAsExisting || values.state === 'existing' ? 'existing' : undefined)
  const state = kind === 'existing' ? 'existing' : (values.state ?? 'planned')
  const isPipe = trade !== undefined && !overheadTrades.includes(trade)
  const ofUndergrounding = kind === 'undergrounding' ? (state === 'finished' ? 'buried' : 'overhead') : undefined
  const placement = values.placement ?? (isPipe || kind === 'road' ? 'buried' : ofUndergrounding)
  const excavates = values.excavates ?? !(kind === 'existing' || (kind === 'removal' && placement === 'overhead'))
  const lacks = [
    ...(trade === undefined ? (['trade'] as const) : []),
    ...(kind === undefined ? (['kind'] as const) : []),
    ...(trade !== undefined && placement === undefined ? (['placement'] as const) : []),
  ]
  // where something is lacking the work is told as it is and not written
  return { work: { ...values, trade, kind, state, placement, excavates } as Complete, lacks, isTakenAsExisting }
}
