/** The words for works: six trades in their one fixed order, kinds, placements, states. */
import { z } from 'zod'

export const trades = ['power', 'telecom', 'water', 'drainage', 'gas', 'heating'] as const
export const Trade = z.enum(trades)
export type Trade = z.infer<typeof Trade>

/** Only these can hang on poles. */
export const overheadTrades: readonly Trade[] = ['power', 'telecom']

export const workKinds = ['existing', 'undergrounding', 'new', 'replacement', 'removal', 'road', 'item'] as const
export const WorkKind = z.enum(workKinds)
export type WorkKind = z.infer<typeof WorkKind>

export const placements = ['overhead', 'buried'] as const
export const Placement = z.enum(placements)
export type Placement = z.infer<typeof Placement>

export const workStates = ['existing', 'planned', 'under-way', 'finished'] as const
export const WorkState = z.enum(workStates)
export type WorkState = z.infer<typeof WorkState>

/** How a line is drawn and counted: one word for kind, placement and state together. */
export const lineStates = ['overhead', 'undergrounding', 'to-bury', 'buried', 'removal'] as const
export const LineState = z.enum(lineStates)
export type LineState = z.infer<typeof LineState>

/** A finished undergrounding or new pipe lies buried; a finished removal is gone but stays on record as removal. */
export function lineStateOf(work: { kind: WorkKind; placement: Placement; state: WorkState }): LineState {
  if (work.kind === 'removal') return 'removal'
  if (work.kind === 'existing') return work.placement === 'overhead' ? 'overhead' : 'buried'
  if (work.state === 'finished')
    return work.placement === 'overhead' && work.kind !== 'undergrounding' ? 'overhead' : 'buried'
  if (work.kind === 'undergrounding') return 'undergrounding'
  return 'to-bury'
}
