/** Compounds as a kind of import: what the ledger has of them, and how a file's rows are written. */

import type { KindStore } from '../kind.ts'
import { saveCompounds } from './save-compounds.ts'
import { listExisting } from './store.queries.ts'

/** `existing` gives pages of ExistingCompound[], each with the version its RowToWrite carries as `seenVersion`. */
export const compoundStore: KindStore = { kind: 'compounds', existing: listExisting, save: saveCompounds }
