/** What a row is known by in the list, and which record of the ledger it is shown by. */
import type { ImportKind, ImportRow } from '#contract/import.ts'

/** Its own, or of a doubtful row the likeliest. */
export const shownRecord = ({ recordId, candidates }: Pick<ImportRow, 'recordId' | 'candidates'>): string | null =>
  recordId ?? candidates[0]?.recordId ?? null

export const rowKey = ({ at, recordId }: Pick<ImportRow, 'at' | 'recordId'>): string =>
  at === null ? `${recordId}` : `${at}`

/** A compound or street office needs a name: a shape or a number alone can only be one the ledger has. */
export const canBeAdded = ({ name }: Pick<ImportRow, 'name'>, kind: ImportKind): boolean =>
  (kind !== 'compounds' && kind !== 'outlines') || name !== null
