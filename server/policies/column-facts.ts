/** Facts the policies ask for that the ledger has a column for: recorded by the same door, kept where they belong. */
import type { CompoundDetail } from '#contract/compound.ts'

type Field = 'structuralSafety' | 'landTenure'
type Word = NonNullable<CompoundDetail[Field]>
export type ColumnFact = {
  column: 'structural_safety' | 'land_tenure'
  field: Field
  /** What the column says for yes, no and not known. */
  words: readonly (readonly [word: Word, holds: boolean | null])[]
}

export const columnFacts: Readonly<Record<string, ColumnFact | undefined>> = {
  'structurally-safe': {
    column: 'structural_safety',
    field: 'structuralSafety',
    words: [
      ['safe', true],
      ['unsafe', false],
      ['unknown', null],
    ],
  },
  'state-owned-land': {
    column: 'land_tenure',
    field: 'landTenure',
    words: [
      ['state', true],
      ['collective', false],
    ],
  },
}
