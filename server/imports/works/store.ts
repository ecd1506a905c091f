/** Works as a kind of import: what the ledger has of them, and how a file's rows are written. */
import type { KindStore } from '../kind.ts'
import { saveWorks } from './save-works.ts'
import { listExistingWorks } from './store.queries.ts'

/** `existing` gives pages of ExistingWorks, each work with the version its RowToWrite carries as `seenVersion`. */
export const worksStore: KindStore = { kind: 'works', existing: listExistingWorks, save: saveWorks }
