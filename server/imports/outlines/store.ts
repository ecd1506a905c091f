/** Outlines as a kind of import: what the ledger has of them, and how a file's rows are written. */
import type { KindStore } from '../kind.ts'
import { saveOutlines } from './save-outlines.ts'
import { listExistingOutlines } from './store.queries.ts'

/** `existing` gives ExistingOutlines, each with the version its RowToWrite carries as `seenVersion`. */
export const outlineStore: KindStore = { kind: 'outlines', existing: listExistingOutlines, save: saveOutlines }
