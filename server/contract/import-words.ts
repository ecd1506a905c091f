/**
 * What a sender's own words can be made to mean: 县道 is an arterial, 强电 is power. A user says so once at the finding; it stands with the wishes
 * of the import, and with the sender's template for the next file. Words that were given a meaning are asked before those we know ourselves.
 */
import { z } from 'zod'
import { landTenures, ownerKinds, structuralSafeties } from './compound.ts'
import { statuses } from './status.ts'
import { placements, trades, workKinds, workStates } from './work-words.ts'

/** The word says nothing of the field: what it stands beside is read without it; of the ground, it is left out and no more asked about. */
export const leaveWord = 'leave'

const yesOrNo = ['true', 'false'] as const

/** By kind and field, in the order a page lists them. */
const meanings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  compounds: {
    status: statuses,
    ownerKind: ownerKinds,
    landTenure: landTenures,
    structuralSafety: structuralSafeties,
    undergroundingWanted: yesOrNo,
  },
  // an item of a catalogue is told by its code, in a column of its own
  works: {
    trade: trades,
    kind: workKinds.filter((kind) => kind !== 'item'),
    placement: placements,
    state: workStates,
    excavates: yesOrNo,
  },
  ground: {
    class: [
      ...['trunk', 'arterial', 'secondary', 'street', 'lane', 'railway', 'river', 'water'],
      ...['bridge', 'footbridge', 'underpass'],
    ],
  },
}

/** Empty for a field whose cells are no words of a list. */
export function meaningsOf(kind: string, field: string): readonly string[] {
  const fields = meanings[kind] ?? {}
  return Object.hasOwn(fields, field) ? (fields[field] ?? []) : []
}

/** By field, then by the word as the file has it: one of `meaningsOf`, or `leaveWord`. */
export const WordMeanings = z.record(z.string().max(60), z.record(z.string().max(200), z.string().max(60)))
export type WordMeanings = z.infer<typeof WordMeanings>

/** A cell as it should have been; an empty text empties it. */
export const CellWish = z.strictObject({
  /** By the row's place in its table. */
  at: z.int().min(0).max(9_999_999),
  column: z.int().min(0).max(2000),
  text: z.string().max(2000),
})
export type CellWish = z.infer<typeof CellWish>
export const mostCellWishes = 2000
