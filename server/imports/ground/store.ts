/** The ground as a kind of import: what the ledger has of it, and how a file's rows are written. */
import type { KindStore } from '../kind.ts'
import { saveGround } from './save-ground.ts'
import { listExistingGround } from './store.queries.ts'

/** `existing` gives pages of ExistingGrounds, each record with the version its RowToWrite carries as `seenVersion`. */
export const groundStore: KindStore = { kind: 'ground', existing: listExistingGround, save: saveGround }
